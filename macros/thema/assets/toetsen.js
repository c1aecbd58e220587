/* Kleine hulp op elke pagina. Het menu en het zoekvenster met het toetsenbord: Material bedient ze met een label; hier wordt dat een echte knop. */
(() => {
  "use strict";
  const knopVoor = (schakel, label, naam, klasse) => {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.className = `${label.className} ${klasse}`;
    knop.setAttribute("aria-label", naam);
    knop.innerHTML = label.innerHTML;
    const toon = () => knop.setAttribute("aria-expanded", String(schakel.checked));
    knop.addEventListener("click", () => {
      schakel.click();
      if (schakel.id === "__search" && schakel.checked) document.querySelector(".md-search__input").focus();
    });
    schakel.addEventListener("change", toon);
    toon();
    label.replaceWith(knop);
    return knop;
  };
  for (const [id, naam, klasse] of [["__drawer", "Menu", "rb-menuknop"], ["__search", "Zoeken", "rb-zoekknop"]]) {
    const schakel = document.getElementById(id);
    const label = document.querySelector(`label.md-header__button[for="${id}"]`);
    if (!schakel || !label) continue;
    const knop = knopVoor(schakel, label, naam, klasse);
    document.addEventListener("keydown", (e) => {
      if (e.key === "Escape" && id === "__drawer" && schakel.checked) { schakel.click(); knop.focus(); }
    });
  }
  /* Material maakt van een letter een opdracht (f, s, /, n, p): buiten een tekstvak is een letter niets. Het luistert op het venster. */
  document.addEventListener("keydown", (e) => { if (e.key?.length === 1) e.stopPropagation(); });
  /* Material zoekt na een toets; geplakte en ingesproken tekst komt zonder. */
  const vraag = document.querySelector(".md-search__input");
  vraag?.addEventListener("input", () => vraag.dispatchEvent(new Event("keyup")));
  for (const label of document.querySelectorAll("label.md-nav__link[tabindex='0']")) {
    label.addEventListener("keydown", (e) => {
      if (e.key === "Enter" || e.key === " ") { e.preventDefault(); label.click(); }
    });
  }
  /* Een casus naspelen: de antwoorden als fragment, met elke datum als dagen vóór vandaag (=-56). */
  const terug = (_, dagen) => {
    const dag = new Date();
    dag.setDate(dag.getDate() - dagen);
    return "=" + dag.toLocaleDateString("sv");
  };
  for (const link of document.querySelectorAll("a[data-antwoorden]")) {
    link.hash = link.dataset.antwoorden.replace(/=-(\d+)/g, terug);
  }
  addEventListener("beforeprint", () => {
    for (const blok of document.querySelectorAll("details:not([open])")) { blok.open = true; blok.dataset.doorAfdruk = ""; }
  });
  addEventListener("afterprint", () => {
    for (const blok of document.querySelectorAll("details[data-door-afdruk]")) { blok.open = false; delete blok.dataset.doorAfdruk; }
  });
})();
