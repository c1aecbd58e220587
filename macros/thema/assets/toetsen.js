/* Kleine hulp op elke pagina. Material bedient het menu en het zoekvenster met een label; hier wordt dat een echte knop. */
for (const [id, naam, klasse] of [["__drawer", "Menu", "rb-menuknop"], ["__search", "Zoeken", "rb-zoekknop"]]) {
  const schakel = document.getElementById(id);
  const label = document.querySelector(`label.md-header__button[for="${id}"]`);
  if (!schakel || !label) continue;
  const knop = document.createElement("button");
  Object.assign(knop, { type: "button", className: `${label.className} ${klasse}`, ariaLabel: naam, innerHTML: label.innerHTML });
  const toon = () => knop.setAttribute("aria-expanded", String(schakel.checked));
  knop.onclick = () => {
    schakel.click();
    if (klasse === "rb-zoekknop" && schakel.checked) document.querySelector(".md-search__input").focus();
  };
  schakel.addEventListener("change", toon);
  toon();
  label.replaceWith(knop);
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && klasse === "rb-menuknop" && schakel.checked) { schakel.click(); knop.focus(); }
  });
}
/* Material luistert op het venster en maakt van een letter een opdracht (f, s, /, n, p). Buiten een tekstvak is een letter niets. */
document.addEventListener("keydown", (e) => { if (e.key?.length === 1) e.stopPropagation(); });
/* Material zoekt na een toets; geplakte en ingesproken tekst komt zonder. */
const vraag = document.querySelector(".md-search__input");
vraag?.addEventListener("input", () => vraag.dispatchEvent(new Event("keyup")));
for (const label of document.querySelectorAll("label.md-nav__link[tabindex='0']")) {
  label.onkeydown = (e) => {
    if (e.key === "Enter" || e.key === " ") { e.preventDefault(); label.click(); }
  };
}
/* Een casus naspelen: de antwoorden als fragment, met elke datum als dagen vóór vandaag (=-56). */
const terug = (_, dagen) => {
  const dag = new Date();
  dag.setDate(dag.getDate() - dagen);
  return "=" + dag.toLocaleDateString("sv");
};
for (const link of document.querySelectorAll("a[data-antwoorden]")) link.hash = link.dataset.antwoorden.replace(/=-(\d+)/g, terug);
const dicht = new Set();
onbeforeprint = () => {
  for (const blok of document.querySelectorAll("details:not([open])")) { blok.open = true; dicht.add(blok); }
};
onafterprint = () => {
  for (const blok of dicht) blok.open = false;
  dicht.clear();
};
