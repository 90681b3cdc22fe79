package dev.countersign.scale.day;

import dev.countersign.model.value.Bytes;
import dev.countersign.topic.AccountEvent;
import dev.countersign.topic.AccountEventForm;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import dev.countersign.topic.SeenDomain;
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

  /** A message and the time that it tells. */
  private record Told(long time, Bytes message) {}

  /** The messages in the order in which they come. */
  public static List<byte[]> of(List<Fact.Moved> moves, long seed) {
    return delivered(
        moves.stream().map(one -> new Told(one.time(), Bytes.of(FactForm.write(one)))).toList(),
        seed);
  }

  /** Events of accounts in the order in which they come. */
  public static List<byte[]> ofEvents(List<AccountEvent> events, long seed) {
    return delivered(
        events.stream()
            .map(one ->
                new Told(one.event().at().getEpochSecond(), Bytes.of(AccountEventForm.write(one))))
            .toList(),
        seed);
  }

  /** Domains in the order in which they come. */
  public static List<byte[]> ofDomains(List<SeenDomain> domains, long seed) {
    return delivered(
        domains.stream().map(one -> new Told(one.time(), Bytes.of(one.write()))).toList(), seed);
  }

  private static List<byte[]> delivered(List<Told> told, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Due> all = new ArrayList<>();
    for (Told one : told) {
      boolean late = random.nextInt(40) == 0;
      all.add(new Due(one.time() + (late ? random.nextLong(LATE) : 0), all.size(), one.message()));
      if (random.nextInt(40) == 0) {
        all.add(new Due(one.time() + random.nextLong(LATE), all.size(), one.message()));
      }
    }
    for (int i = 0; i < BROKEN; i++) {
      all.add(new Due(RecordedDay.START + i * 9_000L, all.size(), Bytes.of(new byte[20 + i])));
    }
    all.sort(Comparator.comparingLong(Due::at).thenComparingInt(Due::order));
    return all.stream().map(due -> due.message().toArray()).toList();
  }
}
