/* The page's side of the engine: starts the worker and asks it */
const STIL = 20_000;

export const vandaag = () => new Date().toLocaleDateString("sv");

/** @type {MaakMotor} */
export const maakMotor = (bijVoortgang, bijStoring) => {
	let tekst = "";
	let lever;
	let worker;
	let klaar = false;
	let laatste = 0;
	let wekker = 0;

	const stuur = () => {
		if (klaar && laatste) worker?.postMessage({ nummer: laatste, tekst });
	};

	const start = (naam = "") => {
		const mis = (reden, opnieuw = false) => {
			clearTimeout(wekker);
			worker?.terminate();
			klaar = false;
			if (opnieuw) start("gewoon");
			else bijStoring(String(reden));
		};
		const waak = () => {
			clearTimeout(wekker);
			wekker = setTimeout(bijStoring, STIL, "geen antwoord");
		};
		try {
			if (typeof WebAssembly !== "object") throw "geen WebAssembly";
			worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module", name: naam });
		} catch (fout) {
			return mis(fout);
		}
		waak();
		worker.onerror = (e) => mis(e.message);
		worker.onmessage = ({ data: { fout, nummer, antwoord, snel, geladen, totaal } }) => {
			if (fout) return mis(fout, snel);
			if (nummer) nummer === laatste && lever(JSON.parse(antwoord));
			else if (geladen) {
				waak();
				bijVoortgang(geladen, totaal);
			} else {
				clearTimeout(wekker);
				bijStoring("");
				klaar = true;
				performance.mark("finder-klaar", { detail: snel });
				stuur();
			}
		};
	};

	requestAnimationFrame(() => setTimeout(start));
	let antwoord;
	/* The same question twice is asked once */
	return (verzoek) => {
		const nieuw = JSON.stringify(verzoek);
		if (nieuw === tekst) return antwoord;
		tekst = nieuw;
		laatste++;
		antwoord = new Promise((klaar) => (lever = klaar));
		stuur();
		return antwoord;
	};
};
