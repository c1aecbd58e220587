/*
 * "Welke tafel?", one screen at a time. The address holds the whole state; this file only moves between screens.
 * Screens, sentences and the result stand as templates in the page. Answers live in this tab and nowhere else.
 */
import * as adres from "./adres.mjs";
import { maakMotor } from "./motor.mjs";
import { acties, metVandaag, straks } from "./uitvoer.mjs";
import * as veld from "./velden.mjs";
import { vul } from "./vul.mjs";

/** @type {(keuze: string, stuk?: any) => any[]} */
const alle = (keuze, stuk = document.getElementById("finder")) => [...stuk.querySelectorAll(keuze)];
/** @type {(keuze: string, stuk?: any) => any} */
const pak = (keuze, stuk) => alle(keuze, stuk)[0];

const beeld = pak("[data-beeld]");
const { dataversie, titel } = beeld.dataset;
const schermen = new Map(alle("[data-sjabloon]").map((el) => [el.dataset.sjabloon, el.content]));
const vragen = veld.vraagboek(schermen.values());
const links = new Map(alle("[data-links] a").map((el) => [el.dataset.id, el]));

/** Everything answered in this tab, also on steps that were undone. @type {Antwoorden} */
const onthouden = {};
/** @type {any} */
let uitkomst = {};
let beurt = 0;
let kapot = false;

const vandaag = (nu = new Date()) => new Date(+nu - nu.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const stand = () => adres.lees(location.hash, vragen, vandaag());
/** @type {(zin?: string) => void} */
const zeg = (zin = "") => (pak("[data-status]").textContent = zin);

const wacht = (aan = true) => {
  pak("[data-wachten]").hidden = !aan || kapot;
  zeg(aan && !kapot ? pak("[data-status]").dataset.bezig : "");
  if (aan && kapot) pak("[data-storing]").focus();
};

const vraag = maakMotor(
  (geladen, totaal) => {
    pak("progress").max = Math.max(totaal, geladen);
    pak("progress").value = geladen;
    pak("[data-bytes]").textContent = (geladen / 1e6).toFixed(1).replace(".", ",");
  },
  (reden) => {
    kapot = true;
    console.warn("finder:", reden);
    pak("[data-storing]").hidden = false;
    if (!pak("[data-wachten]").hidden) wacht();
  },
);

/** Asks the engine. An answer that a newer step overtook never arrives. @type {(antwoorden: Antwoorden) => Promise<Stap>} */
const reken = async (antwoorden) => {
  const mijn = ++beurt;
  const wekker = setTimeout(wacht, 150);
  const stap = await vraag({ vandaag: vandaag(), antwoorden });
  if (mijn !== beurt) return new Promise(() => {});
  clearTimeout(wekker);
  wacht(false);
  return stap;
};

/** @type {(id: string, data: any) => DocumentFragment} */
const maak = (id, data) => vul(schermen.get(id).cloneNode(true), data, links);

/** @type {(inhoud: DocumentFragment, stap: string) => void} */
const zet = (inhoud, stap) => {
  beeld.replaceChildren(inhoud);
  const kop = pak("h1");
  document.title = [stap, kop.innerText, titel].filter(Boolean).join(" – ");
  kop.tabIndex = -1;
  kop.focus();
  scrollTo(0, 0);
};

/** The screens of this path so far. @type {(stap: Stap) => string[]} */
const pad = (stap) => [...new Set(stap.overzicht.map((deel) => deel.scherm))];

/** @type {(doel: string | undefined, antwoorden: Antwoorden) => void} */
const zetTerug = (doel, antwoorden) => {
  pak("[data-terug]").hidden = !doel;
  if (doel) pak("[data-terug] a").href = adres.schrijf(antwoorden, doel, dataversie);
};

/** @type {(stap: Stap, scherm: string, antwoorden: Antwoorden) => void} */
const toonScherm = (stap, scherm, antwoorden) => {
  const hier = stap.scherm === scherm;
  const gehad = stap.overzicht.filter((deel) => deel.scherm === scherm).map((deel) => deel.vraag);
  const zichtbaar = [...gehad, ...(hier ? stap.vragen : [])];
  const nummer = [...pad(stap), scherm].indexOf(scherm) + 1;
  const woorden = `Vraag ${nummer} van hoogstens ${Math.max(stap.hoogstens, nummer)}`;
  const inhoud = maak(scherm, { stap: woorden, week: stap.week_in_woorden });
  for (const el of veld.velden(inhoud)) if (!zichtbaar.includes(el.dataset.vraag)) el.remove();
  for (const el of alle("[data-sector]", inhoud)) if (antwoorden.sector && el.dataset.sector !== antwoorden.sector) el.remove();
  veld.vulIn(inhoud, { ...onthouden, ...antwoorden });
  zetTerug(pad(stap)[nummer - 2], antwoorden);
  zet(inhoud, woorden);
};

/** @type {(stap: Stap, toon: string, antwoorden: Antwoorden) => void} */
const toonSlot = (stap, toon, antwoorden) => {
  /** @type {(naar: any) => string} */
  const naar = (naar) => adres.schrijf(antwoorden, naar, dataversie);
  const overzicht = stap.overzicht.map((deel) => ({ ...deel, adres: naar(deel.scherm) }));
  uitkomst = stap.uitkomst ?? stap.onbeslist;
  const agenda = straks(uitkomst, vandaag());
  const ladder = metVandaag(uitkomst, vandaag());
  const soort = toon === "controle" ? toon : stap.uitkomst ? "uitkomst" : "onbeslist";
  const los = { overzicht, agenda, ladder, vandaag: vandaag(), link: location.href, naar: naar("uitkomst"), terug: naar("controle") };
  zetTerug(toon === "controle" ? pad(stap).at(-1) : "controle", antwoorden);
  zet(maak(soort, { ...uitkomst, ...los }), "");
};

/** Shows what the address says. */
const toon = async () => {
  const { antwoorden, toon, v, vreemd } = stand();
  Object.assign(onthouden, antwoorden);
  pak("[data-vreemd]").hidden = !vreemd;
  pak("[data-ouder]").hidden = !v || v === dataversie;
  const stap = await reken(antwoorden);
  const kan = [stap.scherm, ...stap.overzicht.map((deel) => deel.scherm)];
  if (kan.includes(toon)) toonScherm(stap, toon, antwoorden);
  else if (stap.scherm) toonScherm(stap, stap.scherm, antwoorden);
  else toonSlot(stap, toon, antwoorden);
};

/** @type {(vorm: any, fouten: Fout[]) => void} */
const toonFouten = (vorm, fouten) => {
  pak(".rf-fouten", vorm)?.remove();
  for (const el of veld.velden(vorm)) {
    const zin = fouten.find((fout) => fout.vraag === el.dataset.vraag)?.tekst;
    pak(".rf-fout", el).hidden = !zin;
    pak(".rf-fout span:last-child", el).textContent = zin ?? "";
    el.classList.toggle("rf-mis", Boolean(zin));
    for (const vak of alle("input[type=text]", el)) vak.ariaInvalid = zin ? "true" : null;
  }
  const adressen = fouten.map(({ vraag, tekst }) => ({ tekst, adres: "#" + pak(`[data-vraag="${vraag}"] input`, vorm).id }));
  vorm.prepend(maak("fouten", { fouten: adressen }));
  document.title = "Fout: " + document.title.replace("Fout: ", "");
  pak(".rf-fouten", vorm).focus();
};

/** @type {(vorm: any) => Promise<void>} */
const verder = async (vorm) => {
  const { antwoorden: nieuw, fouten } = veld.lees(vorm, vandaag());
  if (fouten.length) return toonFouten(vorm, fouten);
  const antwoorden = { ...stand().antwoorden, ...nieuw };
  history.replaceState(null, "", adres.schrijf(antwoorden, vorm.dataset.scherm, dataversie));
  const stap = await reken(antwoorden);
  if (stap.fouten.length) return toonFouten(vorm, stap.fouten);
  history.pushState(null, "", adres.schrijf(antwoorden, stap.scherm ?? "controle", dataversie));
  toon();
};

/** @type {(e: any) => void} */
const klik = (e) => {
  const doe = e.target.closest("[data-doe]");
  const fout = e.target.closest(".rf-fouten a");
  if (doe) acties[doe.dataset.doe](beeld, uitkomst, vandaag(), doe);
  if (doe) zeg(doe.dataset.gedaan);
  if (!fout) return;
  e.preventDefault();
  pak(fout.hash).focus();
};

/** @type {(e: any) => void} */
const stuur = (e) => {
  e.preventDefault();
  verder(e.target);
};

beeld.addEventListener("submit", stuur);
beeld.addEventListener("click", klik);
beeld.addEventListener("input", (/** @type {any} */ e) => veld.sluitUit(e.target));
addEventListener("popstate", toon);
pak("[data-storing]").hidden = true;
if (location.hash) toon();
