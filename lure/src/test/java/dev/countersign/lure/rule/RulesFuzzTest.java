package dev.countersign.lure.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.lure.rule.Rule.Part;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;

/** Whatever the text or the file of rules, looking for rules ends in matches, or in a sentence. */
class RulesFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void findsOrNot(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    for (Match match : Rules.shipped().find(Part.TEXT, text)) {
      assertThat(match.words()).hasSizeLessThanOrEqualTo(200);
      assertThat(match.lines()).isNotEmpty().allMatch(line -> line >= 1);
    }
    try {
      assertThat(Rules.read(text, "The file").all()).isNotNull();
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).startsWith("The file");
    }
  }
}
