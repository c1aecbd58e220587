/* The calculator on a page: asks the engine for the dates of a ladder, and only loads it when someone types */
import { maakMotor } from "./motor.mjs";
import { vul } from "./vul.mjs";

const vandaag = () => new Date().toLocaleDateString("sv");
let motor;

for (const vorm of document.querySelectorAll("form[data-rekenaar]")) {
	const uit = vorm.querySelector("output");
	const sjabloon = vorm.querySelector("template").content;
	const zeg = (woord) => (uit.textContent = vorm.dataset[woord]);
	vorm.onfocusin = () => (motor ??= maakMotor(() => {}, (reden) => reden && zeg("storing")));
	vorm.onsubmit = async (e) => {
		e.preventDefault();
		const ladder = { ...vorm.dataset };
		for (const naam of ["rekenaar", "storing", "leeg", "bezig"]) delete ladder[naam];
		for (const [naam, waarde] of new FormData(vorm)) if (waarde) ladder[naam] = waarde;
		if (!ladder.eerste_dag && !ladder.weken) return zeg("leeg");
		zeg("bezig");
		const antwoord = await motor({ ladder, vandaag: vandaag() });
		uit.replaceChildren(vul(sjabloon.cloneNode(true), antwoord, () => null));
	};
	vorm.closest("[hidden]").hidden = false;
}
