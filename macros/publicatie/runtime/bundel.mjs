// Makes one small script of each entry of the browser shell. The job comes as JSON on standard input:
//   {"van": [bestand], "naar": map, "manifest": "…"}
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const { van, naar, manifest } = JSON.parse(readFileSync(0, "utf8"));
await build({
  entryPoints: van,
  outdir: naar,
  outExtension: { ".js": ".mjs" },
  define: { MANIFEST: manifest },
  bundle: true,
  external: ["./rekenaar.mjs"], // an entry of its own, fetched where a page has a calculator
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  logLevel: "error",
});
process.stdout.write("null");
