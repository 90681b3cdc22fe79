package dev.countersign.lure.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever a link or a list says, reading it ends in findings or in a sentence. */
class LinkFuzzTest {
  private static final DomainWatch WATCH =
      DomainWatch.over(List.of(new Protected("kestrelmint.com", Protected.Kind.OWN)), Lists.NONE);

  @FuzzTest(maxDuration = "10s")
  void readsAnyLink(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    int half = text.length() / 2;
    Hyperlink link = new Hyperlink(text.substring(0, half), text.substring(half), "the text");
    Hyperlink host = new Hyperlink(text, "https://" + text, "the text");
    for (Finding finding : LinkReading.read(List.of(link, host), WATCH)) {
      assertThat(finding.sentence()).isNotBlank();
      assertThat(finding.evidence().getOrDefault("words", "x".repeat(201)))
          .hasSizeLessThanOrEqualTo(200);
    }
    String defanged = Defang.of(text);
    assertThat(Defang.of(defanged).length()).isLessThanOrEqualTo(defanged.length() + 8);
    try {
      Lists.read(input, "The list");
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).startsWith("The list");
    }
  }
}
