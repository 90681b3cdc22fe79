#!/usr/bin/env bash
# Installs what the tests with real nodes need into acceptance/node/node_modules: anvil, a Solidity
# compiler, the published contracts of Safe, Uniswap and OpenZeppelin, and the tests' own compiled.
# Does nothing when all of it is there already. Needs Node 20 with npm.
set -euo pipefail
cd "$(dirname "$0")/node"

installed=$PWD/node_modules
stamp=$installed/.complete
sources=../src/test/solidity
say() { printf 'install: %s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) platform=linux-amd64 ;;
  Linux-aarch64 | Linux-arm64) platform=linux-arm64 ;;
  Darwin-x86_64) platform=darwin-amd64 ;;
  Darwin-arm64) platform=darwin-arm64 ;;
  *) fail "there is no anvil for this machine ($(uname -s) $(uname -m))" ;;
esac

# Name, package, and the hash that its tarball must have; "-" leaves that to npm, which compares it
# with what the registry says. Packages are unpacked and not installed: none may run a program of its
# own, and the older ones depend on repositories that are long gone.
packages="
anvil      @foundry-rs/anvil-$platform@1.7.1      -
solc       solc@0.8.30                            9Srk/gndtBmoUbg4CE6ypAzPQlElv8ntbnl6SigUBAzgXKn35v87sj04uZeoZWjtDkdzT0qKFcIo/wl63UMxdw==
safe-1.1.1 @gnosis.pm/safe-contracts@1.1.1        NT+7JtNym5I6wEKVuhEZ+Ush9ZTtJfLEeQ7SwQTKGgjG9Ww3uMVOPMlufifOyhZyDX/Aakxj0jEKwkuqONHAxA==
safe-1.2.0 @gnosis.pm/safe-contracts@1.2.0        lcpZodqztDgMICB0kAc8aJdQePwCaLJnbeNjgVTfLAo3fBckVRV06VHXg5IsZ26qLA4JfZ690Cb7TsDVE9ZF3w==
safe-1.3.0 @gnosis.pm/safe-contracts@1.3.0        1p+1HwGvxGUVzVkFjNzglwHrLNA67U/axP0Ct85FzzH8yhGJb4t9jDjPYocVMzLorDoWAfKicGy1akPY9jXRVw==
safe-1.4.1 @safe-global/safe-contracts@1.4.1      fP1jewywSwsIniM04NsqPyVRFKPMAuirC3ftA/TA4X3Zc5EnwQp/UCJUU2PL/37/z/jMo8UUaJ+pnFNWmMU7dQ==
safe-1.5.0 @safe-global/safe-smart-account@1.5.0  VIMWxoeY/kNuZVsQVvAeOFKcQS3eojCXg0ecGnesBSLn5ypYshmBhVEEU5XiurJJGTs/MrcoLTbTxhs9W9GvdQ==
v2-core    @uniswap/v2-core@1.0.1                 MtybtkUPSyysqLY2U210NBDeCHX+ltHt3oADGdjqoThZaFRDKwM6k1Nb3F0A3hk5hwuQvytFWhrWHOEq6nVJ8Q==
v2-router  @uniswap/v2-periphery@1.1.0-beta.0     6dkwAMKza8nzqYiXEr2D86dgW3TTavUvCR0w2Tu33bAbM8Ah43LKAzH7oKKPRT5VJQaMi1jtkGs1E8JPor1n5g==
zeppelin   @openzeppelin/contracts@4.9.6          xSmezSupL+y9VkHZJGDoCBpmnB2ogM13ccaYDWqJTfS3dbuHkgjuwDFUmaFauBCboQMGB/S5UqUl2y54X99BmA==
"
if [ "$platform" = linux-amd64 ]; then
  packages=${packages/ -/ +XmShybEaxfCrr0OUUZwYEy2OnYZt5pHH9TzBtLv3+VrK0O/ANuNSVEahqNhKHlgX7GRJ59383ofNhxkRWIYTg==}
fi

# A digest of files, "sha256" in hexadecimal or "sha512" as npm writes it.
digest() { node -e '
  const { createHash } = require("crypto"), { readFileSync } = require("fs");
  const [kind, ...files] = process.argv.slice(1);
  const all = createHash(kind);
  for (const file of files) all.update(readFileSync(file));
  console.log(all.digest(kind === "sha512" ? "base64" : "hex"));' "$@"; }

wanted=$platform-$(digest sha256 compile.cjs ../install.sh "$sources"/*.sol)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
  exit 0
fi
mkdir -p "$installed"
rm -f "$stamp"

fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT
quietly() { "$@" >"$fetched/log" 2>&1 || { cat "$fetched/log" >&2; fail "failed: $*"; }; }

while read -r name package sha512; do
  [ -n "$name" ] || continue
  target=$installed/$name
  if [ -f "$target/.package" ] && [ "$(cat "$target/.package")" = "$package" ]; then
    continue
  fi
  say "$package…"
  rm -rf "$target" "$fetched"/*.tgz
  quietly npm pack --ignore-scripts --pack-destination "$fetched" "$package"
  if [ "$sha512" != - ] && [ "$(digest sha512 "$fetched"/*.tgz)" != "$sha512" ]; then
    fail "$package is not the package that is expected"
  fi
  mkdir "$target"
  quietly tar -xzf "$(echo "$fetched"/*.tgz)" -C "$target" --strip-components=1
  echo "$package" >"$target/.package"
done <<<"$packages"

case "$("$installed/anvil/bin/anvil" --version)" in
  *' 1.7.1'*) ;;
  *) fail "anvil is not of version 1.7.1, or does not run on this machine" ;;
esac
quietly node compile.cjs "$installed/solc/soljson.js" "$sources" "$installed/contracts"
echo "$wanted" >"$stamp"
