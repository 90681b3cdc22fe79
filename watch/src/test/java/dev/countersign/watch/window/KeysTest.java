package dev.countersign.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {
  @Test
  void namesWithOneHashCodeHaveTheirOwnKeys() {
    Keys keys = new Keys(1, 2);
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    assertThat(keys.of("Aa")).isNotEqualTo(keys.of("BB"));
  }

  @Test
  void theSecretDecides() {
    assertThat(new Keys(1, 2).of("0xabc")).isNotEqualTo(new Keys(1, 3).of("0xabc"));
    assertThat(new Keys(1, 2).of("0xabc")).isEqualTo(new Keys(1, 2).of("0xabc"));
  }

  @Test
  void namesOfAllLengthsAreToldApart() {
    Keys keys = new Keys(5, 6);
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      seen.add(keys.of("a".repeat(i)));
      seen.add(keys.of("a".repeat(i) + "\0"));
    }
    assertThat(seen).hasSize(400);
  }

  @Test
  void thePairKnowsItsOrder() {
    assertThat(Keys.pair(1, 2)).isNotEqualTo(Keys.pair(2, 1));
  }
}
