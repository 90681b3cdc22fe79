package dev.countersign.lure.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.lure.rule.Rule.Part;
import dev.countersign.model.value.UnreadableInput;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How rules are read, and what their phrases find. */
class RulesTest {
  private static final String OWN =
      """
      words:
        drink: [tea, 'iced coffee']
      rules:
        - id: own-drink
          finding: urgency
          sentence: It speaks of drinks.
          any: ['PHRASE']
          examples:
            match: [a, b, c]
            no-match: [d, e, f]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {drink} now; We want iced coffee now.; true
          {drink} now; We want coffee now.; false
          want ~2 tea; We want some hot tea.; true
          want ~2 tea; We want some very hot tea.; false
          want ~2 tea; We want. Some tea.; false
          green? tea; tea; true
          (green tea|black coffee) please; Black coffee, please; true
          (green tea|black coffee) please; Black tea, please; false
          develop* tea; The developers tea; true
          buy <money:200+>; Buy $1.5k; true
          buy <money:200+>; Buy 150 USD; false
          buy <money:200+>; Buy 0.2m EUR; true
          see <url>; See https://a.example/x; true
          see <repository>; See https://github.com/a/b; true
          see <repository>; See https://notgithub.com/a/b; false
          see <archive>; See test.zip; true
          serve tea; Never serve tea; false
          serve tea; Do not hesitate to serve tea; true
          serve tea; Attackers ask you to serve tea; false
          serve tea; S\u200berve tеa; true
          """)
  void findsPhrase(String phrase, String text, boolean found) {
    Rules rules = Rules.read(OWN.replace("PHRASE", phrase), "own.yaml");
    assertThat(rules.find(Part.TEXT, text).isEmpty())
        .as(phrase + " in " + text)
        .isNotEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ~3 tea; a phrase cannot begin with a gap
          (tea; a bracket is not closed
          {cake} tea; there is no list of words “cake”
          tea ~99 now; a gap is ~1 to ~20, not ~99
          see <cake>; is no kind
          te*; has to begin with 3 letters
          a-b; is no word of letters and digits
          """)
  void saysWhatIsWrongWithAPhrase(String phrase, String sentence) {
    assertThatThrownBy(() -> Rules.read(OWN.replace("PHRASE", phrase), "own.yaml"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("own.yaml, rule “own-drink”, any: ")
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          finding: urgency; finding: lure-to-run; is no sign of a message
          id: own-drink; id: Own Drink; is not lower-case words
          id: own-drink; id: urgency; is the id of another rule
          sentence:; sentense:; known are id, finding
          [a, b, c]; [a, b]; at least 3 are needed
          words:; words: [; is not YAML that can be read
          any:; in: [body], any:; none of text, subject, attachment
          """)
  void saysWhatIsWrongWithAFile(String right, String wrong, String sentence) {
    String yaml =
        OWN.replace("PHRASE", "tea").replace(right, wrong.replace(", any:", "\n    any:"));
    assertThatThrownBy(() -> Rules.read(yaml, "own.yaml"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("own.yaml")
        .hasMessageContaining(sentence);
  }

  @Test
  void ownRulesAreAddedToTheShippedOnes() {
    Rules own = Rules.read(OWN.replace("PHRASE", "serve {drink}"), "own.yaml");
    Rules both = Rules.shipped().and(own);
    assertThat(own.all()).hasSize(1);
    assertThat(both.all()).hasSize(Rules.shipped().all().size() + 1);
    assertThat(both.find(Part.TEXT, "Serve tea. Please run the project locally."))
        .extracting(match -> match.rule().id())
        .contains("own-drink", "run-project");
    assertThatThrownBy(() -> both.and(own)).hasMessageContaining("two rules with the id");
  }

  @Test
  void quotesTheWordsAndTheirLines() {
    List<Match> found =
        Rules.read(OWN.replace("PHRASE", "serve ~2 tea"), "own.yaml")
            .find(Part.TEXT, "Hello\n\nserve\n  the tea\n\nand serve tea");
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().words()).isEqualTo("serve the tea");
    assertThat(found.getFirst().lines()).containsExactly(3, 6);
  }

  @Test
  void takesATimeThatGrowsWithTheTextAlone() {
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          Rules.shipped().find(Part.TEXT, "run the run the project install ".repeat(7_000));
          Rules.shipped().find(Part.TEXT, "please ".repeat(30_000));
          Rules.shipped().find(Part.TEXT, "a.b".repeat(70_000));
          Rules.shipped().find(Part.TEXT, "$1,0".repeat(50_000));
        });
  }
}
