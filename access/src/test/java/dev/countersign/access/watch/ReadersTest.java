package dev.countersign.access.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private final int[] last = new int[Readers.LAST];

  private int[] of(Readers readers, long thing) {
    return Arrays.copyOf(last, readers.of(thing, last));
  }

  @Test
  void keepsTheLastReadersOfAThingEachOnceTheLatestFirst() {
    Readers readers = new Readers(64);
    for (int account = 1; account <= 10; account++) {
      readers.read(7, account, 0);
    }
    readers.read(7, 5, 1);
    assertThat(of(readers, 7)).containsExactly(5, 10, 9, 8, 7, 6, 4, 3);
    assertThat(of(readers, 8)).isEmpty();
  }

  @Test
  void theThingLongestUnreadMakesRoomAndNoOther() {
    Readers readers = new Readers(8);
    // Two rows of four: even and odd.
    for (long thing = 2; thing <= 10; thing += 2) {
      readers.read(thing, 1, (int) thing);
    }
    assertThat(of(readers, 2)).isEmpty();
    for (long thing = 4; thing <= 10; thing += 2) {
      assertThat(of(readers, thing)).containsExactly(1);
    }
  }
}
