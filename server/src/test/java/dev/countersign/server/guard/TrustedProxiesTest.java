package dev.countersign.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose word for where a request comes from is taken, and how far. */
class TrustedProxiesTest {
  private static final TrustedProxies FOR =
      TrustedProxies.of(List.of("127.0.0.1", "10.0.0.0/24", "2001:db8::/32"), "x-forwarded-for");

  private static final TrustedProxies FORWARDED =
      TrustedProxies.of(List.of("127.0.0.1", "10.0.0.0/24"), "forwarded");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "127.0.0.1    | none                                 | 127.0.0.1",
        "127.0.0.1    | 203.0.113.7                          | 203.0.113.7",
        "127.0.0.1    | 203.0.113.7, 10.0.0.9                | 203.0.113.7",
        "127.0.0.1    | 198.51.100.1, 203.0.113.7, 10.0.0.9  | 203.0.113.7",
        "127.0.0.1    | 10.0.0.3, 203.0.113.7                | 203.0.113.7",
        "127.0.0.1    | 203.0.113.7, 10.0.1.9                | 10.0.1.9",
        "127.0.0.1    | 10.0.0.3, 10.0.0.9                   | 10.0.0.3",
        "127.0.0.1    | 203.0.113.7, unknown                 | 127.0.0.1",
        "127.0.0.1    | 203.0.113.7, , 10.0.0.9              | 10.0.0.9",
        "127.0.0.1    | 203.0.113.7,                         | 127.0.0.1",
        "127.0.0.1    | <script>                             | 127.0.0.1",
        "127.0.0.1    | 203.0.113.7:4711                     | 203.0.113.7",
        "127.0.0.1    | [2001:db9::1]:4711, 2001:db8::5      | 2001:db9::1",
        "::ffff:10.0.0.9 | 203.0.113.7                       | 203.0.113.7",
        "192.0.2.5    | 203.0.113.7                          | 192.0.2.5",
        "192.0.2.5    | 127.0.0.1                            | 192.0.2.5"
      })
  void theFirstFromTheRightThatIsNoProxysIsTheClient(String peer, String header, String client) {
    assertThat(FOR.client(peer, header == null ? List.of() : List.of(header))).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=203.0.113.7;proto=https, for=10.0.0.9           | 203.0.113.7",
        "For=\"[2001:db9::1]:4711\";by=10.0.0.2              | 2001:db9::1",
        "for=198.51.100.1, proto=https;for=203.0.113.7       | 203.0.113.7",
        "for=203.0.113.7, for=_hidden                        | 127.0.0.1",
        "for=203.0.113.7, proto=https                        | 127.0.0.1",
        "203.0.113.7                                         | 127.0.0.1"
      })
  void readsForwarded(String header, String client) {
    assertThat(FORWARDED.client("127.0.0.1", List.of(header))).isEqualTo(client);
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(FOR.client("127.0.0.1", List.of("198.51.100.1", "203.0.113.7", "10.0.0.9")))
        .isEqualTo("203.0.113.7");
  }

  @Test
  void anEndlessChainIsBounded() {
    String chain = "203.0.113.7" + ", 10.0.0.9".repeat(2_000);
    assertThat(FOR.client("127.0.0.1", List.of(chain))).isEqualTo("10.0.0.9");
    assertThat(FOR.client("127.0.0.1", Collections.nCopies(1_000, "x".repeat(100))))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void nobodysWordIsTakenWithoutASetting() {
    assertThat(TrustedProxies.NONE.client("127.0.0.1", List.of("203.0.113.7")))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void saysWhatIsWrongInTheSetting() {
    assertThatThrownBy(() -> TrustedProxies.of(List.of("10.0.0.0/33"), "forwarded"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("0 to 32");
    assertThatThrownBy(() -> TrustedProxies.of(List.of("proxy.example"), "forwarded"))
        .hasMessageContaining("no address or block");
    assertThatThrownBy(() -> TrustedProxies.of(List.of(), "forwarded"))
        .hasMessageContaining("lack \"networks\"");
    assertThatThrownBy(() -> TrustedProxies.of(List.of("10.0.0.1"), "x-real-ip"))
        .hasMessageContaining("x-forwarded-for or forwarded");
  }
}
