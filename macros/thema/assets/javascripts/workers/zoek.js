/* Zoeken: elk woord van de vraag wordt een woordstam zonder accenten, zoals de index ze heeft. De rest doet de zoekhulp van het thema. */
"use strict";
const INDEX = 0, KLAAR = 1, TREFFERS = 3;
let index = null, vraag = null, bezig = false;
const geef = (data) => dispatchEvent(new MessageEvent("message", { data }));

/* Een heel woord telt het zwaarst; daarna een begin, en een lang woord met één tikfout. Van een getal telt alleen het geheel. */
const LANG = 6;
const termen = (stam) => {
  if (/^\d+$/.test(stam)) return `${stam}^9`;
  return `${stam}^9 ${stam}` + (stam.length < LANG ? "" : ` ${stam}~1`);
};

/* De index maken kost een telefoon seconden, bij elke pagina. Dat wacht tot iemand zoekt; wat dan het laatst getypt is, telt. */
const stuur = self.postMessage;
const weer = () => {
  self.postMessage = stuur;
  bezig = false;
};
const maak = () => {
  bezig = true;
  self.postMessage = () => {
    weer();
    index = null;
    geef(vraag);
  };
  geef(index);
};
/* Viel het netwerk weg, dan probeert de volgende letter het opnieuw. */
addEventListener("unhandledrejection", weer);

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
  bericht.data = stammen.map(termen).join(" ");
});
importScripts("search.a7633da7.min.js");
