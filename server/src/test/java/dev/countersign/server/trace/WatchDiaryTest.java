package dev.countersign.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchDiaryTest {
  @ParameterizedTest
  @CsvSource({"0, 4", "1, 8", "2, 16", "6, 256", "7, 300", "1000000, 300"})
  void aNodeThatFailsAgainIsAskedEverLater(int before, long seconds) {
    assertThat(WatchDiary.pause(before)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
