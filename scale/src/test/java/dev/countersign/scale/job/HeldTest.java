package dev.countersign.scale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.topic.Edition;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.window.Kept;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldTest {
  private static final Kept RING = new Kept(1, 0, 9, 0, new long[] {9}, List.of());

  @Test
  void isReadAsItWasWrittenAndRefusedWhenItIsOfALaterFormOrCut() {
    Held held = new Held(new Mark(9, 8, 7, true), Map.of("a", 3L), Map.of("a", List.of(RING)));
    byte[] written = held.write();
    assertThat(Held.read(written)).isEqualTo(held);
    for (int length = 0; length < written.length; length++) {
      byte[] cut = Arrays.copyOf(written, length);
      assertThatThrownBy(() -> Held.read(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    written[0] = 2;
    assertThatThrownBy(() -> Held.read(written)).hasMessageContaining("form 2");
  }

  @Test
  void aRuleThatAsksForSomethingElseBeginsAnew() {
    Held held =
        new Held(
            Mark.NONE, Map.of("a", 1L, "b", 1L), Map.of("a", List.of(RING), "b", List.of(RING)));
    assertThat(held.stillGood(Map.of("a", 1L, "b", 2L))).containsOnlyKeys("a");
  }

  @Test
  void unchangedRulesOfANewerEditionAskForTheSameAsBefore() {
    String shipped = RulesFile.shipped();
    Editions editions = new Editions(new Edition(1, 0, shipped, ""));
    assertThat(
            editions.add(
                new Edition(2, 100, shipped.replace("rate: { over: 3,", "rate: { over: 4,"), "")))
        .isTrue();
    assertThat(editions.add(new Edition(2, 50, shipped, ""))).isFalse();
    assertThat(editions.at(99).edition().number()).isEqualTo(1);
    Map<String, Long> since = editions.at(100).since();
    assertThat(since).containsEntry("first payment to somebody new", 1L).containsValue(2L);
    assertThat(since.values().stream().filter(number -> number == 2)).hasSize(1);
  }
}
