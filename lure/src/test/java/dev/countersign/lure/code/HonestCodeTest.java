package dev.countersign.lure.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that looks like the lures, and does nothing of the kind. */
class HonestCodeTest {
  private static final Set<Kind> HARMLESS =
      Set.of(
          Kind.FETCHES,
          Kind.SENDS,
          Kind.STARTS_PROCESS,
          Kind.CHECKS_SURROUNDINGS,
          Kind.UNSAFE_DESERIALISATION);

  record Honest(String file, String code) {}

  static List<Honest> honest() {
    return List.of(
        new Honest(
            "a.js",
            "const axios = require('axios');\naxios.get('https://api.shop.example/v1').then(r => console.log(r.data));"),
        new Honest(
            "b.js",
            "const r = await fetch('/api/items'); const items = await r.json(); render(items);"),
        new Honest(
            "c.js",
            "const port = process.env.PORT || 3000; if (process.env.NODE_ENV === 'production') start(port);"),
        new Honest(
            "d.js",
            "const { exec } = require('child_process'); exec('git rev-parse HEAD', (e, out) => console.log(out));"),
        new Honest(
            "e.js",
            "const { spawn } = require('child_process'); spawn('node', ['server.js'], { env: { ...process.env, CI: '1' } });"),
        new Honest(
            "f.js", "const token = JSON.parse(atob(jwt.split('.')[1])); console.log(token.sub);"),
        new Honest(
            "g.js",
            "const r = await axios.get('https://registry.shop.example/latest'); require('child_process').execSync(`git tag v${r.data.version}`);"),
        new Honest(
            "h.js",
            "axios.post('https://api.shop.example', { n: 1 }, { headers: { Authorization: 'Bearer ' + process.env.API_KEY } });"),
        new Honest("i.js", "const g = new Function('return this')(); module.exports = g;"),
        new Honest(
            "j.js",
            "const link = 'https://chromewebstore.google.com/detail/metamask/nkbihfbeogaeaoehlefnkodbefgpgknn'; open(link); require('fs').readFileSync('a.json');"),
        new Honest(
            "k.js",
            "try { await axios.get('https://api.shop.example'); } catch (error) { console.error(error.response.data); }"),
        new Honest(
            "l.js",
            "const fs = require('fs'); const res = await fetch('https://api.shop.example/logo.png'); fs.writeFileSync('logo.png', Buffer.from(await res.arrayBuffer())); require('child_process').exec('npm run build');"),
        new Honest(
            "m.js",
            "const img = Buffer.from('iVBORw0KGgo=', 'base64'); require('fs').writeFileSync('a.png', img);"),
        new Honest(
            "n.js",
            "function eval2(x) { return x + 1; } fetch('https://api.shop.example').then(r => eval2(r));"),
        new Honest(
            "o.js",
            "const exec = /a(b)/.exec(text); fetch('https://x.example').then(t => /x/.exec(t));"),
        new Honest(
            "p.js", "const table = {\n  a: 1," + " ".repeat(120) + "// the first\n  b: 2\n};"),
        new Honest(
            "q.min.js",
            "!function(e,t){var n=t.a(1),r=e.b;for(var i=0;i<r;i++)n.push(i);e.exports=n}(module,window);"),
        new Honest(
            "r.ts",
            "import { hostname } from 'os'; logger.info(hostname()); const x: string = process.platform;"),
        new Honest(
            "s.js",
            "const os = require('os'); axios.post('https://metrics.shop.example', { platform: os.platform(), version: '1.2.3' });"),
        new Honest(
            "t.py",
            "import requests\nr = requests.get('https://api.shop.example')\nprint(r.json())\n"),
        new Honest(
            "setup.py",
            "from setuptools import setup\nns = {}\nexec(open('pkg/version.py').read(), ns)\nsetup(name='x', version=ns['__version__'])\n"),
        new Honest(
            "u.py",
            "import base64\nicon = base64.b64decode('iVBORw0KGgo=')\nopen('icon.png', 'wb').write(icon)\n"),
        new Honest(
            "v.py",
            "import os, subprocess\nsubprocess.run(['git', 'clone', url], env=os.environ)\nprint(os.environ.get('HOME'))\n"),
        new Honest(
            "w.py",
            "import requests, subprocess\nv = requests.get('https://api.shop.example').json()['version']\nsubprocess.run(['git', 'tag', v])\n"),
        new Honest(
            "x.py",
            "import yaml, pickle\nc = yaml.safe_load(open('c.yml'))\nm = pickle.load(open('cache.pkl', 'rb'))\n"),
        new Honest(
            "y.py",
            "import re\np = re.compile(pattern)\ndf.eval('a + b')\nmodel.eval()\ncursor.execute(requests.get('https://x.example').text)\n"),
        new Honest(
            "z.sh",
            "set -e\ncurl -fsSL https://get.shop.example/tool.tgz -o tool.tgz\nsha256sum -c tool.sha256\ntar xzf tool.tgz\nnpm ci && npm test\n"),
        new Honest(
            "aa.sh",
            "ssh -i ~/.ssh/deploy user@host.example uptime\nssh-keygen -t ed25519 -f key\n"),
        new Honest(
            "ab.sh",
            "curl -s https://api.shop.example/v1 | jq .version | tee out.txt\necho aGk= | base64 -d > hi.txt\ncat hi.txt\n"),
        new Honest(
            "ac.ps1",
            "$v = (Invoke-RestMethod https://api.shop.example/latest).version\nWrite-Host $v\n"),
        new Honest("ad.bat", "@echo off\r\nset NODE_ENV=test\r\nnode server.js\r\n"));
  }

  @ParameterizedTest
  @MethodSource("honest")
  void accusesNobodyHonest(Honest honest) {
    assertThat(Samples.all(honest.file(), honest.code())).isSubsetOf(HARMLESS);
  }

  @Test
  void deepNestingEndsInAnAnswer() {
    for (String file : List.of("a.js", "a.py", "a.sh", "a.ts", "a.ps1")) {
      Samples.read(file, "eval" + "(".repeat(10_000) + "1" + ")".repeat(10_000));
      Samples.read(file, "x = eval(" + "'a' + ".repeat(10_000) + "'b')");
      Samples.read(file, "[".repeat(10_000));
    }
    assertThat(Samples.all("a.js", "eval(atob('" + "QUFB".repeat(50) + "'))" + "+(".repeat(9_000)))
        .contains(Kind.RUNS_DECODED_CODE);
  }

  @Test
  void saysWhereAndWhen() {
    List<Behaviour> found =
        Samples.read(
            "a.js",
            "// über\nconst axios = require('axios');\nfunction go(u) {\n  axios.get(u).then(r => eval(r.data));\n}\nmodule.exports = go;\n");
    assertThat(found)
        .anySatisfy(one -> {
          assertThat(one.kind()).isEqualTo(Kind.RUNS_FETCHED_CODE);
          assertThat(one.line()).isEqualTo(4);
          assertThat(one.words()).isEqualTo("eval(r.data)");
          assertThat(one.when()).isEqualTo(When.IN_FUNCTION);
          assertThat(one.sure()).isEqualTo(Sureness.CERTAIN);
        });
  }
}
