package dev.countersign.scale.day;

import dev.countersign.model.value.Bytes;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A day as it comes over a bad line: one movement in forty up to an hour late, one in forty twice,
 * and a few messages that are none.
 */
public final class Delivery {
  /** The most that anything is late, in seconds. */
  public static final long LATE = 3_600;

  /** How many messages are none. */
  public static final int BROKEN = 5;

  private Delivery() {}

  private record Due(long at, int order, Bytes message) {}

  /** The messages in the order in which they come. */
  public static List<byte[]> of(List<Fact.Moved> moves, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Due> all = new ArrayList<>();
    for (Fact.Moved moved : moves) {
      byte[] message = FactForm.write(moved);
      boolean late = random.nextInt(40) == 0;
      all.add(
          new Due(
              moved.time() + (late ? random.nextLong(LATE) : 0), all.size(), Bytes.of(message)));
      if (random.nextInt(40) == 0) {
        all.add(new Due(moved.time() + random.nextLong(LATE), all.size(), Bytes.of(message)));
      }
    }
    for (int i = 0; i < BROKEN; i++) {
      byte[] broken = new byte[20 + i];
      all.add(new Due(RecordedDay.START + i * 9_000L, all.size(), Bytes.of(broken)));
    }
    all.sort(Comparator.comparingLong(Due::at).thenComparingInt(Due::order));
    return all.stream().map(due -> due.message().toArray()).toList();
  }
}
