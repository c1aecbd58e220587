/* Alleen in `make serve`: wat er mis is met de dataset, en waar elke tekst van deze pagina staat. Wat er staat, zegt de server. */
const PLEK = "/_redactie/";
const dit = document.querySelector("script[data-blad]").dataset.blad;
const AAN = "redactie-waar";

const maak = (naam, klasse = "", ...inhoud) => {
  const deel = Object.assign(document.createElement(naam), { className: klasse });
  deel.append(...inhoud);
  return deel;
};
const vraag = async (naam) => (await fetch(`${PLEK}${naam}.json?blad=${encodeURIComponent(location.pathname)}`, { cache: "no-store" })).json();

const melding = maak("div", "zien-fouten");
melding.role = "alert";
const knop = Object.assign(maak("button", "zien-knop", "Waar staat dit?"), { type: "button", ariaPressed: "false" });
const zegt = maak("div", "zien-zegt");
zegt.role = "status";
const balk = maak("aside", "zien", knop, melding, zegt);
balk.ariaLabel = "Voor de redactie";

let getoond = "";
const toon = (fouten) => {
  if (fouten.join("\n") === getoond) return;
  getoond = fouten.join("\n");
  melding.replaceChildren();
  if (!fouten.length) return;
  const lijst = maak("ul", "", ...fouten.map((zin) => maak("li", "", zin)));
  Object.assign(lijst, { tabIndex: 0, ariaLabel: "Meldingen" });
  const blok = maak("details", "", maak("summary", "", "De laatste wijziging is niet gelukt"), lijst);
  blok.open = true;
  melding.append(blok);
};

/* De pagina's die de browser bewaarde zijn die van de vorige keer. */
const ververs = async () => {
  for (const werker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await werker.unregister();
  location.reload();
};

const kijk = async () => {
  if (!document.hidden) {
    try {
      const { blad, fouten } = await vraag("nu");
      toon(fouten);
      if (blad !== dit) return void ververs();
    } catch { /* serve staat uit */ }
  }
  setTimeout(kijk, 1000);
};

const ook = ([naam, adres]) => {
  const link = adres === null ? naam : Object.assign(maak("a", "", naam), { href: `/${adres}` });
  return maak("li", "", link);
};
const kies = async (plaats, overal) => {
  await navigator.clipboard.writeText(plaats).catch(() => {});
  zegt.replaceChildren(maak("p", "", maak("code", "", plaats), " is gekopieerd. Deze regel staat in:"), maak("p", "", "Even zoeken…"));
  const plekken = (await overal)[plaats] ?? [];
  zegt.lastChild.replaceWith(maak("ul", "", ...plekken.map(ook)));
};

const luktNiet = () => zegt.replaceChildren(maak("p", "", "Dit lukt nu niet. Staan er fouten bij? Herstel die eerst."));

/* De inhoud van de pagina opnieuw, met achter elke tekst een knop met haar plaats. */
const wijsAan = async () => {
  zegt.replaceChildren(maak("p", "", "Even zoeken…"));
  const overal = vraag("ook");
  const inhoud = await vraag("waar");
  if (!inhoud) return zegt.replaceChildren(maak("p", "", "Op deze pagina staat geen tekst die je in de map data wijzigt."));
  const blad = document.querySelector("article");
  blad.innerHTML = inhoud;
  for (const blok of blad.querySelectorAll("details")) blok.open = true;
  for (const tekst of blad.querySelectorAll("[data-bron]:not(summary *)")) {
    const plaats = tekst.dataset.bron;
    const wijs = Object.assign(maak("button", "zien-plaats", plaats.split("/").at(-1)), { type: "button", ariaLabel: `Kopieer ${plaats}` });
    wijs.onclick = (klik) => { klik.preventDefault(); kies(plaats, overal).catch(luktNiet); };
    tekst.append(" ", wijs);
  }
  zegt.replaceChildren(maak("p", "", "Achter elke tekst staat haar bestand en regel. Een klik kopieert die."));
};

knop.onclick = () => {
  if (sessionStorage.getItem(AAN)) {
    sessionStorage.removeItem(AAN);
    location.reload();
  } else {
    sessionStorage.setItem(AAN, "ja");
    begin();
  }
};
const begin = () => {
  knop.ariaPressed = "true";
  wijsAan().catch(luktNiet);
};

if (top === self) {
  document.body.append(balk);
  knop.hidden = !document.querySelector("article");
  if (sessionStorage.getItem(AAN) && !knop.hidden) begin();
  kijk();
}
