/* What can be done with a result: print, calendar file, text, link. Nothing here leaves the device. */

/** The steps that lie ahead. @type {(uitkomst: any, vandaag: string) => any[]} */
export const straks = (uitkomst, vandaag) =>
  (uitkomst.termijn?.ladder ?? []).filter((/** @type {any} */ stap) => stap.datum >= vandaag);

/** The ladder with today in its place. @type {(uitkomst: any, vandaag: string) => any[]} */
export const metVandaag = (uitkomst, vandaag) => {
  const ladder = uitkomst.termijn?.ladder ?? [];
  const plek = ladder.findIndex((/** @type {any} */ stap) => stap.datum >= vandaag);
  return ladder[0]?.datum ? ladder.toSpliced(plek < 0 ? 99 : plek, 0, { datum: vandaag, vandaag: true }) : ladder;
};

/** All-day entries. The same step on the same day keeps its UID; nothing about the pupil. @type {(...a: any[]) => string} */
const agenda = (uitkomst, vandaag, titel) => {
  const kaal = (/** @type {string} */ datum) => datum.replaceAll("-", "");
  const items = straks(uitkomst, vandaag).flatMap(({ code, naam, datum }) => [
    "BEGIN:VEVENT",
    `UID:${code}-${datum}@routeboek`,
    `DTSTAMP:${kaal(vandaag)}T000000Z`,
    `DTSTART;VALUE=DATE:${kaal(datum)}`,
    "SUMMARY:" + (titel + naam).replace(/[\\;,]/g, "\\$&"),
    "END:VEVENT",
  ]);
  const regels = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Routeboek//NL", ...items, "END:VCALENDAR", ""];
  return regels.join("\r\n").replace(/.{60}(?=.)/gu, "$&\r\n ");
};

/** @type {(beeld: any, tekst: string) => Promise<void>} */
const kopieer = async (beeld, tekst) => {
  const vak = beeld.querySelector("textarea");
  vak.value = tekst;
  await navigator.clipboard.writeText(tekst).catch(() => {
    vak.hidden = false;
    vak.select();
  });
};

/** @type {Record<string, Actie>} */
export const acties = {
  print: () => print(),
  tekst: (beeld) => kopieer(beeld, beeld.querySelector("[data-kopie]").innerText + "\n" + location.href),
  link: (beeld) => kopieer(beeld, location.href),
  agenda: (_, uitkomst, vandaag, knop) => {
    const bestand = new Blob([agenda(uitkomst, vandaag, knop.dataset.titel)], { type: "text/calendar" });
    const href = URL.createObjectURL(bestand);
    Object.assign(document.createElement("a"), { href, download: "routekaart.ics" }).click();
  },
};
