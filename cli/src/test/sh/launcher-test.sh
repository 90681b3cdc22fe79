#!/usr/bin/env bash
# Tests ./countersign as a person meets it: launcher-test.sh [REPORT.xml]
# What concerns building runs in a copy with a Maven that only copies, so that it takes seconds.
set -uo pipefail
cd "$(dirname "$0")/../../../.." || exit 1
project=$PWD
report=${1:-}
work=$(mktemp -d "${TMPDIR:-/tmp}/countersign launcher.XXXXXX")
trap 'rm -rf "$work"' EXIT

tests=0
failed=0
names=

# check NAME CONDITION…: runs the condition and counts it.
check() {
  local name=$1
  shift
  tests=$((tests + 1))
  if "$@"; then
    names="$names<testcase classname=\"launcher\" name=\"$name\"/>"
  else
    failed=$((failed + 1))
    names="$names<testcase classname=\"launcher\" name=\"$name\"><failure/></testcase>"
    echo "launcher: FAILED: $name" >&2
    printf '  exit code %s\n  out: %s\n  err: %s\n' "$code" "$(head -c 600 "$work/out")" \
      "$(head -c 600 "$work/err")" >&2
  fi
}

code=0
run() {
  "$@" >"$work/out" 2>"$work/err" </dev/null
  code=$?
}
exits() { [ "$code" -eq "$1" ]; }
out_has() { grep -qF -- "$1" "$work/out"; }
err_has() { grep -qF -- "$1" "$work/err"; }
err_is_empty() { [ ! -s "$work/err" ]; }

jdk=$(./countersign --print-jdk) || exit 1

# ---- The real one ----

run ./countersign --version
check "says its version" out_has "countersign "
run ./countersign --version
check "says nothing else on a second start" err_is_empty

mkdir "$work/a folder" && ln -s "$project/countersign" "$work/a folder/a link"
ln -s "a folder/a link" "$work/link to the link"
run bash -c 'cd "$1" && exec "./link to the link" --version' _ "$work"
check "starts through links and from another folder" exits 0

run ./countersign findings --bogus
check "passes exit codes on" exits 2

run ./countersign triage examples/recruiter.eml
check "denies a lure, read by a process of its own" exits 4
check "says what to do about it" out_has "What to do"
run ./countersign triage examples/honest-recruiter.eml
check "lets an honest recruiter pass" exits 0

if [ -e examples/bybit-2025-02-21.json ]; then
  run ./countersign check --json examples/bybit-2025-02-21.json
  check "denies the Bybit transaction" exits 4
  check "prints its hash" out_has 0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8

  ./countersign check - <examples/bybit-2025-02-21.json >"$work/out" 2>"$work/err"
  code=$?
  check "passes standard input on" exits 4

  best=99999
  for _ in 1 2 3 4 5; do
    took=$({ TIMEFORMAT=%3R; time ./countersign check examples/bybit-2025-02-21.json \
      >"$work/out" 2>"$work/err"; } 2>&1)
    took=$((10#${took//[.,]/}))
    [ $took -lt $best ] && best=$took
  done
  echo "launcher: check answers in $best ms"
  check "answers within a second" [ $best -lt 1000 ]
fi

truncate -s 100000000 "$work/large" 2>/dev/null || dd if=/dev/zero of="$work/large" bs=1000000 count=100 2>/dev/null
run ./countersign check "$work/large"
check "refuses a file of 100 MB" exits 2
check "says why in a sentence" err_has "at most 4 MiB"
if [ -x /usr/bin/time ] && /usr/bin/time -f %M true 2>/dev/null; then
  /usr/bin/time -o "$work/memory" -f %M ./countersign check - <"$work/large" >"$work/out" 2>"$work/err"
  check "stays under 512 MB with 100 MB on standard input" [ "$(tail -n 1 "$work/memory")" -lt 524288 ]
fi
rm -f "$work/large"

# ---- Building, in a copy with a Maven that only copies ----

copy=$work/copy
mkdir -p "$copy/cli/src/main/java" "$copy/model/src/main" "$work/bin"
cp countersign "$copy/"
touch "$copy/pom.xml" "$copy/cli/pom.xml" "$copy/model/pom.xml" "$copy/cli/src/main/java/A.java" \
  "$copy/cli/src/main/java/B.java"
cat >"$work/bin/mvn" <<MVN
#!/bin/sh
echo built >>"$work/builds"
[ ! -e "$work/break" ] || { echo "the compiler says no"; exit 1; }
sleep 1
mkdir -p cli/target/dist
rm -rf cli/target/dist/lib
cp -R "$project/cli/target/launch/app/lib" cli/target/dist/lib
MVN
chmod +x "$work/bin/mvn"
: >"$work/builds"
builds() { wc -l <"$work/builds" | tr -d ' '; }
built() { [ "$(builds)" -eq "$1" ]; }
start() { run env "PATH=$work/bin:$PATH" "$copy/countersign" "$@"; }

start --version
check "builds on the first start" built 1
check "runs what it built, in a folder with a space" out_has "countersign "
check "says in one line that it builds" [ "$(wc -l <"$work/err")" -eq 1 ]
start --version
check "does not build again when nothing changed" built 1
sleep 1
touch "$copy/cli/src/main/java/A.java"
start --version
check "builds when a source is newer" built 2
sleep 1
rm "$copy/cli/src/main/java/B.java"
start --version
check "builds when a source is gone" built 3
sleep 1
mkdir -p "$copy/scale/src/main"
touch "$copy/scale/pom.xml"
start --version
check "does not build again for what scale alone needs" built 3
sleep 1
touch "$copy/pom.xml"
for _ in 1 2 3; do
  env "PATH=$work/bin:$PATH" "$copy/countersign" --version >>"$work/together" 2>/dev/null </dev/null &
done
wait
check "builds once for several starts" built 4
check "and all of them run" [ "$(grep -c '^countersign ' "$work/together")" -eq 3 ]
check "leaves no lock" [ ! -e "$copy/cli/target/launch/lock" ]

cache=$(ls "$copy"/cli/target/launch/app/classes-*.aot)
check "made a class cache" [ -s "$cache" ]
cp "$cache" "$work/cache"
head -c 4000000 "$work/cache" >"$cache"
start --version
check "starts with a cache that was cut" exits 0
{ head -c 2000000 "$work/cache"; head -c 1000000 /dev/urandom; tail -c +3000001 "$work/cache"; } >"$cache"
start --version
check "starts with a cache of wrong bytes" exits 0
check "and says nothing of it" err_is_empty

: >"$work/break"
sleep 1
touch "$copy/pom.xml"
start --version
check "fails when the build fails" exits 1
check "shows what the build said" err_has "the compiler says no"
check "leaves no lock after a failed build" [ ! -e "$copy/cli/target/launch/lock" ]
rm "$work/break"

# A PATH that has everything but Maven.
mkdir "$work/tools"
for tool in bash env find readlink mkdir rm mv cp cat touch sleep tail uname dirname; do
  ln -s "$(command -v "$tool")" "$work/tools/$tool" 2>/dev/null || true
done
run env "PATH=$work/tools" "JAVA_HOME=$jdk" bash "$copy/countersign" --version
check "says that Maven is missing" err_has "needs Apache Maven"
check "and fails for it" exits 1

sed -e 's#/usr/lib/jvm#/nonexistent#; s#/opt/#/nonexistent/#g; s#/Library#/nonexistent#g' countersign >"$work/no-jdk"
run env "PATH=$work/tools" HOME=/nonexistent JAVA_HOME= bash "$work/no-jdk" --version
check "says that a JDK 25 is missing" err_has "needs a JDK 25"

if [ -n "$report" ]; then
  mkdir -p "$(dirname "$report")"
  cat >"$report" <<XML
<testsuite name="launcher" tests="$tests" errors="0" skipped="0" failures="$failed">$names</testsuite>
XML
fi
echo "launcher: $((tests - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
