package dev.countersign.access.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalJsonTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void readsWhatItWrites() {
    Signal signal =
        new Signal(
            "1",
            "https://countersign.example.com",
            List.of("https://idp.example.com"),
            NOW,
            SignalType.SESSION_REVOKED.uri(),
            SignalType.SESSION_REVOKED,
            new SignalSubject("ada@example.com", "", "", ""),
            NOW.minusSeconds(5),
            "Found: session-replayed",
            "");
    assertThat(SignalJson.read(SignalJson.write(signal))).isEqualTo(signal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"format\":\"email\",\"email\":\"Ada@Example.com\"} | ada@example.com | ''",
        "{\"format\":\"account\",\"uri\":\"acct:ada@example.com\"} | ada@example.com | ''",
        "{\"format\":\"opaque\",\"id\":\"42\"} | 42 | ''",
        "{\"format\":\"iss_sub\",\"iss\":\"https://i\",\"sub\":\"00u1\"} | 00u1 | ''",
        "{\"subject_type\":\"iss-sub\",\"iss\":\"https://i\",\"sub\":\"00u1\"} | 00u1 | ''",
        "{\"format\":\"complex\",\"user\":{\"format\":\"email\",\"email\":\"a@b.c\"},\"session\":{\"format\":\"opaque\",\"id\":\"s1\"}} | a@b.c | s1",
        "{\"user\":{\"format\":\"email\",\"email\":\"a@b.c\"}} | a@b.c | ''",
        "{\"format\":\"aliases\",\"identifiers\":[{\"format\":\"opaque\",\"id\":\"7\"},{\"format\":\"email\",\"email\":\"a@b.c\"}]} | a@b.c | ''",
        "{\"format\":\"did\",\"url\":\"did:x\"} | '' | ''",
        "7 | '' | ''"
      })
  void readsWhomItIsAbout(String subject, String account, String session) {
    String claims =
        "{\"iss\":\"i\",\"jti\":\"j\",\"iat\":1772442000,\"aud\":[\"a\"],\"sub_id\":"
            + subject
            + ",\"events\":{\"https://unknown\":{}}}";
    Signal signal = SignalJson.read(Json.parse(claims, "The claims"));
    assertThat(signal.subject().account()).isEqualTo(account);
    assertThat(signal.subject().session()).isEqualTo(session);
    assertThat(signal.type()).isNull();
    assertThat(signal.audiences()).containsExactly("a");
  }

  @Test
  void takesMillisecondsWhereSecondsBelong() {
    String claims =
        "{\"iss\":\"i\",\"jti\":\"j\",\"iat\":1772442000,\"aud\":\"a\",\"events\":{\""
            + SignalType.CREDENTIAL_CHANGE.uri()
            + "\":{\"event_timestamp\":1772441999000,\"reason_admin\":\"old form\"}}}";
    Signal signal = SignalJson.read(Json.parse(claims, "The claims"));
    assertThat(signal.at()).isEqualTo(Instant.ofEpochSecond(1_772_441_999));
    assertThat(signal.reason()).isEqualTo("old form");
    assertThat(signal.type()).isEqualTo(SignalType.CREDENTIAL_CHANGE);
  }
}
