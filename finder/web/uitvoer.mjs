/* A result as print, calendar file, text or link. */

/** @type {Treden} */
export const straks = (uitkomst, vandaag) => (uitkomst.termijn?.ladder ?? []).filter(({ datum }) => datum && datum >= vandaag);

/** @type {Treden} */
export const metVandaag = (uitkomst, vandaag) => {
	const ladder = uitkomst.termijn?.ladder ?? [];
	const nu = { code: "", naam: "", datum: vandaag, vandaag: true };
	return ladder[0]?.datum ? ladder.toSpliced(-straks(uitkomst, vandaag).length || ladder.length, 0, nu) : ladder;
};

/** Stable UIDs; nothing about the pupil. @type {Agenda} */
const agenda = (uitkomst, vandaag, titel) => {
	const items = straks(uitkomst, vandaag).flatMap(({ code, naam, datum }) => [
		"BEGIN:VEVENT",
		`UID:${code}-${datum}@routeboek`,
		`DTSTAMP:${vandaag.replaceAll("-", "")}T000000Z`,
		`DTSTART;VALUE=DATE:${datum?.replaceAll("-", "")}`,
		"SUMMARY:" + (titel + naam).replace(/[\\;,]/g, "\\$&"),
		"END:VEVENT",
	]);
	const regels = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Routeboek//NL", ...items, "END:VCALENDAR", ""];
	return regels.join("\r\n").replace(/.{60}(?=.)/gu, "$&\r\n ");
};

const kopieer = async (beeld, tekst) => {
	const vak = beeld.querySelector("textarea");
	vak.value = tekst;
	await navigator.clipboard.writeText(tekst).catch(() => {
		vak.parentElement.hidden = false;
		vak.select();
	});
};

export const acties = {
	print: () => print(),
	tekst: (beeld) => kopieer(beeld, beeld.querySelector("[data-kopie]").innerText + "\n" + location.href),
	link: (beeld) => kopieer(beeld, location.href),
	agenda: (_, uitkomst, vandaag, knop) => {
		const href = "data:text/calendar," + encodeURIComponent(agenda(uitkomst, vandaag, knop.dataset.titel));
		Object.assign(document.createElement("a"), { href, download: "routekaart.ics" }).click();
	},
};
