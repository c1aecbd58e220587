/* Runs the decision package in Pyodide, beside the page. Only JSON strings cross.
   First choice: the memory snapshot that the service worker put aside; else the baked library. */
const basis = new URL("../engine/", import.meta.url);
/** @type {(naam: string) => string} */
const adres = (naam) => new URL(naam, basis).href;
const meld = (/** @type {any} */ fout) => postMessage({ fout: String(fout) });
/** @type {any} The build fills this in. */
const gevuld = /*MANIFEST*/null;
const { fetch: haal } = self;
const { instantiateStreaming } = WebAssembly;
let geladen = 0;
let totaal = 0;

/* Counts the bytes as they come in, and mends the type of wasm that the host mislabels. */
self.fetch = async (bron, opties) => {
  const { body, headers, ok, status, url } = await haal(bron, opties);
  if (!ok || !body) throw Error(`${status} ${url}`);
  const teller = new TransformStream({
    transform: (stuk, stroom) => {
      geladen += stuk.length;
      postMessage({ geladen, totaal });
      stroom.enqueue(stuk);
    },
  });
  const type = url.endsWith(".wasm") ? "application/wasm" : (headers.get("Content-Type") ?? "");
  return new Response(body.pipeThrough(teller), { headers: { "Content-Type": type } });
};

/* Pyodide only warns when this fails, and would wait for ever. */
WebAssembly.instantiateStreaming = async (bron, deel) => {
  const gelukt = instantiateStreaming(bron, deel);
  gelukt.catch(meld);
  return gelukt;
};

const momentopname = async (/** @type {string} */ url) => {
  const bewaard = self.name !== "gewoon" && (await caches.match(url));
  return bewaard ? { _loadSnapshot: new Uint8Array(await bewaard.arrayBuffer()) } : null;
};

const start = async () => {
  const manifest = gevuld ?? (await (await fetch(adres("manifest.json"))).json());
  totaal = manifest.bytes;
  const indexURL = adres(manifest.indexURL);
  const [{ loadPyodide }, snel] = await Promise.all([
    import(indexURL + "pyodide.mjs"),
    momentopname(adres(manifest.snapshot)).catch(() => null),
  ]);
  const kaal = { indexURL, packageBaseUrl: indexURL, lockFileContents: manifest.lock };
  const pyodide = await loadPyodide({ ...kaal, stdLibURL: adres(manifest.stdlib), ...snel });
  const brug = pyodide.pyimport("finder.brug");
  if (!snel) brug.laad(await (await fetch(adres(manifest.dataset))).text());
  onmessage = ({ data: { nummer, tekst } }) => {
    try {
      postMessage({ nummer, tekst: brug.stap(tekst) });
    } catch (fout) {
      meld(fout);
    }
  };
  postMessage({ klaar: true, snel: Boolean(snel) });
};
start().catch(meld);
