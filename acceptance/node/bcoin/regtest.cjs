// A Bitcoin node of its own network, in memory: node regtest.cjs FOLDER PORT [PASSWORD]
// Prints where it listens, and keys with their scripts, as one line of JSON.
const path = require("path");
const Module = require("module");

const modules = process.argv[2];
const load = Module._load;
// The database on disk would have to be compiled; the chain stays in memory.
Module._load = (name, ...rest) => (name === "leveldown" ? {} : load(name, ...rest));
process.env.NODE_BACKEND = "js";
const bcoin = (name) => require(path.join(modules, "bcoin", "lib", name));
const FullNode = bcoin("node/fullnode");
const KeyRing = bcoin("primitives/keyring");
const Script = bcoin("script/script");

const keys = Array.from({ length: 16 }, (any, i) => {
  const ring = KeyRing.fromPrivate(Buffer.alloc(32, i + 1), true);
  return {
    address: ring.getAddress("string", "regtest"),
    secret: ring.toSecret("regtest"),
    script: Script.fromAddress(ring.getAddress()).toRaw().toString("hex"),
  };
});
const node = new FullNode({
  network: "regtest",
  memory: true,
  workers: false,
  listen: false,
  indexTX: true,
  noAuth: !process.argv[4],
  apiKey: process.argv[4] || undefined,
  httpHost: "127.0.0.1",
  httpPort: Number(process.argv[3]),
});
node.open().then(
  () => console.log(JSON.stringify({ url: "http://127.0.0.1:" + process.argv[3], keys })),
  (problem) => {
    console.error(problem);
    process.exit(1);
  }
);
// It ends with whoever started it.
process.stdin.on("end", () => process.exit(0)).resume();
