/* The page's side of the engine: starts the worker, passes questions, and says at once when it cannot work.
   A start that fails is tried once more without the memory snapshot. */
const STIL = 20_000;

/** @type {MaakMotor} */
export const maakMotor = (bijVoortgang, bijStoring) => {
  /** @type {Open} */
  const open = new Map();
  /** @type {Worker | undefined} */
  let worker;
  let klaar = false;
  let laatste = 0;
  let wekker = 0;

  const stuur = () => {
    if (klaar) for (const [nummer, [tekst]] of open) worker?.postMessage({ nummer, tekst });
  };

  const start = (naam = "") => {
    const mis = (/** @type {any} */ reden) => {
      clearTimeout(wekker);
      worker?.terminate();
      klaar = false;
      if (naam || !worker) bijStoring(reden);
      else start("gewoon");
    };
    const waak = () => {
      clearTimeout(wekker);
      wekker = setTimeout(mis, STIL, "geen antwoord");
    };
    try {
      if (typeof WebAssembly !== "object") throw "geen WebAssembly";
      worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module", name: naam });
    } catch (fout) {
      return mis(fout);
    }
    waak();
    worker.onerror = (e) => mis(e.message);
    worker.onmessage = ({ data: { fout, nummer, tekst, snel, geladen, totaal } }) => {
      if (fout) return mis(fout);
      if (nummer) {
        open.get(nummer)?.[1](JSON.parse(tekst));
        open.delete(nummer);
      } else if (geladen) {
        waak();
        bijVoortgang(geladen, totaal);
      } else {
        clearTimeout(wekker);
        klaar = true;
        performance.mark("finder-klaar", { detail: snel });
        stuur();
      }
    };
  };

  start();
  return (verzoek) =>
    new Promise((lever) => {
      open.set(++laatste, [JSON.stringify(verzoek), lever]);
      stuur();
    });
};
