/* Het menu en het zoekvenster met het toetsenbord: Material bedient ze met een label dat geen toetsen kent. */
(() => {
  "use strict";
  const namen = { __drawer: "Menu", __search: "Zoeken" };
  for (const [id, naam] of Object.entries(namen)) {
    const schakel = document.getElementById(id);
    const knop = document.querySelector(`.md-header__button[for="${id}"]`);
    if (!schakel || !knop) continue;
    const toon = () => knop.setAttribute("aria-expanded", String(schakel.checked));
    knop.setAttribute("role", "button");
    knop.setAttribute("tabindex", "0");
    knop.setAttribute("aria-label", naam);
    schakel.addEventListener("change", toon);
    toon();
    knop.addEventListener("keydown", (e) => {
      if (e.key !== "Enter" && e.key !== " ") return;
      e.preventDefault();
      schakel.click();
      if (id === "__search" && schakel.checked) document.querySelector(".md-search__input").focus();
    });
    document.addEventListener("keydown", (e) => {
      if (e.key === "Escape" && schakel.checked && id === "__drawer") { schakel.click(); knop.focus(); }
    });
  }
  for (const label of document.querySelectorAll("label.md-nav__link[tabindex='0']")) {
    label.setAttribute("role", "button");
    label.addEventListener("keydown", (e) => {
      if (e.key === "Enter" || e.key === " ") { e.preventDefault(); label.click(); }
    });
  }
  addEventListener("beforeprint", () => {
    for (const blok of document.querySelectorAll("details:not([open])")) { blok.open = true; blok.dataset.doorAfdruk = ""; }
  });
  addEventListener("afterprint", () => {
    for (const blok of document.querySelectorAll("details[data-door-afdruk]")) { blok.open = false; delete blok.dataset.doorAfdruk; }
  });
})();
