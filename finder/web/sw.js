/* Offline: a cache for each version, never mixed; the build fills in the constants */
const BESTANDEN = /*BESTANDEN*/[];
const VERSIE = /*VERSIE*/"";
const HIER = `routeboek ${registration.scope} `;
const KAST = HIER + VERSIE;
const adres = (naam = "") => new URL(naam, registration.scope).href;

const vul = async () => {
	const kast = await caches.open(KAST);
	const vers = BESTANDEN.map((naam) => new Request(adres(naam), { cache: "no-cache" }));
	while (vers.length) await kast.addAll(vers.splice(0, 8));
	const nu = await (await fetch(adres("sw.js"), { cache: "no-store" })).text();
	if (!nu.includes(VERSIE)) throw Error("ingehaald");
};

const ruimOp = async () => {
	for (const naam of await caches.keys()) if (naam.startsWith(HIER) && naam !== KAST) await caches.delete(naam);
	await clients.claim();
};

const antwoord = async (verzoek) => {
	const kast = await caches.open(KAST);
	const kaal = verzoek.url.replace(/[?#].*|index\.html$/, "");
	return (await kast.match(kaal)) ?? fetch(verzoek);
};

const bij = {
	install: (e) => e.waitUntil(vul()),
	activate: (e) => e.waitUntil(ruimOp()),
	message: () => skipWaiting(),
	fetch: (e) => e.respondWith(antwoord(e.request)),
};
for (const soort in bij) addEventListener(soort, bij[soort]);
