/* One start of stock Pyodide with finder/ as source, up to its first answer. */
const haal = (naam, als) => fetch(new URL(naam, import.meta.url)).then((r) => r[als]());
const invoer = haal("engine/INVOER", "text");
const bron = haal("finder.json", "json");
const indexURL = new URL("stock/", import.meta.url).href;
try {
	const { loadPyodide } = await import(indexURL + "pyodide.mjs");
	const py = await loadPyodide({ indexURL });
	postMessage({ geladen: 1, kaal: true });
	for (const [pad, tekst] of Object.entries(await bron)) {
		py.FS.mkdirTree("/s/" + pad.split("/").slice(0, -1).join("/"));
		py.FS.writeFile("/s/" + pad, tekst);
	}
	py.runPython("import sys; sys.path.insert(0, '/s')");
	const brug = py.pyimport("finder.brug");
	brug.laad(await invoer);
	onmessage = ({ data: { tekst } }) => postMessage({ antwoord: brug.stap(tekst) });
	postMessage({});
} catch (fout) {
	postMessage({ fout: String(fout) });
}
