package dev.countersign.server.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpPlaceTest {
  @ParameterizedTest
  @CsvSource({
    "https://otel.example.com, https://otel.example.com/v1/traces",
    "https://otel.example.com:4318/, https://otel.example.com:4318/v1/traces",
    "https://otel.example.com/otlp/v1/traces, https://otel.example.com/otlp/v1/traces",
    "http://127.0.0.1:4318, http://127.0.0.1:4318/v1/traces",
    "http://localhost:4318, http://localhost:4318/v1/traces",
  })
  void takesAPlace(String said, String url) {
    assertThat(OtlpPlace.of(said).url()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "otel",
        "http://otel.example.com",
        "ftp://localhost",
        "https://me:swordfish@h",
        "https://h/?token=swordfish",
        "https://h/#swordfish",
        "https://h h"
      })
  void refusesWhatIsNoneOrUnprotectedOrHoldsASecret(String said) {
    assertThatThrownBy(() -> OtlpPlace.of(said))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("--otlp")
        .hasMessageNotContaining("swordfish");
  }
}
