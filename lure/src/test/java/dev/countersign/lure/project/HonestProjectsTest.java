package dev.countersign.lure.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Tree;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Projects as honest people write them are not accused, whatever runs when. */
class HonestProjectsTest {
  /** Where honest wrappers of Gradle get it from. */
  private static final String GRADLE = "services.gradle.org/distributions";

  private static Map<String, Tree> projects() {
    Map<String, Tree> all = new LinkedHashMap<>();
    for (String command :
        new String[] {
          "husky",
          "husky install",
          "tsc",
          "npm run build",
          "rollup -c",
          "node-gyp rebuild",
          "prebuild-install || node-gyp rebuild --release",
          "node install.js",
          "patch-package",
          "ngcc --properties es2015",
          "node -e \"try{require('./postinstall')}catch(e){}\"",
          "node -e \"console.log('Thank you for using core-js')\"",
          "is-ci || husky",
          "opencollective-postinstall || true",
          "prisma generate",
          "electron-builder install-app-deps"
        }) {
      all.put(
          "installs with " + command,
          Trees.of(
              "package.json",
              "{\"name\": \"x\", \"scripts\": {\"postinstall\": \""
                  + command.replace("\"", "\\\"")
                  + "\"}}",
              "install.js",
              "const { execSync } = require('child_process');\nexecSync('node-gyp rebuild');\n",
              "index.js",
              "module.exports = (a, b) => a + b;\n"));
    }
    all.put(
        "a server that asks another with a key from the environment",
        Trees.of(
            "package.json",
            "{\"name\": \"api\", \"scripts\": {\"start\": \"node server.js\"}, \"dependencies\": {\"axios\": \"^1\"}}",
            "server.js",
            """
            require('dotenv').config();
            const axios = require('axios');
            const app = require('express')();
            app.get('/price', async (req, res) => {
              const { data } = await axios.get('https://prices.example/v1/eth', {
                headers: { Authorization: `Bearer ${process.env.API_KEY}` },
              });
              res.json({ price: data.price });
            });
            app.listen(process.env.PORT || 3000);
            """));
    all.put(
        "a program for contracts that signs with a key from the environment",
        Trees.of(
            "package.json",
            "{\"name\": \"vault\", \"devDependencies\": {\"hardhat\": \"^2\", \"@nomicfoundation/hardhat-toolbox\": \"^5\"}}",
            "hardhat.config.js",
            """
            require('@nomicfoundation/hardhat-toolbox');
            require('dotenv').config();
            module.exports = { solidity: '0.8.24', networks: { sepolia: {
              url: process.env.RPC_URL, accounts: [process.env.PRIVATE_KEY] } } };
            """,
            "scripts/deploy.js",
            """
            const { ethers } = require('hardhat');
            async function main() {
              const vault = await ethers.deployContract('Vault');
              console.log(await vault.getAddress());
            }
            main();
            """));
    all.put(
        "a React application",
        Trees.of(
            "package.json",
            "{\"name\": \"app\", \"scripts\": {\"dev\": \"vite\", \"build\": \"tsc && vite build\"}, \"dependencies\":"
                + " {\"react\": \"^18\", \"react-dom\": \"^18\", \"preact\": \"^10\", \"reacts-ui\": \"1\"}}",
            "vite.config.ts",
            "import { defineConfig } from 'vite';\nexport default defineConfig({});\n",
            "src/main.tsx",
            "import App from './App';\nfetch('/api/me').then(r => r.json()).then(m => console.log(m));\n",
            "src/App.tsx",
            "export default function App() { return <p>{atob('aGk=')}</p>; }\n",
            "public/logo.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>",
            "public/a.woff2",
            "wOF2\u0000\u0001\u0000\u0000function(){eval(x)} require('x')"));
    all.put(
        "a setup.py that reads its version from its own file",
        Trees.of(
            "setup.py",
            """
            from setuptools import setup, find_packages
            about = {}
            with open("pkg/__version__.py") as f:
                exec(f.read(), about)
            with open("README.md") as f:
                long_description = f.read()
            setup(name="pkg", version=about["__version__"], packages=find_packages(),
                  install_requires=["requests>=2", "python_dateutil"])
            """,
            "pkg/__version__.py",
            "__version__ = '1.0'\n",
            "pkg/__init__.py",
            "from .core import run\n",
            "pkg/core.py",
            "import subprocess\n\ndef run(cmd):\n    return subprocess.run(cmd, check=True)\n",
            "README.md",
            "# pkg\n\n```sh\npip install pkg\npython -m pkg\n```\n"));
    all.put(
        "a package that is compiled with Cython",
        Trees.of(
            "setup.py",
            """
            import os, sys
            from setuptools import Extension, setup
            from setuptools.command.build_ext import build_ext
            from Cython.Build import cythonize

            class Build(build_ext):
                def run(self):
                    if os.environ.get("DEBUG"):
                        self.debug = True
                    super().run()

            setup(name="fast", ext_modules=cythonize([Extension("fast", ["fast.pyx"])]), cmdclass={"build_ext": Build})
            """));
    all.put(
        "a client of an interface over the web",
        Trees.of(
            "pyproject.toml",
            "[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n[project]\nname ="
                + " \"client\"\ndependencies = [\"httpx>=0.25\"]\n",
            "client/api.py",
            """
            import os
            import httpx

            def get(path):
                token = os.environ["CLIENT_TOKEN"]
                r = httpx.get("https://api.example/" + path, headers={"Authorization": token})
                return r.json()
            """));
    all.put(
        "a notebook that plots",
        Trees.of(
            "plot.ipynb",
            "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": [\"%matplotlib inline\\n\", \"!pip install"
                + " pandas\\n\", \"import pandas as pd\\n\", \"pd.read_csv('a.csv').plot()\"]}]}"));
    all.put(
        "hooks, tasks and a debugger's configuration",
        Trees.of(
            ".husky/pre-commit",
            "#!/usr/bin/env sh\nnpx lint-staged\n",
            ".pre-commit-config.yaml",
            "repos:\n- repo: local\n  hooks:\n  - id: x\n    entry: make lint\n",
            ".vscode/tasks.json",
            "{\"tasks\": [{\"label\": \"build\", \"type\": \"npm\", \"script\": \"build\"}]}",
            ".vscode/settings.json",
            "{\"typescript.tsdk\": \"node_modules/typescript/lib\", \"editor.formatOnSave\": true}",
            ".vscode/launch.json",
            "{\"configurations\": [{\"name\": \"run\", \"type\": \"node\", \"program\": \"${workspaceFolder}/a.js\"}]}",
            ".git/HEAD",
            "ref: refs/heads/main",
            ".git/config",
            "[core]\n\trepositoryformatversion = 0\n\tfsmonitor = true\n\teditor = vim\n[filter \"lfs\"]\n\tsmudge = git-lfs"
                + " smudge -- %f\n\tprocess = git-lfs filter-process\n[remote \"origin\"]\n\turl = https://git.example/x\n"));
    all.put(
        "a development container",
        Trees.of(
            ".devcontainer/devcontainer.json",
            "{\"image\": \"node:20\", \"postCreateCommand\": \"npm ci\", \"initializeCommand\": \"docker pull node:20\"}",
            "Dockerfile",
            "FROM node:20\nRUN curl -fsSL https://deb.nodesource.com/setup_20.x | bash - \\\n  && apt-get install -y"
                + " git\nCMD [\"node\", \"server.js\"]\n",
            "docker-compose.yml",
            "services:\n  db:\n    image: postgres\n    volumes:\n      - ./data:/var/lib/postgresql/data\n"));
    all.put(
        "a makefile",
        Trees.of(
            "Makefile",
            "VERSION := $(shell git describe --tags)\nall: build\nbuild:\n\t@go build ./...\nclean:\n\trm -rf out\ntest:"
                + " build\n\tgo test ./... | tee out.txt\n"));
    all.put(
        "a project in Rust",
        Trees.of(
            "Cargo.toml",
            "[package]\nname = \"x\"\n",
            "build.rs",
            "fn main() { println!(\"cargo:rerun-if-changed=build.rs\"); }\n",
            ".cargo/config.toml",
            "[build]\ntarget-dir = \"out\"\n",
            "README.md",
            "Install Rust:\n\n```sh\ncurl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh\n```\n"));
    all.put(
        "a project in Java",
        Trees.of(
            "build.gradle",
            "plugins { id 'java' }\n",
            "gradle/wrapper/gradle-wrapper.properties",
            "distributionUrl=%s\\://%s/gradle-8.7-bin.zip\n".formatted("https", GRADLE)));
    all.put(
        "an installer of a program, from its own releases, with a checksum",
        Trees.of(
            "package.json",
            "{\"name\": \"tool\", \"version\": \"1.2.3\", \"scripts\": {\"postinstall\": \"node install.js\"}, \"bin\":"
                + " {\"tool\": \"bin/tool.js\"}}",
            "install.js",
            """
            const https = require('https');
            const fs = require('fs');
            const crypto = require('crypto');
            const sums = require('./sums.json');
            const name = `tool-${process.platform}-${process.arch}`;
            https.get(`https://github.com/tool/tool/releases/download/v1.2.3/${name}`, (res) => {
              const parts = [];
              res.on('data', (d) => parts.push(d));
              res.on('end', () => {
                const bytes = Buffer.concat(parts);
                const sum = crypto.createHash('sha256').update(bytes).digest('hex');
                if (sum !== sums[name]) throw new Error('checksum');
                fs.writeFileSync('bin/tool', bytes, { mode: 0o755 });
              });
            });
            """,
            "sums.json",
            "{}",
            "bin/tool.js",
            "#!/usr/bin/env node\nrequire('child_process').spawnSync(require('path').join(__dirname, 'tool'),"
                + " process.argv.slice(2), { stdio: 'inherit' });\n"));
    all.put(
        "a lock file of a company's own registry",
        Trees.of(
            "package.json",
            "{\"name\": \"x\", \"dependencies\": {\"ms\": \"2\", \"own\": \"github:us/own\", \"near\": \"file:../near\"}}",
            "yarn.lock",
            "ms@2:\n  version \"2\"\n  resolved \"https://npm.company.example/ms/-/ms-2.tgz#1\"\n\n"
                .repeat(6)));
    return all;
  }

  @TestFactory
  Stream<DynamicTest> anHonestProjectIsNotAccused() {
    Map<String, Tree> projects = projects();
    assertThat(projects).hasSizeGreaterThanOrEqualTo(30);
    return projects.entrySet().stream()
        .map(project ->
            DynamicTest.dynamicTest(
                project.getKey(),
                () -> {
                  ProjectRead read = ProjectReading.read(project.getValue(), Budget.usual());
                  assertThat(Verdict.of(read.findings()).outcome())
                      .as("%s", read.findings())
                      .isEqualTo(Outcome.ALLOW);
                }));
  }
}
