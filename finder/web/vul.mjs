/* Fills a cloned template from plain data. The attributes are explained in uitkomst.html.j2 */
const datum = new Intl.DateTimeFormat("nl-NL", { dateStyle: "full", timeZone: "UTC" });

const neem = (deel, naam) => (Array.isArray(deel) && !/^\d/.test(naam) ? deel.map((d) => d[naam]) : deel?.[naam]);
const haal = (data, pad) => (pad === "." ? data : pad.split(".").reduce(neem, data));

const geldt = (data, als) => {
	const [pad, gewenst] = als.split("=");
	const waarde = haal(data, pad);
	return gewenst ? gewenst.split("|").some((w) => [waarde].flat().includes(w)) : (waarde?.length ?? waarde);
};

export const vul = (stuk, data, link) => {
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
		for (const item of items ?? []) vorm.before(vul(vorm.content.cloneNode(true), item, link));
		vorm.remove();
	});
	elk("klasse", (el, waarde) => waarde && el.classList.add(waarde));
	elk("tekst", (el, waarde) => (el.textContent = waarde ?? ""));
	elk("zin", (el, waarde = "") => (el.textContent = waarde.charAt(0).toUpperCase() + waarde.slice(1)));
	elk("datum", (el, waarde) => {
		el.textContent = waarde ? datum.format(new Date(waarde)) : "";
		el.dateTime = waarde;
	});
	elk("adres", (el, waarde) => el.setAttribute("href", waarde));
	elk("naar", (el, waarde) => {
		const doel = link(waarde);
		if (!doel) return el.replaceWith(...el.childNodes);
		el.href = doel.href;
		el.target = doel.target;
		el.textContent ||= doel.textContent;
	});
	return stuk;
};
