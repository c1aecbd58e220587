/* The address of a step: answers in the URL fragment, never after `?`. */
import { vandaag as nu } from "./motor.mjs";
import { hoort, leesDatum } from "./velden.mjs";

const WEEK = 6048e5;

/** @type {Keur} */
const keur = ({ soort, keuzes }, waarde, antwoorden, vandaag) => {
	const veel = soort === "meerkeuze";
	const delen = veel ? waarde.split(",") : [waarde];
	const alleen = (deel) => "alleen" in Object(keuzes.get(deel));
	if (delen.every((deel) => keuzes.has(deel) && (deel === waarde || !alleen(deel)))) {
		const hier = delen.filter((deel) => hoort(keuzes.get(deel) ?? {}, antwoorden));
		return veel && hier[0] && !alleen(waarde) ? hier : (hier[0] ?? "");
	}
	const datum = soort === "datum";
	if (datum && leesDatum(waarde.split("-").reverse(), vandaag).waarde === waarde) return waarde;
	return (datum || soort === "getal") && /^(0|[1-9]\d{0,2})$/.test(waarde) ? Number(waarde) : undefined;
};

/* What mail does to a link: %23 for #, &amp; for &, everything encoded (twice), a line break inside */
const heel = (fragment) =>
	fragment
		.replace(/%(?:25)*([0-7][0-9a-f])/gi, (_, code) => String.fromCharCode(parseInt(code, 16)))
		.replace(/&(amp;)+/g, "&")
		.replace(/^#+|\s/g, "");

/** @type {LeesAdres} */
export const lees = (fragment, vragen, vandaag) => {
	/** @type {Stand} */
	const stand = { antwoorden: {}, toon: "", v: "", op: vandaag, vreemd: 0, bekend: !fragment };
	for (const [naam, waarde] of new URLSearchParams(heel(fragment))) {
		const vraag = vragen.get(naam);
		const goed = vraag && keur(vraag, waarde, stand.antwoorden, vandaag);
		if (vraag || naam === "toon") stand.bekend = true;
		if (naam === "toon" || naam === "v" || naam === "op") stand[naam] = waarde;
		else if (goed === undefined) stand.vreemd++;
		else if (goed !== "") stand.antwoorden[naam] = goed;
	}
	/* So many weeks ago, on the day the link was made: by now more */
	const erbij = Math.max(Math.floor((Date.parse(vandaag) - Date.parse(stand.op)) / WEEK), 0) || 0;
	for (const [naam, waarde] of Object.entries(stand.antwoorden)) {
		if (Number.isInteger(waarde) && vragen.get(naam)?.soort === "datum") stand.antwoorden[naam] = Number(waarde) + erbij;
	}
	return stand;
};

/** @type {SchrijfAdres} */
export const schrijf = (antwoorden, toon, v) => {
	const op = Object.values(antwoorden).some(Number.isInteger) && nu();
	return "#" + String(new URLSearchParams({ ...antwoorden, ...(op && { op }), ...(v && { v }), ...(toon && { toon }) })).replaceAll("%2C", ",");
};
