/* The calculator on a page: asks the engine for the dates of a ladder, and only loads it when someone comes to it */
import { maakMotor, vandaag } from "./motor.mjs";
import { vul } from "./vul.mjs";

let motor;
let kapot = false;

for (const el of document.querySelectorAll("form[data-rekenaar]")) {
	const vorm = Object(el);
	const uit = vorm.querySelector("output");
	const { sector, gemeente, ...woorden } = vorm.dataset;
	const zeg = (woord) => (uit.textContent = woorden[woord]);
	const storing = (reden) => (kapot = Boolean(reden)) && zeg("storing");
	vorm.addEventListener("focusin", () => (motor ??= maakMotor(() => {}, storing)));
	vorm.addEventListener("submit", async (e) => {
		e.preventDefault();
		const gegeven = [...new FormData(vorm)].filter(([, waarde]) => waarde);
		const ladder = Object({ sector, gemeente, ...Object.fromEntries(gegeven) });
		if (!ladder.eerste_dag && !ladder.weken) return zeg("leeg");
		if (ladder.eerste_dag > vandaag()) return zeg("toekomst");
		if (ladder.eerste_dag < "2000") return zeg("teVroeg");
		if (ladder.weken) ladder.weken = Math.trunc(ladder.weken);
		zeg(kapot ? "storing" : "bezig");
		const { agenda, ...antwoord } = await motor({ ladder, vandaag: vandaag() });
		if (agenda) antwoord.agenda = "data:text/calendar," + encodeURIComponent(agenda);
		uit.replaceChildren(vul(vorm.querySelector("template").content.cloneNode(true), antwoord, () => null));
	});
	vorm.closest("[hidden]").hidden = false;
}
