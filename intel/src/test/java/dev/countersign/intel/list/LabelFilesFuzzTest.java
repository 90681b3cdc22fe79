package dev.countersign.intel.list;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class LabelFilesFuzzTest {
  private static final List<String> ENDINGS = List.of(".csv", ".json", ".yaml", ".txt", ".xml");

  @FuzzTest(maxDuration = "10s")
  void readsAnyFileOrSaysWhatIsWrong(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    Path file = Files.createTempFile("labels", ENDINGS.get((input[0] & 0xff) % ENDINGS.size()));
    try {
      Files.write(file, Arrays.copyOfRange(input, 1, input.length));
      LabelFiles.read(List.of(file));
    } catch (UnreadableInput expected) {
      requireSentence(expected);
    } finally {
      Files.delete(file);
    }
  }

  @FuzzTest(maxDuration = "10s")
  void readsAnySanctionsListOrSaysWhatIsWrong(byte[] input) {
    try {
      ListReader.read(input, "sdn.xml");
    } catch (UnreadableInput expected) {
      requireSentence(expected);
    }
  }

  private static void requireSentence(UnreadableInput unreadable) {
    if (unreadable.sentence().isBlank()) {
      throw new AssertionError("nothing is said to be wrong");
    }
  }
}
