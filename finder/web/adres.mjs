/* The address of a step: answers in the URL fragment, never after `?`. */
import { hoort, leesDatum } from "./velden.mjs";

/** @type {Keur} */
const keur = ({ soort, keuzes }, waarde, vandaag) => {
	const delen = waarde.split(",");
	const samen = (deel) => soort === "meerkeuze" && keuzes.has(deel) && !("alleen" in Object(keuzes.get(deel)));
	if (delen.every(samen)) return delen;
	if (keuzes.has(waarde)) return waarde;
	if (soort === "datum") return leesDatum(waarde.split("-").reverse(), vandaag).waarde === waarde ? waarde : undefined;
	return soort === "getal" && /^(0|[1-9]\d{0,2})$/.test(waarde) ? Number(waarde) : undefined;
};

/* What mail does to a link: %23 for #, &amp; for &, everything encoded (twice), a line break inside */
const heel = (fragment) =>
	fragment
		.replace(/%(?:25)*([0-7][0-9a-f])/gi, (_, code) => String.fromCharCode(parseInt(code, 16)))
		.replace(/&(amp;)+/g, "&")
		.replace(/^#+|\s/g, "");

/* An answer that is not offered at this sector and gemeente is asked again */
const laatWeg = (antwoorden, vragen) => {
	for (const naam in antwoorden) {
		const past = (deel) => hoort(vragen.get(naam).keuzes.get(deel) ?? {}, antwoorden);
		const over = [antwoorden[naam]].flat().filter(past);
		if (!over.length) delete antwoorden[naam];
		else if (Array.isArray(antwoorden[naam])) antwoorden[naam] = over;
	}
};

/** @type {LeesAdres} */
export const lees = (fragment, vragen, vandaag) => {
	/** @type {Stand} */
	const stand = { antwoorden: {}, toon: "", v: "", vreemd: 0, bekend: !fragment };
	for (const [naam, waarde] of new URLSearchParams(heel(fragment))) {
		const vraag = vragen.get(naam);
		const goed = vraag && keur(vraag, waarde, vandaag);
		if (vraag || naam === "toon") stand.bekend = true;
		if (naam === "toon" || naam === "v") stand[naam] = waarde;
		else if (goed === undefined) stand.vreemd++;
		else stand.antwoorden[naam] = goed;
	}
	laatWeg(stand.antwoorden, vragen);
	return stand;
};

/** @type {SchrijfAdres} */
export const schrijf = (antwoorden, toon, v) =>
	"#" + String(new URLSearchParams({ ...antwoorden, ...(v && { v }), ...(toon && { toon }) })).replaceAll("%2C", ",");
