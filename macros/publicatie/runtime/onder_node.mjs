// Runs Pyodide under Node for the build. One job a process, described as JSON on standard input:
//   {"taak": "omvang",       "pyodide": map, "stdlib": zip, "finder": {pad: tekst}, "extra": [module], "invoer_json": json}
//   {"taak": "compileer",    "pyodide": map, "pakketten": site-packages, "invoer": zip, "epoch": "…"}
//   {"taak": "momentopname", "pyodide": map, "stdlib": zip, "invoer_json": json, "uit": bestand}
// The answer is one line of JSON on standard output; whatever Python prints goes to standard error.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, basename } from "node:path";
import { pathToFileURL } from "node:url";

const opdracht = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${opdracht.pyodide}/pyodide.mjs`).href);

/** Start Pyodide from the pinned package, without a package index. */
function start(extra = {}) {
  // a library is given as a path: of a file URL Pyodide does not decode a space
  return loadPyodide({
    indexURL: opdracht.pyodide,
    lockFileContents: JSON.stringify({
      info: JSON.parse(readFileSync(`${opdracht.pyodide}/pyodide-lock.json`, "utf8")).info,
      packages: {},
    }),
    packageBaseUrl: "/",
    stdout: (regel) => process.stderr.write(`${regel}\n`),
    stderr: (regel) => process.stderr.write(`${regel}\n`),
    ...extra,
  });
}

/** What every engine does: import the bridge, load the dataset, answer twice (once nonsense), get the first screens ready. */
const PROEF = `
import finder.brug
finder.brug.laad(invoer_json)
for _verzoek in ('{"vandaag": "2026-03-02", "antwoorden": {}}', '{'):
    try:
        finder.brug.stap(_verzoek)
    except Exception:
        pass
finder.brug.warm("2026-03-02")
del _verzoek, invoer_json
`;

function schrijfBestanden(fs, wortel, bestanden) {
  for (const [pad, tekst] of Object.entries(bestanden)) {
    fs.mkdirTree(`${wortel}/${dirname(pad)}`);
    fs.writeFile(`${wortel}/${pad}`, tekst);
  }
}

/** Which files of the standard library are imported by boot, by the bridge and by the named modules. */
async function omvang() {
  const py = await start({ args: ["-OO"], stdLibURL: opdracht.stdlib });
  schrijfBestanden(py.FS, "/bron", opdracht.finder);
  py.globals.set("invoer_json", opdracht.invoer_json);
  py.globals.set("extra_json", JSON.stringify(opdracht.extra));
  py.runPython(`
import sys, json, importlib
sys.path.insert(0, "/bron")
for _naam in json.loads(extra_json):
    importlib.import_module(_naam)
`);
  py.runPython(PROEF);
  try { py.runPython("raise ValueError('proef')"); } catch { /* loads what an error message needs */ }
  return JSON.parse(py.runPython(`
from importlib.machinery import FrozenImporter
_zip = "/lib/python314.zip/"
json.dumps(sorted({m.__file__.removeprefix(_zip) for m in list(sys.modules.values())
                   if (getattr(m, "__file__", None) or "").startswith(_zip)
                   and getattr(m, "__loader__", None) is not FrozenImporter
                   and getattr(getattr(m, "__spec__", None), "origin", "") != "frozen"}))
`));
}

/** py-compile of pyodide-build, inside the very interpreter that will run the result, at level -OO. */
async function compileer() {
  const py = await start({ args: ["-OO"], env: { SOURCE_DATE_EPOCH: opdracht.epoch, HOME: "/" } });
  py.FS.mkdirTree("/pakketten");
  py.FS.mkdirTree("/werk");
  py.mountNodeFS("/pakketten", opdracht.pakketten);
  py.mountNodeFS("/werk", dirname(opdracht.invoer));
  py.globals.set("naam", basename(opdracht.invoer));
  py.runPython(`
import sys
sys.path.append("/pakketten")
from pathlib import Path
from pyodide_build._py_compile import _py_compile_archive
_py_compile_archive(Path("/werk") / naam, keep=False, verbose=False, compression_level=0)
`);
  return { klaar: true };
}

/** The heap with the bridge imported and the dataset loaded, without the zeros at the end. */
async function momentopname() {
  const py = await start({ stdLibURL: opdracht.stdlib, _makeSnapshot: true });
  py.globals.set("invoer_json", opdracht.invoer_json);
  py.runPython(PROEF);
  py.runPython("import gc; gc.collect()");
  const heap = py.makeMemorySnapshot();
  let einde = heap.length;
  while (einde > 0 && heap[einde - 1] === 0) einde -= 1;
  einde = Math.min(heap.length, Math.ceil(einde / 8) * 8);
  writeFileSync(opdracht.uit, heap.subarray(0, einde));
  return { lengte: einde, heap: heap.length };
}

const taken = { omvang, compileer, momentopname };
process.stdout.write(`${JSON.stringify(await taken[opdracht.taak]())}\n`);
process.exit(0);
