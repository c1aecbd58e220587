/* Zoeken: elk woord van de vraag wordt een woordstam zonder accenten, zoals de index ze heeft. De rest doet de zoekhulp van het thema. */
"use strict";
const INDEX = 0, KLAAR = 1, TREFFERS = 3;
let index = null, vraag = null, bezig = false;
const geef = (data) => dispatchEvent(new MessageEvent("message", { data }));

/* De index maken kost een telefoon seconden, bij elke pagina. Dat wacht tot iemand zoekt; wat dan het laatst getypt is, telt. */
const maak = () => {
  const stuur = self.postMessage;
  bezig = true;
  self.postMessage = () => {
    self.postMessage = stuur;
    bezig = false;
    geef(vraag);
  };
  geef(index);
  index = null;
};

const wacht = (bericht) => {
  if (bericht.type === INDEX) {
    index = bericht;
    postMessage({ type: KLAAR });
  } else if (bericht.data || bezig) {
    vraag = bericht;
    if (!bezig) maak();
  } else postMessage({ type: TREFFERS, data: { items: [] } });
};

addEventListener("message", (moment) => {
  const bericht = moment.data;
  if (moment.isTrusted && (bericht.type === INDEX || index || bezig)) {
    moment.stopImmediatePropagation();
    return wacht(bericht);
  }
  if (typeof bericht.data !== "string") return;
  const alle = bericht.data.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}&]+/gu) || [];
  const woorden = alle.filter((woord) => lunr.nl.stopWordFilter(woord));
  const stammen = (woorden.length ? woorden : alle).map(lunr.nl.stemmer);
  /* Een heel woord telt zwaarder dan een begin; van een getal telt alleen het geheel. */
  bericht.data = stammen.map((stam) => (/^\d+$/.test(stam) ? `${stam}^9` : `${stam}^9 ${stam}`)).join(" ");
});
importScripts("search.a7633da7.min.js");
