/*
 * Fills a cloned template from plain data: only textContent and known links, so data never becomes markup.
 *   data-als="pad" or "pad=a|b"   keep the element only if the value is there, or is one of these
 *   data-lijst    repeat the template inside for every item; "." is the item itself
 *   data-tekst, data-datum, data-klasse, data-adres (a fragment), data-naar (the page with that id)
 */
const datum = new Intl.DateTimeFormat("nl-NL", { dateStyle: "full", timeZone: "UTC" });

/** @type {Haal} */
const haal = (data, pad) => (pad === "." ? data : pad.split(".").reduce((deel, naam) => deel?.[naam], data));

/** @type {Haal} */
const geldt = (data, als) => {
  const [pad, gewenst] = als.split("=");
  const waarde = haal(data, pad);
  return gewenst ? gewenst.split("|").includes(waarde) : (waarde?.length ?? waarde);
};

/** @type {Vul} */
export const vul = (stuk, data, links) => {
  /** @type {Elk} */
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
    for (const item of items ?? []) vorm.before(vul(vorm.content.cloneNode(true), item, links));
    vorm.remove();
  });
  elk("klasse", (el, waarde) => waarde && el.classList.add(waarde));
  elk("tekst", (el, waarde) => (el.textContent = waarde ?? ""));
  elk("datum", (el, waarde) => {
    el.textContent = waarde ? datum.format(new Date(waarde)) : "";
    el.dateTime = waarde;
  });
  elk("adres", (el, waarde) => el.setAttribute("href", waarde));
  elk("naar", (el, waarde) => {
    const doel = links.get(waarde);
    if (!doel) return el.replaceWith(...el.childNodes);
    el.href = doel.href;
    el.target = doel.target;
    el.textContent ||= doel.textContent;
  });
  return stuk;
};
