package dev.countersign.lure.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.lure.finding.LureCatalogue;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AnswerJsonTest {
  private static final Finding FOUND =
      Finding.of(
          LureCatalogue.ALL.getFirst(),
          "It leads to https://theme.example/a.",
          "words",
          "see theme.example",
          "where",
          "the text, line 4");

  private static Answer answer(List<Finding> findings) {
    return new Answer(
        "a mail",
        "A title with “quotes”\nand a line",
        "Elena <e@theme.example>",
        Verdict.of(findings),
        List.of("One.", "Two."),
        List.of("Do this."),
        List.of(new Part("the message", "a mail", findings), new Part("a.zip", "a zip", List.of())),
        List.of(
            new Indicator(Indicator.Kind.DOMAIN, "theme.example"),
            new Indicator(Indicator.Kind.SHA256, "00ff")),
        List.of("from:theme.example", "words:0000000000000001"),
        List.of("A part."));
  }

  @Test
  void readsWhatItWrote() {
    Answer answer = answer(List.of(FOUND));
    assertThat(AnswerJson.read(Json.parse(Json.compact(AnswerJson.write(answer)), "It")))
        .isEqualTo(answer);
  }

  @Test
  void knowsEveryFindingOfTheCatalogue() {
    List<Finding> all = new ArrayList<>();
    for (FindingCode code : LureCatalogue.ALL) {
      all.add(Finding.of(code, code.title()));
    }
    Answer answer = answer(all);
    assertThat(AnswerJson.read(AnswerJson.write(answer))).isEqualTo(answer);
  }

  @Test
  void whatIsShownCannotBeClickedOn() {
    ObjectNode shown = AnswerJson.shown(answer(List.of(FOUND)));
    assertThat(Json.compact(shown))
        .contains("hxxps://theme[.]example/a")
        .doesNotContain("theme.example")
        .doesNotContain("likeness");
  }

  @Test
  void saysWhatIsMissing() {
    ObjectNode node = AnswerJson.write(answer(List.of(FOUND)));
    node.remove("why");
    assertThatThrownBy(() -> AnswerJson.read(node))
        .isInstanceOf(UnreadableInput.class)
        .hasMessage("The answer lacks the list \"why\"");
  }

  @Test
  void refusesAFindingThatThereIsNot() {
    ObjectNode node = AnswerJson.write(answer(List.of(FOUND)));
    ((ObjectNode) node.get("findings").get(0)).put("code", "no-such-finding");
    assertThatThrownBy(() -> AnswerJson.read(node))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("no-such-finding");
  }

  @Test
  void refusesAnIndicatorOfAKindThatThereIsNot() {
    ObjectNode node = AnswerJson.write(answer(List.of(FOUND)));
    ((ObjectNode) node.get("indicators").get(0)).put("kind", "smell");
    assertThatThrownBy(() -> AnswerJson.read(node)).isInstanceOf(UnreadableInput.class);
  }
}
