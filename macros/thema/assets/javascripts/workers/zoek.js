/* Zoeken: elk woord van de vraag wordt een woordstam zonder accenten, zoals de index ze heeft. De rest doet de zoekhulp van het thema. */
"use strict";
addEventListener("message", ({ data: bericht }) => {
  if (typeof bericht.data !== "string") return;
  const alle = bericht.data.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}&]+/gu) || [];
  const woorden = alle.filter((woord) => lunr.nl.stopWordFilter(woord));
  const stammen = (woorden.length ? woorden : alle).map(lunr.nl.stemmer);
  /* Een heel woord telt zwaarder dan een begin; van een getal telt alleen het geheel. */
  bericht.data = stammen.map((stam) => (/^\d+$/.test(stam) ? `${stam}^9` : `${stam}^9 ${stam}`)).join(" ");
});
importScripts("search.a7633da7.min.js");
