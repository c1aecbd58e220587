/* A result as print, calendar file, text or link */

/* Without a clipboard (plain http, a frame) the text stands there to copy */
const kopieer = async (beeld, tekst) => {
	const vak = beeld.querySelector("textarea");
	vak.value = tekst;
	try {
		await navigator.clipboard.writeText(tekst);
		vak.closest("div").hidden = true;
	} catch {
		vak.closest("div").hidden = false;
		vak.focus();
		vak.select();
		return false;
	}
};

export const acties = {
	print: () => print(),
	tekst: (beeld, { bericht }) => kopieer(beeld, bericht + "\n" + location.href),
	link: (beeld) => kopieer(beeld, location.href),
	agenda: (_, { termijn }) => {
		const href = "data:text/calendar," + encodeURIComponent(termijn.agenda);
		Object.assign(document.createElement("a"), { href, download: "routekaart.ics" }).click();
	},
};
