// Runs a DMN file with the FEEL engine feelin: {beslissingen, vraag, gevallen} on standard input, the answer of every case on output.
// `beslissingen` is the XML as it stands: per decision its hit policy, input expressions and rules. All of FEEL is feelin's.
import { readFileSync } from "node:fs";
import { evaluate, unaryTest } from "feelin";

const { beslissingen, vraag, gevallen } = JSON.parse(readFileSync(0, "utf8"));

/** A value, or an error that names the cell: what feelin warns about is wrong in the file. */
const zonder = (waarschuwing, { value, warnings }, cel) => {
  const ernstig = warnings.filter(({ type }) => !waarschuwing.includes(type));
  if (ernstig.length) throw new Error(`${cel}: ${ernstig[0].message}`);
  return value;
};
const onthouden = (reken) => {
  const bekend = new Map();
  return (tekst, over) => {
    const sleutel = `${tekst} ${JSON.stringify(over)}`;
    if (!bekend.has(sleutel)) bekend.set(sleutel, reken(tekst, over));
    return bekend.get(sleutel);
  };
};
const waarde = onthouden((tekst, feiten) => zonder([], evaluate(tekst, feiten), tekst));
// a fact without a date is null, and no number compares with it
const past = onthouden((cel, gevraagd) => zonder(["INVALID_TYPE"], unaryTest(cel, { "?": gevraagd }), cel) === true);

function beslis(naam, feiten) {
  const { wijze, nodig, kolommen, rijen } = beslissingen[naam];
  for (const eerder of nodig) if (eerder in beslissingen && !(eerder in feiten)) feiten[eerder] = beslis(eerder, feiten);
  const bekend = Object.fromEntries(nodig.map((feit) => [feit, feiten[feit]])); // no more than the decision says it needs
  const gevraagd = kolommen.map((tekst) => (tekst in bekend ? bekend[tekst] : waarde(tekst, bekend)));
  const klopt = ({ als }) => als.every((cel, nr) => cel === "-" || past(cel, gevraagd[nr]));
  if (wijze === "RULE ORDER") return rijen.filter(klopt).map(({ dan }) => waarde(dan, {}));
  const eerste = rijen.find(klopt);
  return eerste ? waarde(eerste.dan, {}) : null;
}

console.log(JSON.stringify(gevallen.map((geval) => {
  const feiten = { ...geval };
  return Object.fromEntries(vraag.map((naam) => [naam, (feiten[naam] ??= beslis(naam, feiten))]));
})));
