package dev.countersign.intel.label;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
  void readsAnySanctionsListOrSaysWhatIsWrong(byte[] input) throws IOException {
    try {
      SdnList.read(new ByteArrayInputStream(input), "sdn.xml");
    } catch (UnreadableInput expected) {
      requireSentence(expected);
    } catch (CharacterCodingException expected) {
      return; // a sentence is made of it where the file's path is known
    }
  }

  private static void requireSentence(UnreadableInput unreadable) {
    if (unreadable.sentence().isBlank()) {
      throw new AssertionError("nothing is said to be wrong");
    }
  }
}
