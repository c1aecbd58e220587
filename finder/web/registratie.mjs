/* Keeps the site for offline use once the page is at rest, and tells of a new version. */
const sw = navigator.serviceWorker;
const oud = sw?.controller;

const meld = (nieuw) => {
	const balk = document.createElement("p");
	const knop = document.createElement("button");
	balk.className = "rf-nieuw";
	balk.role = "status";
	knop.textContent = "Vernieuw";
	knop.onclick = () => nieuw.postMessage("vernieuw");
	balk.append("Er is een nieuwe versie. ", knop);
	document.body.append(balk);
};

const registreer = async () => {
	const werker = await sw.register(new URL("../../sw.js", import.meta.url));
	const kijk = () => oud && werker.waiting && meld(werker.waiting);
	kijk();
	werker.onupdatefound = () => werker.installing?.addEventListener("statechange", kijk);
};

if (sw) {
	sw.oncontrollerchange = () => oud && location.reload();
	addEventListener("load", () => setTimeout(() => registreer().catch(() => {}), 3000));
}
