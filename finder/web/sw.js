/* Offline: a cache for each version, never mixed; the build fills in the constants */
const BESTANDEN = /*BESTANDEN*/[];
/* The engine: kept if it can be */
const ERBIJ = /*ERBIJ*/[];
const VERSIE = /*VERSIE*/"";
const HIER = `routeboek ${registration.scope} `;
const CACHE = HIER + VERSIE;
const adres = (naam = "") => new URL(naam, registration.scope).href;
const kaal = (url) => url.replace(/\/?(index)?(\.html)?\/?$/, "");

/* Not what another address says, nor a page without our policy */
const klopt = async (nieuw, url) => {
	if (!nieuw.ok || kaal(nieuw.url) !== kaal(url)) return false;
	if (!nieuw.headers.get("Content-Type")?.includes("html")) return true;
	return /(\/|\.html)$/.test(url) && (await nieuw.clone().text()).includes("wasm-unsafe-eval");
};

/* A next try goes on from here. A browser refuses a redirected page, so it is rebuilt */
const bewaar = async (cache, url) => {
	if (await cache.match(url)) return;
	const nieuw = await fetch(url, { cache: "no-cache" });
	if (!(await klopt(nieuw, url))) throw Error(url);
	await cache.put(url, nieuw.redirected ? new Response(nieuw.body, nieuw) : nieuw);
};

const vul = async () => {
	const cache = await caches.open(CACHE);
	const rij = BESTANDEN.map(adres);
	while (rij.length) await Promise.all(rij.splice(0, 8).map((url) => bewaar(cache, url)));
	for (const naam of ERBIJ) await bewaar(cache, adres(naam)).catch(() => {});
	const nu = await (await fetch(adres("sw.js"), { cache: "no-store" })).text();
	if (!nu.includes(VERSIE)) throw Error("ingehaald");
};

const ruimOp = async () => {
	for (const naam of await caches.keys()) if (naam.startsWith(HIER) && naam !== CACHE) await caches.delete(naam);
	await clients.claim();
};

const bewaard = async (cache, { url, mode }) => {
	const naam = url.replace(/[?#].*|index\.html$/, "");
	const gevonden = await cache.match(naam);
	if (gevonden || mode !== "navigate") return gevonden;
	return (await cache.match(naam + "/")) && Response.redirect(naam + "/");
};

/* The rest is kept once it was asked for */
const haal = async (cache, verzoek) => {
	const nieuw = await fetch(verzoek);
	const { status, url } = nieuw;
	const goed = status === 200 && !nieuw.redirected && (/\.pdf$/.test(url) || (verzoek.mode === "navigate" && (await klopt(nieuw, url))));
	if (goed) cache?.put(url, nieuw.clone()).catch(() => {});
	return nieuw;
};

const zonder = async (cache, { mode }, fout) => {
	if (mode !== "navigate") throw fout;
	const blad = await (await cache.match(adres("offline.html"))).text();
	const tekst = blad.replace("<head>", `<head><base href="${adres()}">`);
	return new Response(tekst, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
};

/* A cache that fails is no cache */
const antwoord = async (verzoek) => {
	const cache = await caches.open(CACHE).catch(() => null);
	const uit = await bewaard(cache, verzoek).catch(() => null);
	return uit || haal(cache, verzoek).catch((fout) => zonder(cache, verzoek, fout));
};

Object.assign(self, {
	oninstall: (e) => e.waitUntil(vul()),
	onactivate: (e) => e.waitUntil(ruimOp()),
	onmessage: () => skipWaiting(),
	onfetch: (e) => e.respondWith(antwoord(e.request)),
});
