/*
 * Fills a cloned template from plain data. Only textContent and known links: data never becomes markup.
 *   data-als="pad" or "pad=a|b"     keep the element only if the value is there, or is one of these
 *   data-tekst, data-datum="pad"    the value as text, or as a date in Dutch words
 *   data-naar="pad"                 link to the page with that id; no such page: the words stay, the link goes
 *   data-adres, data-klasse="pad"   the value as a fragment to go to, as a class name
 *   data-lijst="pad"                repeat the template inside for every item; "." is the item itself
 */
const datum = new Intl.DateTimeFormat("nl-NL", { dateStyle: "full", timeZone: "UTC" });

/** @type {Haal} */
const haal = (data, pad) => (pad === "." ? data : pad.split(".").reduce((deel, naam) => deel?.[naam], data));

/** @type {(data: any, als: string) => boolean} */
const geldt = (data, als) => {
  const [pad, gewenst] = als.split("=");
  const waarde = haal(data, pad);
  if (gewenst) return gewenst.split("|").includes(String(waarde));
  return Array.isArray(waarde) ? waarde.length > 0 : Boolean(waarde);
};

/** @type {Vul} */
export const vul = (stuk, data, links) => {
  /** @type {(soort: string, doe: (el: any, waarde: any, pad: string) => void) => void} */
  const elk = (soort, doe) => {
    for (const el of stuk.querySelectorAll(`[data-${soort}]`)) {
      const pad = el.dataset[soort];
      delete el.dataset[soort];
      doe(el, haal(data, pad), pad);
    }
  };
  elk("als", (el, _, als) => geldt(data, als) || el.remove());
  elk("lijst", (el, items) => {
    const vorm = el.querySelector("template");
    for (const item of items ?? []) el.append(vul(vorm.content.cloneNode(true), item, links));
    vorm.remove();
  });
  elk("klasse", (el, waarde) => waarde && el.classList.add(waarde));
  elk("tekst", (el, waarde) => (el.textContent = waarde ?? ""));
  elk("datum", (el, waarde) => {
    el.textContent = waarde ? datum.format(new Date(waarde)) : "";
    el.dateTime = waarde;
  });
  elk("adres", (el, waarde) => String(waarde).startsWith("#") && (el.href = waarde));
  elk("naar", (el, waarde) => {
    const doel = links.get(waarde);
    if (!doel) return el.replaceWith(...el.childNodes);
    el.href = doel.href;
    el.target = doel.target;
    el.textContent ||= doel.textContent;
  });
  return stuk;
};
