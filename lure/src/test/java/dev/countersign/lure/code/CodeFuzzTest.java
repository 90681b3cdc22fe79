package dev.countersign.lure.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import java.util.Arrays;

/**
 * Whatever the bytes, in whatever language, reading them ends in behaviours that lie in the file.
 */
class CodeFuzzTest {
  private static final String[] NAMES = {
    "a.js", "a.ts", "a.py", "a.sh", "a.ps1", "a.bat", "a.ipynb", "a.applescript", "a.woff2"
  };

  @FuzzTest(maxDuration = "10s")
  void readsWhatever(byte[] input) throws Budget.UsedUp {
    if (input.length == 0) {
      return;
    }
    String name = NAMES[(input[0] & 0xff) % NAMES.length];
    byte[] code = Arrays.copyOfRange(input, 1, input.length);
    int lines = 1;
    for (byte one : code) {
      lines += one == '\n' ? 1 : 0;
    }
    for (Behaviour one : CodeReading.read(Content.of(name, code), Budget.usual())) {
      assertThat(one.line()).isBetween(1, lines);
      assertThat(one.sentence()).isNotBlank();
    }
  }
}
