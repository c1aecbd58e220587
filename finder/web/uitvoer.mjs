/* A result as print, calendar file, text or link */

const kopieer = (beeld, tekst) => {
	const vak = beeld.querySelector("textarea");
	vak.value = tekst;
	return navigator.clipboard.writeText(tekst).catch(() => {
		vak.parentElement.hidden = false;
		vak.select();
		return false;
	});
};

export const acties = {
	print: () => print(),
	tekst: (beeld) => kopieer(beeld, beeld.querySelector("[data-kopie]").innerText + "\n" + location.href),
	link: (beeld) => kopieer(beeld, location.href),
	agenda: (_, { termijn }) => {
		const href = "data:text/calendar," + encodeURIComponent(termijn.agenda);
		Object.assign(document.createElement("a"), { href, download: "routekaart.ics" }).click();
	},
};
