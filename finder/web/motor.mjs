/*
 * The page's side of the engine: starts the worker, passes questions, and says at once when it cannot work.
 * A start that fails is tried once more without the memory snapshot.
 */
const STIL = 20_000;

/** @type {(bijVoortgang: Voortgang, bijStoring: Meld) => (verzoek: object) => Promise<Stap>} */
export const maakMotor = (bijVoortgang, bijStoring) => {
  /** @type {Map<number, {tekst: string, lever: (stap: Stap) => void}>} */
  const open = new Map();
  /** @type {Worker} */
  let worker;
  let klaar = false;
  let laatste = 0;
  let wekker = 0;

  const stuur = (/** @type {number} */ nummer) => worker.postMessage({ nummer, tekst: open.get(nummer)?.tekst });

  const start = (gewoon = false) => {
    const mis = (/** @type {any} */ reden) => {
      clearTimeout(wekker);
      worker?.terminate();
      klaar = false;
      if (gewoon || !worker) bijStoring(String(reden));
      else start(true);
    };
    const waak = () => {
      clearTimeout(wekker);
      wekker = setTimeout(mis, STIL, "geen antwoord");
    };
    if (typeof WebAssembly !== "object") return mis("geen WebAssembly");
    try {
      worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module", name: gewoon ? "gewoon" : "" });
    } catch (fout) {
      return mis(fout);
    }
    waak();
    worker.onerror = (e) => mis(e.message);
    worker.onmessage = ({ data }) => {
      if (data.fout) return mis(data.fout);
      if (data.nummer) {
        open.get(data.nummer)?.lever(JSON.parse(data.tekst));
        open.delete(data.nummer);
      } else if (data.klaar) {
        clearTimeout(wekker);
        klaar = true;
        performance.mark("finder-klaar", { detail: data });
        for (const nummer of open.keys()) stuur(nummer);
      } else {
        waak();
        bijVoortgang(data.geladen, data.totaal);
      }
    };
  };

  start();
  return (verzoek) =>
    new Promise((lever) => {
      open.set(++laatste, { tekst: JSON.stringify(verzoek), lever });
      if (klaar) stuur(laatste);
    });
};
