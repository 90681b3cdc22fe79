package dev.countersign.server.lure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.risk.Exposure;
import dev.countersign.model.verdict.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingTest {
  private static final Instant MET = Instant.parse("2026-03-02T09:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // disposition, confirmed hours after, outcome, level, counts hours after
    "OPEN, , DENY, RECEIVED, ",
    "OPEN, , DENY, OPENED, 0",
    "OPEN, , DENY, RAN, 0",
    "OPEN, , HOLD, RAN, ",
    "OPEN, , ALLOW, RAN, ",
    "UNCLEAR, , DENY, RAN, 0",
    "UNCLEAR, 5, DENY, RECEIVED, ",
    "LURE, 5, ALLOW, RECEIVED, 5",
    "LURE, 5, DENY, RAN, 5",
    "LURE, 0, DENY, RAN, 0",
    "LURE, -5, DENY, RECEIVED, 0",
    "HARMLESS, 5, DENY, RAN, ",
    "HARMLESS, , DENY, RAN, "
  })
  void countsWhatIsConfirmedAndWhatSomebodySaysOfWhatIsDangerous(
      Disposition disposition,
      @Nullable Integer confirmed,
      Outcome outcome,
      Exposure level,
      @Nullable Integer since) {
    assertThat(Counting.since(disposition, after(confirmed), outcome, level, MET))
        .isEqualTo(after(since));
  }

  private static @Nullable Instant after(@Nullable Integer hours) {
    return hours == null ? null : MET.plusSeconds(3_600L * hours);
  }
}
