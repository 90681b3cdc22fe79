package dev.countersign.server.access.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.access.Action;
import dev.countersign.server.access.ResponseRule;
import dev.countersign.server.access.settings.PullSettings.Grant;
import dev.countersign.server.access.settings.PullSettings.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
  @TempDir private Path folder;

  private AccessSettings read(String text) {
    try {
      return SettingsFile.read(Files.writeString(folder.resolve("access.yaml"), text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void withoutAFileNothingIsHeldByItself() {
    AccessSettings settings = AccessSettings.STANDARD;
    assertThat(settings.keep()).isEqualTo(Duration.ofDays(90));
    assertThat(settings.remember()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.pulls()).isEmpty();
    assertThat(settings.responses().stream().filter(ResponseRule::act))
        .singleElement()
        .satisfies(rule -> {
          assertThat(rule.actions()).containsExactly(Action.FRESH_PASSKEY);
          assertThat(rule.applies("session-replayed", Severity.CRITICAL)).isTrue();
          assertThat(rule.applies("session-replayed", Severity.HIGH)).isFalse();
        });
    assertThat(read("access: 1\n").responses()).isEqualTo(ResponseRule.STANDARD);
  }

  @Test
  void readsWhatTheManualShows() throws IOException {
    Files.writeString(folder.resolve("okta.token"), "s3cret\n");
    AccessSettings settings =
        read(
            """
            access: 1
            keep-days: 10
            responses:
              - { from: high, codes: [guessed], do: [hold-transfers], act: false }
            pulls:
              - { source: okta, url: "https://example.okta.com", token-file: okta.token }
              - { name: tenant, source: auth0, url: "https://example.eu.auth0.com", token-file: okta.token,
                  client: me, token-url: "https://example.eu.auth0.com/oauth/token", audience: api, every-seconds: 60 }
            """);
    assertThat(settings.remember()).as("never longer than kept").isEqualTo(Duration.ofDays(10));
    assertThat(settings.responses())
        .containsExactly(
            new ResponseRule(
                Severity.HIGH, Set.of("guessed"), Set.of(Action.HOLD_TRANSFERS), false));
    PullSettings okta = settings.pulls().getFirst();
    assertThat(okta.name()).isEqualTo("okta");
    assertThat(okta.kind()).isEqualTo(Kind.OKTA);
    assertThat(new String(okta.token().copy())).isEqualTo("s3cret");
    assertThat(settings.pulls().getLast().grant())
        .isEqualTo(
            new Grant(URI.create("https://example.eu.auth0.com/oauth/token"), "me", "", "api"));
    assertThat(settings.pulls().toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "access: 2 | whole number from 1 to 1",
        "keep-days: 5 | lack \"access: 1\"",
        "access: 1, more: 2 | more, which means nothing there",
        "access: 1, keep-days: 5, remember-days: 6 | longer than they keep them",
        "access: 1, keep-days: many | \"keep-days\" is not a whole number",
        "access: 1, responses: 5 | \"responses\" is not a list",
        "access: 1, responses: [{do: [], act: true}] | \"do\"",
        "access: 1, responses: [{do: [hold], act: true}] | hold-transfers, end-sessions",
        "access: 1, responses: [{do: [end-sessions]}] | Response 1 lacks \"act\"",
        "access: 1, responses: [{do: [end-sessions], act: true, from: grave}] | info, low, medium",
        "access: 1, pulls: [{source: ldap}] | okta, entra, github or auth0",
        "access: 1, pulls: [{source: okta, url: 'http://example.okta.com'}] | expected https",
        "access: 1, pulls: [{source: okta, url: 'https://x.okta.com', token-file: none}] | could not be read",
        "access: 1, signals: {transmitters: [{issuer: a, audience: b, keys-file: none}]} | cannot be read",
        "access: 1, signals: {receivers: [{name: 'A B'}]} | small letters",
        "access: 1, access: 1 | not YAML that can be read",
        "[1] | no mapping"
      })
  void saysWhatIsWrongAndWhere(String fields, String because) {
    String text = fields.startsWith("[") ? fields : "{" + fields + "}";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(because);
  }
}
