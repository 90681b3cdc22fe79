package dev.countersign.trace.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A label counts for its owner's other addresses, unless labels contradict each other. */
class ClusterLabelsTest {
  private static Label label(String address, String name) {
    return new Label(address, name, Kind.EXCHANGE, "a test");
  }

  private static Clusters clusters() {
    Clusters clusters = new Clusters();
    clusters.join(new Link("a", "b", Rule.COMMON_INPUT, "t1", "both in t1"));
    clusters.join(new Link("b", "c", Rule.COMMON_INPUT, "t2", "both in t2"));
    return clusters;
  }

  @Test
  void passesALabelOnWithTheWayToIt() {
    List<Label> guessed = ClusterLabels.of(clusters(), new Labels(List.of(label("c", "Shop"))));
    assertThat(guessed).extracting(Label::address).containsExactly("a", "b");
    assertThat(guessed.getFirst().name()).isEqualTo("seems to be of Shop");
    assertThat(guessed.getFirst().source())
        .isEqualTo("inferred: to c by 2 links; the first: both in t1");
  }

  @Test
  void passesNothingOnWhereLabelsContradict() {
    Labels two = new Labels(List.of(label("c", "Shop"), label("a", "Exchange")));
    assertThat(ClusterLabels.of(clusters(), two)).isEmpty();
  }
}
