package dev.countersign.intel.knowledge;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.intel.figure.FiguresJson;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class KnowledgeFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsAnyFileOrSaysWhatIsWrong(byte[] input) {
    if (input.length == 0) {
      return;
    }
    KnowledgeFile[] files = KnowledgeFile.values();
    KnowledgeFile file = files[(input[0] & 0xff) % files.length];
    String text = new String(Arrays.copyOfRange(input, 1, input.length), StandardCharsets.UTF_8);
    try {
      Knowledge knowledge = new Texts().with(file, text).read();
      KnowledgeJson.incidents(knowledge.incidents());
      KnowledgeJson.actors(knowledge.actors());
      FiguresJson.of(knowledge.figures());
    } catch (UnreadableInput expected) {
      if (expected.sentence().isBlank()) {
        throw new AssertionError("nothing is said to be wrong", expected);
      }
    }
  }
}
