// Loaded with `node --import` before the snapshot is made: the same clock, the same chance and the same
// program name every time, so that the same inputs give the same bytes on every machine.
import { webcrypto } from "node:crypto";
import nodeCrypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

const NU = Date.UTC(2020, 0, 1);
const EchteDatum = Date;

class VasteDatum extends EchteDatum {
  constructor(...delen) {
    super(...(delen.length === 0 ? [NU] : delen));
  }
  static now() {
    return NU;
  }
}

function vul(rij) {
  new Uint8Array(rij.buffer, rij.byteOffset, rij.byteLength).fill(7);
  return rij;
}

globalThis.Date = VasteDatum;
performance.now = () => 0;
Math.random = () => 0.5;
for (const bron of [globalThis.crypto, webcrypto, nodeCrypto.webcrypto]) {
  Object.defineProperty(bron, "getRandomValues", { value: vul, configurable: true });
}
nodeCrypto.randomFillSync = vul;
nodeCrypto.randomBytes = (aantal) => Buffer.alloc(aantal, 7);
syncBuiltinESMExports();

process.argv[1] = "/routeboek";
process.argv.length = 2;
for (const naam of Object.keys(process.env)) delete process.env[naam];
Object.assign(process.env, { TZ: "UTC", LANG: "C.UTF-8" });
