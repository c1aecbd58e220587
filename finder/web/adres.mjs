/* The address of a step: answers in the URL fragment, never after `?`. */
import { leesDatum } from "./velden.mjs";

/** @type {Keur} */
const keur = ({ soort, keuzes }, waarde, vandaag) => {
	const delen = waarde.split(",");
	if (keuzes.get(waarde) || (soort !== "meerkeuze" && keuzes.has(waarde))) return waarde;
	if (soort === "meerkeuze") return delen.every((deel) => keuzes.get(deel) === false) ? delen : undefined;
	if (soort === "datum") return leesDatum(waarde.split("-").reverse(), vandaag).waarde;
	return soort === "getal" && /^\d{1,3}$/.test(waarde) ? Number(waarde) : undefined;
};

/** @type {LeesAdres} */
export const lees = (fragment, vragen, vandaag) => {
	/** @type {Stand} */
	const stand = { antwoorden: {}, toon: "", v: "", vreemd: 0 };
	for (const [naam, waarde] of new URLSearchParams(fragment.slice(1))) {
		const vraag = vragen.get(naam);
		const goed = vraag && keur(vraag, waarde, vandaag);
		if (naam === "toon" || naam === "v") stand[naam] = waarde;
		else if (goed === undefined) stand.vreemd++;
		else stand.antwoorden[naam] = goed;
	}
	return stand;
};

/** @type {SchrijfAdres} */
export const schrijf = (antwoorden, toon, v) =>
	"#" + String(new URLSearchParams({ ...antwoorden, ...(v && { v }), toon })).replaceAll("%2C", ",");
