package dev.countersign.trace.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.taint.Place;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each picture shows all of the value, and none twice. */
class PicturesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, fifo", "2, haircut", "3, tiho", "4, lifo"})
  void theGraphsLayersAreHopsAndNothingIsMissing(long seed, String method) throws IOException {
    Dossier dossier = Dossiers.traced(folder, seed, method);
    FlowGraph graph = FlowGraph.of(dossier);
    for (FlowGraph.Edge edge : graph.edges()) {
      FlowGraph.Node from = graph.nodes().get(edge.from());
      FlowGraph.Node to = graph.nodes().get(edge.to());
      assertThat(to.layer()).isLessThanOrEqualTo(from.layer() + 1);
      assertThat(edge.value())
          .isEqualTo(
              Dossiers.sum(
                  edge.steps().stream().map(i -> dossier.steps().get(i).value()).toList()));
    }
    for (FlowGraph.Node node : graph.nodes()) {
      if (node.layer() > 0) {
        assertThat(graph.nodes().get(node.parent()).layer()).isEqualTo(node.layer() - 1);
      }
    }
    assertThat(Dossiers.sum(graph.nodes().stream().map(FlowGraph.Node::rests).toList()))
        .isEqualTo(dossier.stolen().subtract(dossier.in(Place.FEE)));
    assertThat(graph.nodes().getFirst().came()).isEqualTo(dossier.stolen());
  }

  @ParameterizedTest
  @CsvSource({"1, fifo", "2, haircut", "3, tiho", "4, lifo"})
  void intoEachStageGoesAsMuchAsComesOutOfIt(long seed, String method) throws IOException {
    Dossier dossier = Dossiers.traced(folder, seed, method);
    Stages stages = Stages.of(dossier, FlowGraph.of(dossier));
    BigInteger ended = BigInteger.ZERO;
    for (int i = 0; i < stages.stages().size(); i++) {
      int at = i;
      BigInteger in = sum(stages.streams().stream().filter(one -> one.to() == at).toList());
      BigInteger out = sum(stages.streams().stream().filter(one -> one.from() == at).toList());
      Stages.Stage stage = stages.stages().get(i);
      if (stage.name().equals("The theft")) {
        assertThat(out.subtract(in)).isEqualTo(dossier.stolen());
      } else if (stage.kind() == Stages.Kind.PASSED) {
        assertThat(in).as(stage.name()).isEqualTo(out);
      } else {
        ended = ended.add(in.subtract(out));
      }
    }
    assertThat(ended).isEqualTo(dossier.stolen());
  }

  @Test
  void circlesAreTakenOutAndChangeNoBalance() {
    Currents currents = new Currents();
    currents.add(0, 1, BigInteger.valueOf(10));
    currents.add(1, 2, BigInteger.valueOf(7));
    currents.add(2, 0, BigInteger.valueOf(3));
    currents.add(1, 3, BigInteger.valueOf(3));
    currents.settle();
    assertThat(currents.streams())
        .containsExactly(
            new Stages.Stream(0, 1, BigInteger.valueOf(7)),
            new Stages.Stream(1, 2, BigInteger.valueOf(4)),
            new Stages.Stream(1, 3, BigInteger.valueOf(3)));
  }

  @ParameterizedTest
  @CsvSource({"1, fifo", "2, haircut"})
  void whatArrivedInAllSpansIsWhatIsThere(long seed, String method) throws IOException {
    Dossier dossier = Dossiers.traced(folder, seed, method);
    Arrivals arrivals = Arrivals.of(dossier);
    assertThat(arrivals.byTime()).isTrue();
    assertThat(arrivals.spans()).hasSizeBetween(1, 70);
    for (Place place : List.of(Place.SERVICE, Place.BRIDGE, Place.MIXER)) {
      assertThat(
              Dossiers.sum(
                  arrivals.spans().stream()
                      .map(span -> span.value().getOrDefault(place, BigInteger.ZERO))
                      .toList()))
          .as(place.name())
          .isEqualTo(dossier.in(place));
    }
  }

  private static BigInteger sum(List<Stages.Stream> streams) {
    return Dossiers.sum(streams.stream().map(Stages.Stream::value).toList());
  }
}
