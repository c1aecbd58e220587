/* On every page: keeps the site for offline use when the page has come to rest, and tells when there is a new version. */
const sw = navigator.serviceWorker;
const oud = sw?.controller;

const meld = (/** @type {ServiceWorker} */ nieuw) => {
  const balk = Object.assign(document.createElement("p"), { className: "rf-nieuw", role: "status" });
  const knop = Object.assign(document.createElement("button"), { textContent: "Vernieuw", type: "button" });
  knop.onclick = () => nieuw.postMessage("vernieuw");
  balk.append("Er is een nieuwe versie. ", knop);
  document.body.append(balk);
};

const registreer = async () => {
  const werker = await sw.register(new URL("../../sw.js", import.meta.url));
  const kijk = () => oud && werker.waiting && meld(werker.waiting);
  kijk();
  werker.onupdatefound = () => werker.installing?.addEventListener("statechange", kijk);
  if (document.getElementById("finder")) (await sw.ready).active?.postMessage("momentopname");
};

if (sw) {
  sw.oncontrollerchange = () => oud && location.reload();
  addEventListener("load", () => setTimeout(() => registreer().catch(() => {}), 3000));
}
