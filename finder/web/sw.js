/* Offline after one visit. Each version has its own cache, so a page never mixes two. The build fills in the constants.
   A classic script: older Firefox knows no module service workers. */
/** @type {string[]} */
const BESTANDEN = /*BESTANDEN*/[];
const VERSIE = /*VERSIE*/"";
const KAST = "routeboek-" + VERSIE;
const adres = (naam = "") => new URL(naam, registration.scope).href;

const vul = async () => {
  const kast = await caches.open(KAST);
  const vers = BESTANDEN.map((naam) => new Request(adres(naam), { cache: "no-cache" }));
  while (vers.length) await kast.addAll(vers.splice(0, 8));
  const nu = await (await fetch(adres("sw.js"), { cache: "no-store" })).text();
  if (!nu.includes(VERSIE)) throw Error("nieuwe versie tijdens het ophalen");
};

const ruimOp = async () => {
  for (const naam of await caches.keys()) if (naam.startsWith("routeboek-") && naam !== KAST) await caches.delete(naam);
  await clients.claim();
};

const haalMomentopname = async () => {
  const kast = await caches.open(KAST);
  const lijst = adres("assets/engine/manifest.json");
  const { snapshot } = await (await fetch(lijst)).json();
  const url = new URL(snapshot, lijst).href;
  if (!(await kast.match(url))) await kast.add(url);
};

const antwoord = async (/** @type {Request} */ verzoek) => {
  const kast = await caches.open(KAST);
  const kaal = verzoek.url.replace(/[?#].*|index\.html$/, "");
  return (await kast.match(kaal)) ?? fetch(verzoek);
};

/** @type {Record<string, Bij>} */
const bij = {
  install: (e) => e.waitUntil(vul()),
  activate: (e) => e.waitUntil(ruimOp()),
  message: (e) => e.waitUntil(e.data === "vernieuw" ? skipWaiting() : haalMomentopname().catch(() => {})),
  fetch: (e) => e.request.method === "GET" && e.request.url.startsWith(registration.scope) && e.respondWith(antwoord(e.request)),
};
for (const soort in bij) addEventListener(soort, bij[soort]);
