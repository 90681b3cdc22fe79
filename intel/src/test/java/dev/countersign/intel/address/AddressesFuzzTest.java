package dev.countersign.intel.address;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class AddressesFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsAnyAddressInOneWayOfBeingWrittenOrSaysWhatIsWrong(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    String canonical = Key.canonical(text);
    if (!Key.text(Key.of(canonical)).equals(canonical)) {
      throw new AssertionError("another address comes back: " + canonical);
    }
    try {
      Written read = Written.read(text, "It");
      if (!Arrays.equals(Key.of(read.address()), Key.of(canonical))) {
        throw new AssertionError("it is looked up by another key than it is read: " + canonical);
      }
    } catch (UnreadableInput expected) {
      if (expected.sentence().isBlank()) {
        throw new AssertionError("nothing is said to be wrong", expected);
      }
    }
  }

  @FuzzTest(maxDuration = "10s")
  void findsOnlyWhatCanBeReadByItselfToo(byte[] input) {
    for (Written one : FreeText.in(new String(input, StandardCharsets.UTF_8)).addresses()) {
      if (!Written.read(one.address(), "It").form().equals(one.form())) {
        throw new AssertionError("read by itself it is of another form: " + one);
      }
    }
  }
}
