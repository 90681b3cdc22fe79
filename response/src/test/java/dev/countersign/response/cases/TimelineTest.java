package dev.countersign.response.cases;

import static dev.countersign.response.cases.Cases.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.response.cases.TimelineLine.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static TimelineLine line(Instant at, Source source, String key) {
    return new TimelineLine(at, source, key, "note", "What", "Words", "");
  }

  @Test
  void isTheSameInWhateverOrderTheStoresAnswer() {
    List<TimelineLine> right =
        List.of(
            line(NOON.minusSeconds(1), Source.CASE, "journal/9"),
            line(NOON, Source.REPORT, "report/a"),
            line(NOON, Source.CHAIN, "move/9"),
            line(NOON, Source.CHAIN, "move/10"),
            line(NOON, Source.ALERT, "alert/a"),
            line(NOON.plusSeconds(1), Source.REPORT, "journal/3"));
    List<TimelineLine> shuffled = new ArrayList<>(right);
    shuffled.addAll(right);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(Timeline.of(shuffled).lines()).isEqualTo(right);
    }
  }

  @Test
  void leavesTheOldestOutAndSaysHowMany() {
    List<TimelineLine> many =
        IntStream.range(0, Timeline.MOST + 3)
            .mapToObj(i -> line(NOON.plusSeconds(i), Source.CHAIN, "move/" + i))
            .toList();
    Timeline timeline = Timeline.of(many);
    assertThat(timeline.left()).isEqualTo(3);
    assertThat(timeline.lines()).hasSize(Timeline.MOST);
    assertThat(timeline.lines().getFirst().key()).isEqualTo("move/3");
  }
}
