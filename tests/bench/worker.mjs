/* One start of the engine, as named: stock Pyodide with finder/ as source, the baked library, or the snapshot. */
const m = MANIFEST;
const basis = new URL("engine/", import.meta.url);
const eigen = { indexURL: new URL(m.indexURL, basis).href, stdLibURL: new URL(m.stdlib, basis).href, lockFileContents: m.lock, packageBaseUrl: basis.href };
const soort = self.name;
const haal = (naam, als) => fetch(new URL(naam, basis)).then((r) => r[als]());
const opties = soort === "stock" ? { indexURL: new URL("stock/", import.meta.url).href } : eigen;
if (soort === "snel") opties._loadSnapshot = haal(m.snapshot, "arrayBuffer").then((b) => new Uint8Array(b));
const data = soort === "snel" ? null : haal(m.invoer, "text");
const bron = soort === "stock" ? haal("../finder.json", "json") : null;
try {
	const { loadPyodide } = await import(opties.indexURL + "pyodide.mjs");
	const py = await loadPyodide(opties);
	for (const [pad, tekst] of Object.entries((await bron) ?? {})) {
		py.FS.mkdirTree("/s/" + pad.split("/").slice(0, -1).join("/"));
		py.FS.writeFile("/s/" + pad, tekst);
	}
	if (bron) py.runPython("import sys; sys.path.insert(0, '/s')");
	const brug = py.pyimport("finder.brug");
	if (data) brug.laad(await data);
	const antwoord = brug.stap('{"vandaag":"2026-03-02","antwoorden":{}}');
	if (!antwoord.includes('"sector"')) throw antwoord;
	delete opties._loadSnapshot;
	postMessage({ heap: py._module.HEAPU8.length });
} catch (fout) {
	postMessage({ fout: String(fout) });
}
