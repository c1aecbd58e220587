/* Keeps the site offline, unless data is scarce; tells of a new version */
const sw = navigator.serviceWorker;
let oud = sw?.controller;

const meld = (nieuw) => {
	const balk = Object(document.querySelector(".rb-nieuw p"));
	balk.hidden = false;
	balk.onclick = () => nieuw.postMessage("vernieuw");
};

const registreer = async () => {
	const werker = await sw.register(new URL("../../sw.js", import.meta.url));
	const kijk = () => oud && werker.waiting && meld(werker.waiting);
	kijk();
	werker.onupdatefound = () => werker.installing?.addEventListener("statechange", kijk);
};

if (sw && !Object(navigator).connection?.saveData) {
	sw.oncontrollerchange = () => (oud ? location.reload() : (oud = sw.controller));
	addEventListener("load", () => setTimeout(() => registreer().catch(() => {}), 3000));
}
if (document.querySelector("[data-rekenaar]")) import("./rekenaar.mjs");
