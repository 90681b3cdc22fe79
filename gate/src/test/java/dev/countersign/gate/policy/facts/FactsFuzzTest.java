package dev.countersign.gate.policy.facts;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;

class FactsFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsWhatItWritesOrSaysWhyNot(byte[] input) {
    PolicyFacts facts;
    try {
      facts = FactsJson.read(new String(input, StandardCharsets.UTF_8));
    } catch (UnreadableInput expected) {
      return;
    }
    String written = FactsJson.write(facts);
    PolicyFacts again = FactsJson.read(written);
    if (!again.equals(facts) || !FactsJson.write(again).equals(written)) {
      throw new AssertionError("the facts changed by being written: " + written);
    }
  }
}
