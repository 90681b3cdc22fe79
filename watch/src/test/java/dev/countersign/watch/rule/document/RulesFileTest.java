package dev.countersign.watch.rule.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.rules.yaml.Mistake;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFileTest {
  private static final String HEAD =
      """
      watch: 1
      name: T
      currency: USD
      rules:
        - name: r
          sentence: "{wallet}"
      """;

  private static List<Mistake> mistakes(String text) {
    UnreadableRules unreadable =
        catchThrowableOfType(UnreadableRules.class, () -> RulesFile.read(text));
    assertThat(unreadable).as(text).isNotNull();
    return unreadable.mistakes();
  }

  private static String said(String text) {
    return mistakes(text).stream().map(Mistake::toString).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          when: { directoin: out }                            | line 7, column 13: "when" has no field "directoin"; did you mean "direction"?
          when: { direction: up }                             | line 7, column 24: "direction" is in, out or other
          when: { direction: out, from: unknown }             | line 7, column 29: With "direction: out", "from" is never one of unknown
          when: { direction: in, to: [known, unknown] }       | "to" is never one of known, unknown: the rule matches nothing
          when: { direction: other, counterparty: own }       | "counterparty" is never one of own
          when: { amount: { over: 5 USD, under: 4 USD } }     | line 7, column 21: "amount" leaves nothing between its ends
          when: { amount: { over: 5 USDC } }                  | "USDC" is neither the document's currency (USD) nor the one asset
          when: { asset: USDC, amount: { over: 5 ETH } }      | "ETH" is neither
          when: { count: { over: 5, by: wallet } }            | "count" has no "within"
          when: { count: { over: 5, within: 500d } }          | "count" looks back too far; at most 400d are kept
          when: { count: { over: 70000, within: 1d } }        | "count" can never come to 70000: 65536 are kept; raise "most"
          when: { count: { over: 5, within: 1d, by: hat } }   | There is no side "hat"
          when: { shape: { kind: fan, within: 1h } }          | There is no shape "fan"
          when: { shape: { kind: cycle, longest: 11, within: 1h } } | "longest" is a whole number from 2 to 10
          when: { screened: [mixr] }                          | There is no kind "mixr"; did you mean "mixer"?
          when: { counterparty: list:none }                   | There is no list "none" under "lists"; there are none
          if: movement.amont > amount('1 ETH')                | line 7, column 17: In the expression: there is no field "amont" of movement
          if: movement.amount > 1.5                           | In the expression: "
          severity: hgh                                       | There is no severity "hgh"; did you mean "high"?
          then: stopp                                         | "then" is stop, or left out
          """)
  void saysWhereItIsWrong(String line, String sentence) {
    assertThat(said(HEAD + "    " + line + "\n")).contains(sentence);
  }

  @Test
  void saysEverythingAtOnce() {
    assertThat(
            mistakes(
                """
                watch: 2
                name: T
                currency: dollars
                rules:
                  - name: a
                    sentence: "{nobody}"
                    when: { direction: up }
                  - name: a
                    sentence: ok
                """))
        .extracting(Mistake::line)
        .containsExactly(1, 3, 6, 7, 8, 8);
  }

  @Test
  void refusesAnExampleThatComesOutOtherwise() {
    assertThat(
            said(
                HEAD
                    + """
                        when: { direction: out }
                        examples:
                          - name: e
                            given: { own: hot }
                            moves: [ { from: hot, to: b, amount: 1 } ]
                            alerts: none
                    """))
        .isEqualTo(
            "line 9, column 1: The example \"e\" of \"r\" comes out otherwise: expected no alert,"
                + " and it was an alert at move 1");
  }

  @Test
  void refusesTwoRulesThatAskForTheSame() {
    assertThat(
            said(
                HEAD
                    + """
                        when: { direction: out, count: { over: 5, within: 1h } }
                      - name: s
                        sentence: other
                        when: { count: { over: 5, within: 1h }, direction: out }
                    """))
        .contains("line 8, column 5: \"s\" asks for the same as \"r\" in line 5");
  }

  @Test
  void refusesARuleThatCancelsItself() {
    assertThat(said(HEAD + "    when: { direction: out }\n    unless: { direction: out }\n"))
        .contains("\"unless\" asks for the same as \"when\"");
  }

  @Test
  void refusesARuleThatSpeaksOfEverything() {
    assertThat(said(HEAD)).contains("would speak of every movement");
  }

  @Test
  void refusesTheSixthExpressionThatIsAskedOfEveryMovement() {
    StringBuilder text = new StringBuilder("watch: 1\nname: T\nrules:\n");
    for (int i = 0; i < 6; i++) {
      text.append("  - { name: r" + i + ", sentence: s, if: \"movement.block > " + i + "\" }\n");
    }
    assertThat(said(text.toString())).startsWith("line 9, column ").contains("which is slow");
  }

  @Test
  void refusesMoreStateThanThereIsRoomFor() {
    StringBuilder text = new StringBuilder("watch: 1\nname: T\nrules:\n");
    for (int i = 0; i < 17; i++) {
      text.append(
          "  - { name: r"
              + i
              + ", sentence: s, when: { count: { over: "
              + i
              + ", within: 1d, most: 1000000 } } }\n");
    }
    assertThat(said(text.toString())).startsWith("line 20, column ").contains("lower \"most\"");
  }
}
