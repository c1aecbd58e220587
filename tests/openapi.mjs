// Holds an OpenAPI description against the standard: the paths of openapi.json and of the schema it names.
import { Validator } from "@seriousme/openapi-schema-validator";

const [beschrijving, schema] = process.argv.slice(2);
const keur = new Validator();
await keur.addSpecRef(schema, "schema.json");
console.log(JSON.stringify(await keur.validate(beschrijving)));
