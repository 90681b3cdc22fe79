package dev.countersign.server.access.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailTest {
  private static URI page(int number) {
    return URI.create("https://example.com/?page=" + number);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 2", "3, 1", "5, 7", "40, 13", "1, 100"})
  void noticesEveryCircleSoon(int before, int length) {
    Trail trail = new Trail();
    int at = 0;
    int steps = 0;
    boolean found = false;
    while (!found && steps < 3 * (before + length) + 3) {
      int next = at + 1 < before + length ? at + 1 : before;
      found = trail.circles(page(at), page(next));
      at = next;
      steps++;
    }
    assertThat(found).isTrue();
  }

  @Test
  void takesNoLongWayForACircle() {
    Trail trail = new Trail();
    for (int i = 0; i < 5_000; i++) {
      assertThat(trail.circles(page(i), page(i + 1))).isFalse();
    }
    assertThat(trail.pages()).isEqualTo(5_000);
    trail.end();
    assertThat(trail.pages()).isZero();
    assertThat(trail.circles(page(5_000), page(1))).as("it is forgotten").isFalse();
  }
}
