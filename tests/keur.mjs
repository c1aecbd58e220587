// Holds values against JSON Schemas with Ajv: [{naam, schema, waarde}] on standard input, the names of those it refuses on output.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const ajv = new Ajv2020({ strict: false, formats: { date: true } });
const bekend = new Map();
const keur = (schema) => {
  const tekst = JSON.stringify(schema);
  if (!bekend.has(tekst)) bekend.set(tekst, ajv.compile(schema));
  return bekend.get(tekst);
};
const paren = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(paren.filter(({ schema, waarde }) => !keur(schema)(waarde)).map(({ naam }) => naam)));
