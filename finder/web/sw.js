/* Offline after one visit. Each version has its own cache and a page gets all its files from one version.
   The build fills in the two constants. A classic script: older Firefox knows no module service workers. */
/** @type {string[]} */
const BESTANDEN = /*BESTANDEN*/[];
const VERSIE = /*VERSIE*/"";
const KAST = "routeboek-" + VERSIE;
const adres = (/** @type {string} */ naam) => new URL(naam.replace(/index\.html$/, ""), registration.scope).href;

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
  const bij = adres("assets/engine/manifest.json");
  const { snapshot } = await (await fetch(bij)).json();
  const url = new URL(snapshot, bij).href;
  if (!(await kast.match(url))) await kast.add(url);
};

const antwoord = async (/** @type {Request} */ verzoek) => {
  const kast = await caches.open(KAST);
  const kaal = verzoek.url.replace(/[?#].*|index\.html$/, "");
  if (await kast.match(kaal + "/")) return Response.redirect(kaal + "/");
  return (await kast.match(kaal)) ?? fetch(verzoek);
};

addEventListener("install", (/** @type {any} */ e) => e.waitUntil(vul()));
addEventListener("activate", (/** @type {any} */ e) => e.waitUntil(ruimOp()));
addEventListener("message", (/** @type {any} */ e) =>
  e.waitUntil(e.data === "vernieuw" ? skipWaiting() : haalMomentopname().catch(() => {})));
addEventListener("fetch", (/** @type {any} */ e) => {
  if (e.request.method === "GET" && e.request.url.startsWith(registration.scope)) e.respondWith(antwoord(e.request));
});
