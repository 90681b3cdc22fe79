package dev.countersign.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.model.json.Json;
import dev.countersign.watch.rule.document.RulesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WatchCommandTest {
  private static final String RULES =
      """
      watch: 1
      name: Small
      currency: USD
      rules:
        - name: large
          when: { direction: out, amount: { over: 1_000 USD } }
          sentence: "{wallet} paid {amount} to {counterparty}."
        - name: quiet
          when: { direction: in, amount: { over: 1_000 USD } }
          sentence: "{wallet} got {amount}."
      """;

  private static final String TRANSFERS =
      """
      time,from,to,asset,amount
      1772000000,0xAAAA000000000000000000000000000000000001,maker,USDC,1000.000001
      1772000060,0xaaaa000000000000000000000000000000000001,maker,USDC,1000
      2026-02-25T06:15:20Z,0xaaaa000000000000000000000000000000000001,maker,ETH,500
      2026-02-25 06:16:20,0xaaaa000000000000000000000000000000000001,other,USDT,2000
      """;

  private static final String OWN = "0xAaAa000000000000000000000000000000000001";

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Run replay(String... more) throws IOException {
    String rules = file("rules.yaml", RULES);
    String table = file("t.csv", TRANSFERS);
    String[] all = new String[6 + more.length];
    System.arraycopy(
        new String[] {"watch", "replay", rules, "--csv=" + table, "--own", OWN}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return Run.of(all);
  }

  @Test
  void printsRulesToBeginWithThatPassTheirOwnTest() throws IOException {
    Run init = Run.of("watch", "init");
    assertThat(init.out()).isEqualTo(RulesFile.shipped());
    Run test = Run.of("watch", "test", file("shipped.yaml", init.out()));
    assertThat(test.err()).isEmpty();
    assertThat(test.out()).contains("Treasury: 18 rules, 28 examples, 28 as expected, 0 not.");
    assertThat(test.exitCode()).isZero();
  }

  @Test
  void theExampleBesideTheManualIsTheOneThatShips() throws IOException {
    assertThat(Files.readString(Path.of("..", "examples", "watch-rules.yaml")))
        .isEqualTo(RulesFile.shipped());
  }

  @Test
  void saysWhatRulesWouldHaveSaid() throws IOException {
    Run run = replay();
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .contains("\"Small\" on 4 movements")
        .contains("2  2026-02-25T06:13:20Z  2026-02-25T06:16:20Z  large (medium)")
        .contains("paid 1,000.000001 USDC to maker.")
        .contains("paid 2,000 USDT to other.");
  }

  @Test
  void givesTheSameAsJsonWithPricesThatWereGiven() throws IOException {
    String facts = file("facts.yaml", "prices: { ETH: 2_000.5 }\nlabels: { maker: Maker }\n");
    Run wrong = replay("--facts", facts);
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("facts.yaml: line 1, column 16: A price is a decimal number");
    Run run =
        replay(
            "--json",
            "--facts",
            file("right.yaml", "prices: { ETH: 2000.5 }\nlabels: { maker: Maker }\n"));
    JsonNode answer = Json.parse(run.out(), "The answer");
    assertThat(answer.get("alerts").asLong()).isEqualTo(3);
    assertThat(answer.get("rules").get(0).get("samples").get(1).get("sentence").asString())
        .isEqualTo(OWN.toLowerCase(java.util.Locale.ROOT) + " paid 500 ETH to Maker.");
    assertThat(answer.get("rules").get(1).get("alerts").asLong()).isZero();
  }

  @Test
  void nothingSaidIsNothingToLookAt() throws IOException {
    Run run =
        Run.of("watch", "replay", file("rules.yaml", RULES), "--csv=" + file("t.csv", TRANSFERS));
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          time,from,amount              | t.csv, line 1 names no column "to"
          time,from,to,amount;x,a,b,1   | t.csv, line 2: "time" is seconds since 1970
          time,from,to,amount;5,a,b,-1  | t.csv, line 2: "amount" is a number of whole units
          time,from,to,amount;5,a,b,.   | t.csv, line 2: "amount" is a number of whole units
          time,from,to,amount;5,a,,1    | t.csv, line 2 has no to
          time,from,to,amount;5,a,b,1;4,a,b,1 | t.csv, line 3 is earlier than the line before it
          time,from,to,amount,transaction;5,a,b,1,0xab | is a hash of 32 bytes
          """)
  void aTableThatCannotBeReadIsNamedWithItsLine(String table, String sentence) throws IOException {
    Run run =
        Run.of(
            "watch",
            "replay",
            file("rules.yaml", RULES),
            "--csv=" + file("t.csv", table.replace(";", "\n")));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(sentence);
  }

  @Test
  void rulesThatCannotBeReadAreNamedWithTheirLines() throws IOException {
    String rules = file("rules.yaml", "watch: 1\nname: a\nrules: [ { name: b, sentence: c } ]\n");
    Run run = Run.of("watch", "replay", rules, "--csv=" + file("t.csv", TRANSFERS));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("rules.yaml: line 3, column 10: A rule without \"when\"");
    assertThat(Run.of("watch", "test", rules).exitCode()).isEqualTo(2);
  }

  @Test
  void anExampleThatComesOutOtherwiseIsShown() throws IOException {
    String rules =
        file(
            "rules.yaml",
            RULES
                + """
                    examples:
                      - name: e
                        given: { own: hot, prices: { USDC: 1 } }
                        moves: [ { from: b, to: hot, amount: 5_000 } ]
                        alerts: none
                """);
    Run run = Run.of("watch", "test", rules);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out())
        .contains("expected no alert, and it was an alert at move 1")
        .contains("move 1: hot got 5,000 USDC.")
        .contains("No example shows large (line 5).");
  }
}
