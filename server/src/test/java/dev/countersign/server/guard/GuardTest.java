package dev.countersign.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:8420", "127.0.0.1", "127.0.0.1:9000", "[::1]", "[::1]:1"})
  void answersToTheNamesOfLoopback(String host) {
    assertThat(LoopbackName.allowed(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost:8420.evil.example",
        "evil.example:8420",
        "0.0.0.0:8420",
        "127.0.0.2:8420",
        "localhost@evil.example",
        "localhost:",
        "localhost\n"
      })
  void answersToNoOtherName(String host) {
    assertThat(LoopbackName.allowed(host)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, true",
        "same-origin, http://localhost:8420, true",
        "same-origin, -, true",
        "none, -, true",
        "same-origin, null, true",
        "none, null, false",
        "cross-site, null, false",
        "-, http://localhost:8420, true",
        "-, HTTP://LOCALHOST:8420, true",
        "same-site, http://localhost:9000, false",
        "cross-site, -, false",
        "cross-site, http://localhost:8420, false",
        "-, http://localhost:9000, false",
        "-, https://localhost:8420, false",
        "-, null, false",
        "-, http://evil.example, false",
        "same-origin, http://evil.example, false",
        "made-up, -, false"
      })
  void takesChangesFromItsOwnPagesAndFromProgramsOnly(
      String fetchSite, String origin, boolean allowed) {
    assertThat(SameOrigin.allowed(fetchSite, origin, "http://localhost:8420", "localhost:8420"))
        .isEqualTo(allowed);
  }
}
