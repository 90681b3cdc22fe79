package dev.countersign.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Part;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Verdict;
import dev.countersign.server.page.MarkedText.Run;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarkedTextTest {
  @Test
  void marksWhatFindingsQuoteAcrossLinesAndCase() {
    assertThat(marked("Please run\n  NPM install\ttoday", "run npm install").runs())
        .containsExactly(
            new Run("Please ", ""),
            new Run("run\n  NPM install", "It says: run npm install"),
            new Run("    today", ""));
  }

  @Test
  void marksWhatIsQuotedTwiceAndOfOverlappingMarksTheFirst() {
    MarkedText twice = marked("today, today, at once today", "today, today", "today");
    assertThat(twice.runs().stream().filter(run -> !run.found().isEmpty()).map(Run::text))
        .containsExactly("today, today", "today");
    assertThat(twice.marks()).isEqualTo(2);
  }

  @Test
  void marksTheBeginningOfWhatIsCutAndNothingShort() {
    assertThat(marked("a long sentence goes on", "a long sent…", "on").runs())
        .extracting(Run::text)
        .containsExactly("a long sent", "ence goes on");
  }

  @Test
  void leavesNothingThatIsALinkOrSteersAScreen() {
    assertThat(marked("see https://evil.example/a \u202Efdp\0", "nowhere").runs())
        .containsExactly(new Run("see hxxps://evil[.]example/a \\u{202E}fdp\\u{0000}", ""));
  }

  @Test
  void isTheWholeTextWhateverIsMarked() {
    String text = "  İstanbul ẞ \n\n offers\r\tmoney  ";
    MarkedText marked = marked(text, "offers money", "i̇stanbul", "ẞ ");
    assertThat(String.join("", marked.runs().stream().map(Run::text).toList()))
        .isEqualTo("  İstanbul ẞ \n\n offers\n    money  ");
    assertThat(marked.marks()).isEqualTo(1);
  }

  private static MarkedText marked(String text, String... quoted) {
    List<Finding> findings =
        Stream.of(quoted)
            .map(words -> Finding.of(MessageFinding.URGENCY, "It says: " + words, "words", words))
            .toList();
    return MarkedText.of(
        "a.txt",
        text,
        new Answer(
            "a text",
            "",
            "",
            Verdict.of(findings),
            List.of(),
            List.of(),
            List.of(new Part("the text", "a text", findings)),
            List.of(),
            List.of(),
            List.of()));
  }
}
