// Compiles the tests' own contracts: node compile.cjs COMPILER SOURCES TARGET
const fs = require("fs");
const path = require("path");

const [compiler, from, to] = process.argv.slice(2);
// The compiler is one file of WebAssembly; the rest of its package is not needed.
const compile = require(compiler).cwrap("solidity_compile", "string", ["string", "number", "number"]);
const sources = {};
for (const name of fs.readdirSync(from).filter((file) => file.endsWith(".sol")).sort()) {
  sources[name] = { content: fs.readFileSync(path.join(from, name), "utf8") };
}
const answer = JSON.parse(
  compile(
    JSON.stringify({
      language: "Solidity",
      sources,
      settings: {
        evmVersion: "paris",
        metadata: { bytecodeHash: "none" },
        outputSelection: { "*": { "*": ["evm.bytecode.object"] } },
      },
    }),
    0,
    0
  )
);
// SELFDESTRUCT, for one, is used here because it warns.
const problems = (answer.errors ?? [])
  .filter((problem) => problem.severity === "error")
  .map((problem) => problem.formattedMessage);
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
fs.mkdirSync(to, { recursive: true });
for (const contracts of Object.values(answer.contracts)) {
  for (const [name, contract] of Object.entries(contracts)) {
    const bytecode = "0x" + contract.evm.bytecode.object;
    fs.writeFileSync(path.join(to, name + ".json"), JSON.stringify({ bytecode }));
  }
}
