package dev.countersign.server.alert.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.channel.Place;
import dev.countersign.server.notice.Outside;
import dev.countersign.watch.alert.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertFileTest {
  private static final Outside NOTHING = new Outside(null, null);

  private static final String GOOD =
      """
      alerts: 1
      gap-minutes: 30
      quiet-hours:
        - zone: Europe/Zurich
          days: [saturday, sunday]
          from: "22:00"
          until: "07:30"
      channels:
        - name: ops
          slack: {url-file: slack}
        - name: pager
          pagerduty: {key-file: pager}
        - name: siem
          syslog: {url: "tcp://127.0.0.1:5140"}
          each: low
      escalation:
        critical:
          - {after-minutes: 0, tell: [ops]}
          - {after-minutes: 5, tell: [ops, pager]}
        high:
          - {tell: [ops]}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void secrets() throws IOException {
    Files.writeString(folder.resolve("slack"), "https://hooks.slack.com/services/T/B/secret\n");
    Files.writeString(folder.resolve("pager"), "R0123456789ABCDEF0123456789ABCDE\n");
  }

  private AlertSettings read(String text) {
    return AlertFile.of(text, folder, NOTHING);
  }

  @Test
  void readsWhoHearsWhat() {
    AlertSettings settings = read(GOOD);
    assertThat(settings.policy().gap()).isEqualTo(Duration.ofMinutes(30));
    assertThat(settings.policy().ladder(Severity.CRITICAL))
        .containsExactly(
            new Step(Duration.ZERO, Set.of("ops")),
            new Step(Duration.ofMinutes(5), Set.of("ops", "pager")));
    assertThat(settings.policy().ladder(Severity.LOW)).isEmpty();
    assertThat(settings.policy().feeds()).containsExactly(Map.entry("siem", Severity.LOW));
    assertThat(settings.policy().quiet().getFirst().days())
        .containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(settings.policy().quiet().getFirst().until()).isEqualTo(LocalTime.of(7, 30));
    assertThat(settings.places())
        .extracting(Place::where)
        .containsExactly("hooks.slack.com", "events.pagerduty.com", "tcp 127.0.0.1:5140");
    assertThat(settings.toString()).doesNotContain("secret", "R0123456789");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alerts: 1                       | alerts: 2                    | "alerts" is not a whole number
          tell: [ops]}                    | tell: [opps]}                | of which there are ops, pager, siem
          after-minutes: 5                | after-minutes: 0             | more than that of the step before
          zone: Europe/Zurich             | zone: Atlantis               | a time zone such as Europe/Zurich
          days: [saturday, sunday]        | days: [caturday]             | a list of days such as monday
          from: "22:00"                   | from: 22                     | "from" is not a text
          slack: {url-file: slack}        | slack: {url-file: none}      | could not be read
          slack: {url-file: slack}        | {}                           | YAML
          each: low                       | each: loud                   | info, low, medium, high or critical
          name: pager                     | name: ops                    | another for each
          "tcp://127.0.0.1:5140"          | "http://127.0.0.1"           | tls://siem.example.com:6514
          critical:                       | medium:                      | nobody would be called for the gravest
          pagerduty: {key-file: pager}    | mail: {to: [security]}       | there is no mail server; give --smtp
          pagerduty: {key-file: pager}    | pagerduty: {key-file: slack} | routing key of pager is none
          """)
  void saysWhatIsWrong(String right, String wrong, String said) {
    assertThat(GOOD).contains(right);
    assertThatThrownBy(() -> read(GOOD.replaceFirst(Pattern.quote(right), wrong)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(said);
  }

  /** The address of a Slack webhook is a secret itself, and travels encrypted. */
  @Test
  void takesNoSlackAddressThatEverybodyCouldRead() throws IOException {
    Files.writeString(folder.resolve("slack"), "http://hooks.slack.com/services/T/B/secret\n");
    assertThatThrownBy(() -> read(GOOD))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("expected https")
        .hasMessageNotContaining("secret");
  }

  @Test
  void withoutAFileThereIsNobodyToCallWhereThereIsNoMail() {
    AlertSettings standard = AlertSettings.standard(NOTHING);
    assertThat(standard.places()).isEmpty();
    assertThat(standard.policy().ladders()).isEmpty();
  }
}
