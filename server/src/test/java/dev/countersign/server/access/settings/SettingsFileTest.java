package dev.countersign.server.access.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.access.Action;
import dev.countersign.server.access.ResponseRule;
import dev.countersign.server.access.settings.PullSettings.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    assertThat(okta.key())
        .isInstanceOfSatisfying(
            PullKey.Token.class,
            key -> assertThat(new String(key.token().copy())).isEqualTo("s3cret"));
    assertThat(settings.pulls().getLast().key())
        .isInstanceOfSatisfying(
            PullKey.Client.class,
            key -> {
              assertThat(key.address())
                  .isEqualTo(URI.create("https://example.eu.auth0.com/oauth/token"));
              assertThat(key.id()).isEqualTo("me");
              assertThat(key.scope()).isEmpty();
              assertThat(key.audience()).isEqualTo("api");
            });
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
        "access: 1, pulls: [{source: ldap}] | okta, entra, github, auth0, duo, onelogin, workspace, cloudtrail",
        "access: 1, pulls: [{source: okta, region: eu-central-1}] | region, which means nothing there",
        "access: 1, pulls: [{source: workspace, url: 'https://x', token-file: a}] | token-file, which means nothing there",
        "access: 1, pulls: [{source: workspace, url: 'https://x', key-file: a}] | lacks \"subject\"",
        "access: 1, pulls: [{source: workspace, url: 'https://x', key-file: none, subject: 'a@b.c'}] | could not be read",
        "access: 1, pulls: [{source: workspace, url: 'https://x', key-file: access.yaml, subject: 'a@b.c'}] | the JSON file that Google hands out",
        "access: 1, pulls: [{source: workspace, url: 'https://x', key-file: none, subject: ada}] | mail address",
        "access: 1, pulls: [{source: duo, url: 'https://x', token-file: none}] | lacks \"client\"",
        "access: 1, pulls: [{source: duo, url: 'https://x', client: 'a:b'}] | letters and digits",
        "access: 1, pulls: [{source: onelogin, url: 'https://x', token-file: none}] | lacks \"token-url\"",
        "access: 1, pulls: [{source: cloudtrail, url: 'https://x', client: AKIA}] | lacks \"region\"",
        "access: 1, pulls: [{source: cloudtrail, url: 'https://x', client: AKIA, region: Frankfurt}] | such as eu-central-1",
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

  @Test
  void readsTheExampleOfEverySource() throws Exception {
    String example = Files.readString(Path.of("..", "examples", "access-sources.yaml"));
    assertThat(example).contains("access: 1");
    Matcher secrets = Pattern.compile("token-file: ([a-z0-9.-]+)").matcher(example);
    while (secrets.find()) {
      Files.writeString(folder.resolve(secrets.group(1)), "s3cret\n");
    }
    Files.writeString(folder.resolve("workspace.json"), account(2_048));
    AccessSettings settings = read(example);
    assertThat(settings.pulls().stream().map(PullSettings::kind)).contains(Kind.values());
    PullSettings workspace =
        settings.pulls().stream()
            .filter(one -> one.kind() == Kind.WORKSPACE)
            .findFirst()
            .orElseThrow();
    assertThat(workspace.key())
        .isInstanceOfSatisfying(
            PullKey.Account.class,
            key -> {
              assertThat(key.address())
                  .isEqualTo(URI.create("https://oauth2.googleapis.com/token"));
              assertThat(key.mail()).isEqualTo("reader@example.iam.gserviceaccount.com");
              assertThat(key.subject()).isEqualTo("audit@example.com");
            });
    assertThat(workspace.every()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.pulls().toString()).doesNotContain("s3cret", "PRIVATE");
  }

  @Test
  void repeatsNothingOfAKeyThatCannotBeRead() throws Exception {
    String settings =
        """
        access: 1
        pulls: [{ source: workspace, url: "https://admin.googleapis.com", key-file: k.json, subject: a@example.com }]
        """;
    String whole = account(2_048);
    for (String broken :
        List.of(
            "s3cret",
            whole.replace("\"private_key\"", "private_key"),
            whole.replace("MII", "!!!"),
            whole.replace("service_account", "authorized_user"),
            whole.replace("https://oauth2", "http://oauth2"),
            account(1_024),
            "x".repeat(20_000))) {
      Files.writeString(folder.resolve("k.json"), broken);
      assertThatThrownBy(() -> read(settings))
          .isInstanceOf(UnreadableInput.class)
          .satisfies(e ->
              assertThat(e.getMessage())
                  .contains("k.json")
                  .doesNotContain("s3cret", "MII", "xxx", "private_key\": \""));
    }
  }

  private static String account(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    String key =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    return Json.pretty(
        Json.object()
            .put("type", "service_account")
            .put("project_id", "example")
            .put("private_key_id", "0123")
            .put(
                "private_key",
                "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n")
            .put("client_email", "reader@example.iam.gserviceaccount.com")
            .put("token_uri", "https://oauth2.googleapis.com/token"));
  }
}
