package dev.countersign.access.read.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2022-12-14 21:17:54, 2022-12-14T21:17:54Z",
    "2022-12-14T21:17:54Z, 2022-12-14T21:17:54Z",
    "2022-12-14T21:17:54.1234567890Z, 2022-12-14T21:17:54.123456789Z",
    "2022-12-14T23:17:54+02:00, 2022-12-14T21:17:54Z",
    "2022-12-14T16:17:54-0500, 2022-12-14T21:17:54Z",
    "2022-12-14 21:17:54 UTC, 2022-12-14T21:17:54Z",
    "2022-12-14t21:17:54z, 2022-12-14T21:17:54Z",
    "2022-12-14T21:17, 2022-12-14T21:17:00Z",
    "1671052674, 2022-12-14T21:17:54Z",
    "1671052674123, 2022-12-14T21:17:54.123Z",
    "1671052674123456, 2022-12-14T21:17:54.123456Z",
    "1671052674123456789, 2022-12-14T21:17:54.123456789Z",
    "1671052674.25, 2022-12-14T21:17:54.250Z"
  })
  void readsWhatLogsWrite(String written, Instant moment) {
    assertThat(Times.read(written)).isEqualTo(moment);
    assertThat(Times.read(Json.object().put("t", written).path("t"))).isEqualTo(moment);
    if (Character.isDigit(written.charAt(4)) && !written.contains("-")) {
      assertThat(Times.read(Json.parse(written, "The time"))).isEqualTo(moment);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2022-13-14T21:17:54Z",
        "2022-02-30T21:17:54Z",
        "2022-12-14T25:17:54Z",
        "2022-12-14T21:17:54 Mars",
        "2022-12-14T21:17:54+99:00",
        "-5",
        "0",
        "1.2.3.4",
        "99999999999999999999999999",
        "9999-12-31T00:00:00Z",
        "NaN"
      })
  void whatIsNoMomentIsNone(String written) {
    assertThat(Times.read(written)).isNull();
  }

  @Test
  void otherKindsOfValuesAreNone() {
    assertThat(Times.read(Json.parse("{\"a\":[1]}", "x"))).isNull();
    assertThat(Times.read(Json.parse("true", "x"))).isNull();
    assertThat(Times.read(Json.parse("-1", "x"))).isNull();
  }
}
