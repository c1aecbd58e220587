/* Runs the decision package in Pyodide, beside the page; only JSON strings cross.
	 First choice is the memory snapshot that an earlier visit put aside, else the baked library. */
const adres = (naam = "") => new URL("../engine/" + naam, import.meta.url).href;
const meld = (fout) => postMessage({ fout: String(fout), snel });
/** @type {any} The build fills this in. */
const manifest = /*MANIFEST*/null;
const { fetch: haal } = self;
const { instantiateStreaming } = WebAssembly;
const LA = "momentopname";
let snel = false;
let geladen = 0;
let totaal = 0;

/* A host that does not compress still has the compressed neighbour. */
const uitgepakt = async ({ body, headers, url }) => {
	if (headers.has("Content-Encoding") || !/(wasm|zip)$/.test(url)) return body;
	const klein = await haal(url + ".gz").catch(Object);
	if (!klein.ok) return body;
	body?.cancel();
	return klein.headers.has("Content-Encoding") ? klein.body : klein.body.pipeThrough(new DecompressionStream("gzip"));
};

/* Counts bytes, and mends the type of wasm that the host mislabels. */
self.fetch = async (bron, opties) => {
	const antwoord = await haal(bron, opties);
	const { headers, ok, status, url } = antwoord;
	if (!ok) meld(`${status} ${url}`);
	const body = ok && (await uitgepakt(antwoord));
	const teller = new TransformStream({
		transform: (stuk, uit) => {
			geladen += stuk.length;
			postMessage({ geladen, totaal });
			uit.enqueue(stuk);
		},
	});
	const type = url.endsWith(".wasm") ? "application/wasm" : headers.get("Content-Type");
	return new Response(body && body.pipeThrough(teller), { headers: { "Content-Type": type ?? "" } });
};

/* When this fails, Pyodide waits for ever. */
WebAssembly.instantiateStreaming = async (bron, deel) => {
	const gelukt = instantiateStreaming(bron, deel);
	gelukt.catch(meld);
	return gelukt;
};

const momentopname = async (url = "") => {
	const bewaard = await caches.match(url);
	snel = Boolean(bewaard);
	if (bewaard) return { _loadSnapshot: new Uint8Array(await bewaard.arrayBuffer()) };
	setTimeout(() => caches.delete(LA).then(() => caches.open(LA)).then((la) => la.add(url)), 9000);
};

const start = async () => {
	totaal = manifest.bytes;
	const indexURL = adres(manifest.indexURL);
	const [{ loadPyodide }, dataset, opname] = await Promise.all([
		import(indexURL + "pyodide.mjs"),
		fetch(adres(manifest.dataset)).then((antwoord) => antwoord.text()),
		self.name ? null : momentopname(adres(manifest.snapshot)).catch(() => null),
	]);
	const plekken = { indexURL, packageBaseUrl: indexURL, stdLibURL: adres(manifest.stdlib) };
	const brug = (await loadPyodide({ ...plekken, lockFileContents: manifest.lock, ...opname })).pyimport("finder.brug");
	if (!opname) brug.laad(dataset);
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
	setTimeout(() => brug.warm(), 50);
};
start().catch(meld);
