/*
 * The question fields: what can be answered, reading with checks, filling in again.
 * Every word the reader sees stands in the page; here are only the keys of the error sentences.
 */
/** @type {(stuk: any) => any[]} */
export const velden = (stuk) => [...stuk.querySelectorAll("[data-vraag]")];
/** @type {(veld: any) => any[]} */
const keuzes = (veld) => [...veld.querySelectorAll("input:not([type=text])")];
/** @type {(veld: any) => any[]} */
const vakken = (veld) => [...veld.querySelectorAll("input[type=text]")];

/** @type {(schermen: Iterable<any>) => Vragen} */
export const vraagboek = (schermen) => {
  const boek = new Map();
  for (const veld of [...schermen].flatMap(velden)) {
    const { vraag, soort } = veld.dataset;
    boek.set(vraag, { soort, keuzes: new Map(keuzes(veld).map((el) => [el.value, "alleen" in el.dataset])) });
  }
  return boek;
};

/** @type {(veld: any, vandaag: string) => Gelezen} */
const leesVeld = (veld, vandaag) => {
  const { soort } = veld.dataset;
  const [eerste, ...meer] = keuzes(veld).filter((el) => el.checked);
  if (eerste && (soort !== "meerkeuze" || "alleen" in eerste.dataset)) return { waarde: eerste.value };
  if (eerste) return { waarde: [eerste, ...meer].map((el) => el.value) };
  const tekst = vakken(veld).map((el) => el.value.trim());
  if (!tekst.some(Boolean)) return { fout: "leeg" };
  if (soort === "datum") return leesDatum(tekst, vandaag);
  return /^\d{1,3}$/.test(tekst[0]) ? { waarde: Number(tekst[0]) } : { fout: "getal" };
};

/** Day, month, year as typed. @type {LeesDatum} */
export const leesDatum = (delen, vandaag) => {
  if (delen.length < 3 || !delen.every((deel) => /^\d{1,4}$/.test(deel))) return { fout: "deel" };
  const [dag, maand, jaar] = delen.map(Number);
  const datum = new Date(Date.UTC(jaar < 100 ? jaar + 2000 : jaar, maand - 1, dag));
  const iso = datum.toISOString().slice(0, 10);
  if (datum.getUTCDate() !== dag || datum.getUTCMonth() !== maand - 1) return { fout: "bestaat-niet" };
  if (iso > vandaag) return { fout: "toekomst" };
  return iso < "2000" ? { fout: "te-vroeg" } : { waarde: iso };
};

/** @type {(vorm: any, vandaag: string) => {antwoorden: Antwoorden, fouten: Fout[]}} */
export const lees = (vorm, vandaag) => {
  /** @type {Antwoorden} */
  const antwoorden = {};
  const fouten = [];
  for (const veld of velden(vorm)) {
    const { vraag, fout: zin } = veld.dataset;
    const { waarde, fout } = leesVeld(veld, vandaag);
    if (waarde !== undefined) antwoorden[vraag] = waarde;
    else fouten.push({ vraag, tekst: veld.getAttribute("data-fout-" + fout) ?? zin });
  }
  return { antwoorden, fouten };
};

/** @type {(vorm: any, antwoorden: Antwoorden) => void} */
export const vulIn = (vorm, antwoorden) => {
  for (const veld of velden(vorm)) {
    const waarden = [antwoorden[veld.dataset.vraag] ?? []].flat().map(String);
    for (const el of keuzes(veld)) el.checked = waarden.includes(el.value);
    if (!waarden.length || keuzes(veld).some((el) => el.checked)) continue;
    const delen = waarden[0].split("-").reverse().map(Number);
    vakken(veld).forEach((el, nr) => (el.value = delen[nr]));
  }
};

/** "Weet ik niet" and another answer to the same question exclude each other. @type {(doel: any) => void} */
export const sluitUit = (doel) => {
  const veld = doel.closest("[data-vraag]");
  const vak = doel.type === "text";
  if (!veld || !(vak || doel.checked)) return;
  for (const el of keuzes(veld))
    if (el !== doel && (vak || "alleen" in { ...doel.dataset, ...el.dataset })) el.checked = false;
  if (!vak) for (const el of vakken(veld)) el.value = "";
};
