package dev.countersign.watch.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Alert;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FollowAlertsTest {
  private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);

  private final FollowAlerts alerts = new FollowAlerts(10, 3);

  private Alert of(FollowEvent event) {
    return alerts.of(event, AT).orElseThrow();
  }

  @Test
  void tellsADeepReorganisationLoudlyAndAShallowOneQuietly() {
    FollowEvent shallow = new FollowEvent.Reorganised(7, 8, FakeBlocks.hash("a"));
    FollowEvent deep = new FollowEvent.Reorganised(7, 9, FakeBlocks.hash("a"));
    assertThat(of(shallow).severity()).isEqualTo(Severity.LOW);
    assertThat(of(deep).severity()).isEqualTo(Severity.HIGH);
    assertThat(of(deep).evidence()).containsEntry("depth", "3").containsEntry("from", "7");
    assertThat(of(deep).sentence()).contains("took back blocks 7 to 9, 3 in all");
    assertThat(of(deep).subject()).isEqualTo("chain/10");
  }

  @Test
  void tellsTheSameOnceAndWhatComesAgainAgain() {
    FollowEvent fails = new FollowEvent.NodeFails("one", "the node is away");
    assertThat(of(fails).key()).isEqualTo(of(fails).key());
    assertThat(of(fails).key())
        .isNotEqualTo(alerts.of(fails, AT.plusSeconds(60)).orElseThrow().key())
        .isNotEqualTo(of(new FollowEvent.NodeFails("two", "the node is away")).key());
    assertThat(of(fails).code().code()).isEqualTo("node-fails");
  }

  @Test
  void saysNothingOfWhatIsOver() {
    FollowEvent over = new FollowEvent.Recovered(new FollowEvent.Behind(1, 9));
    assertThat(alerts.of(over, AT)).isEmpty();
    assertThat(over.sentence())
        .isEqualTo("This is over: Following is 8 blocks behind: it is at 1 of 9");
  }
}
