/* Runs the decision package in Pyodide, from the snapshot of an earlier visit if it can; only JSON strings cross */
import { vandaag } from "./motor.mjs";

const adres = (naam = "") => new URL("../engine/" + naam, import.meta.url).href;
const meld = (fout) => postMessage({ fout: String(fout), snel });
const manifest = MANIFEST;
const { fetch: haal } = self;
const LA = "momentopname";
const indexURL = adres(manifest.indexURL);
let snel = false;
let geladen = 0;

/* A host that does not compress has compressed neighbours */
const uitgepakt = async ({ body, headers, url }) => {
	if (headers.has("Content-Encoding") || !/(wasm|zip)$/.test(url)) return body;
	const klein = await haal(url + ".gz").catch(Object);
	if (!klein.ok) return body;
	body?.cancel();
	return klein.headers.has("Content-Encoding") ? klein.body : klein.body.pipeThrough(new DecompressionStream("gzip"));
};

/* Counts bytes, mends the type of mislabelled wasm */
const laad = async (bron, opties) => {
	const antwoord = await haal(bron, opties);
	const { headers, ok, status, url } = antwoord;
	if (!ok) meld(`${status} ${url}`);
	const body = ok && (await uitgepakt(antwoord));
	const teller = new TransformStream({
		transform: (stuk, uit) => {
			geladen += stuk.length;
			postMessage({ geladen, totaal: manifest.bytes });
			uit.enqueue(stuk);
		},
	});
	const type = url.endsWith(".wasm") ? "application/wasm" : headers.get("Content-Type");
	return new Response(body && body.pipeThrough(teller), { headers: { "Content-Type": type ?? "" } });
};

/* WebKit's table does not give back the function that was exported, so a snapshot would not find its pointers */
const zelfde = (uitvoer, tabel) => {
	const eigen = new Map(uitvoer.map((deel) => [deel.name, deel]));
	const { get } = tabel;
	tabel.get = function (nr) {
		const deel = get.call(this, nr);
		return deel && (eigen.get(deel.name) ?? deel);
	};
};

/* Compiles while the scripts load. If this fails, Pyodide waits for ever */
const wasm = WebAssembly.compileStreaming(laad(indexURL + "pyodide.asm.wasm"));
wasm.catch(meld);
WebAssembly.instantiateStreaming = async (_, deel) => {
	const module = await wasm;
	const instance = await WebAssembly.instantiate(module, deel);
	zelfde(Object.values(instance.exports), WebAssembly.Table.prototype);
	return { module, instance };
};
self.fetch = async (bron, opties) => (/wasm$/.test(String(bron)) ? new Response() : laad(bron, opties));

/* Firefox starts no faster from a snapshot; on an iPhone Pyodide calls in another way */
const momentopname = async (url = "") => {
	if (/Firefox|iP(hone|ad|od)/.test(navigator.userAgent)) return;
	const bewaard = await caches.match(url);
	snel = Boolean(bewaard);
	if (bewaard) return { _loadSnapshot: bewaard.arrayBuffer() };
	setTimeout(() => caches.delete(LA).then(() => caches.open(LA)).then((la) => la.add(url)).catch(() => {}), 9000);
};

const start = async () => {
	const [{ loadPyodide }, invoer, opname] = await Promise.all([
		import(indexURL + "pyodide.mjs"),
		fetch(adres(manifest.invoer)).then((antwoord) => antwoord.text()),
		self.name ? null : momentopname(adres(manifest.snapshot)).catch(() => null),
		import(indexURL + "pyodide.asm.mjs"),
	]);
	const plekken = { indexURL, packageBaseUrl: indexURL, stdLibURL: adres(manifest.stdlib) };
	const brug = (await loadPyodide({ ...plekken, lockFileContents: manifest.lock, ...opname })).pyimport("finder.brug");
	if (opname) (await opname._loadSnapshot).transfer?.(0);
	else brug.laad(invoer);
	onmessage = ({ data: { nummer, tekst } }) => {
		try {
			const antwoord = brug.stap(tekst);
			if (antwoord.startsWith('{"fout":')) throw antwoord;
			postMessage({ nummer, antwoord });
		} catch (fout) {
			meld(fout);
		}
	};
	postMessage({ snel });
	brug.warm(vandaag());
};
start().catch(meld);
