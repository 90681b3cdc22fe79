package dev.countersign.trace.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.Noticed;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Place;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WayTest {
  private final List<Dossier.Step> steps = new ArrayList<>();

  @Test
  void takesTheWidestChain() {
    step("thief", "a", 60);
    step("thief", "b", 40);
    step("a", "exchange", 10);
    step("a", "c", 50);
    step("c", "exchange", 45);
    step("b", "exchange", 40);
    Way way = way("exchange");
    assertThat(way.steps()).containsExactly(0, 3, 4);
    assertThat(way.narrowest()).isEqualTo(45);
  }

  @Test
  void takesFewerStepsWhereChainsAreAsWide() {
    step("thief", "a", 40);
    step("a", "b", 40);
    step("b", "exchange", 40);
    step("a", "exchange", 40);
    assertThat(way("exchange").steps()).containsExactly(0, 3);
  }

  @Test
  void nothingIsGivenOnBeforeItCame() {
    step("thief", "a", 5);
    step("a", "exchange", 5);
    step("thief", "a", 90);
    Way way = way("exchange");
    assertThat(way.steps()).containsExactly(0, 1);
    assertThat(way.narrowest()).isEqualTo(5);
  }

  @Test
  void aCircleLeadsNowhere() {
    step("thief", "a", 50);
    step("a", "b", 50);
    step("b", "a", 50);
    step("a", "exchange", 20);
    assertThat(way("exchange").steps()).containsExactly(0, 3);
  }

  @Test
  void thereIsNoneToTheThiefOrToAStranger() {
    step("thief", "a", 100);
    assertThat(Way.to(dossier(), "thief")).isEmpty();
    assertThat(Way.to(dossier(), "stranger")).isEmpty();
  }

  private void step(String from, String to, long value) {
    BigInteger units = BigInteger.valueOf(value);
    steps.add(
        new Dossier.Step(
            new Dossier.When("tx" + steps.size(), steps.size(), 0),
            from,
            "native",
            to,
            "native",
            units,
            units,
            null,
            null));
  }

  private Way way(String to) {
    return Way.to(dossier(), to).orElseThrow();
  }

  private Dossier dossier() {
    BigInteger stolen = BigInteger.valueOf(100);
    return new Dossier(
        "1",
        Instant.EPOCH,
        Dossiers.asked("fifo"),
        Method.FIFO,
        "native",
        stolen,
        steps.size(),
        true,
        List.of(
            new Dossier.Rest(
                Place.HELD,
                "thief",
                null,
                "native",
                stolen,
                stolen,
                0,
                new Dossier.When("tx", 0, 0),
                null)),
        steps,
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        new Noticed(
            BigInteger.ZERO,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty()),
        List.of());
  }
}
