/* Keeps the site offline, unless data is scarce; tells of a new version */
const sw = navigator.serviceWorker;
let oud = sw?.controller;
let gevraagd = false;

/* Only the tab where it was asked loads anew: in another one somebody may be typing */
const meld = (nieuw) => {
	const knop = Object(document.querySelector(".rb-nieuw button"));
	knop.parentElement.hidden = false;
	knop.onclick = () => {
		gevraagd = true;
		nieuw ? nieuw.postMessage("vernieuw") : location.reload();
	};
};

const registreer = async () => {
	const werker = await sw.register(new URL("../../sw.js", import.meta.url));
	const kijk = () => oud && werker.waiting && meld(werker.waiting);
	kijk();
	werker.onupdatefound = () => werker.installing?.addEventListener("statechange", kijk);
};

if (sw && !Object(navigator).connection?.saveData) {
	sw.oncontrollerchange = () => (gevraagd ? location.reload() : oud ? meld() : (oud = sw.controller));
	addEventListener("load", () => setTimeout(() => registreer().catch(() => {}), 3000));
}
if (document.querySelector("[data-rekenaar]")) import("./rekenaar.mjs");
