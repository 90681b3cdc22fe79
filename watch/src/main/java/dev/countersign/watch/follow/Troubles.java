package dev.countersign.watch.follow;

import dev.countersign.watch.follow.FollowEvent.Recovered;
import dev.countersign.watch.follow.FollowEvent.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong at the moment: each thing is told once, when it has lasted, and its end is told
 * where its beginning was. May be used from several threads.
 */
final class Troubles {
  private static final class Lasting {
    final Instant since;
    Trouble trouble;
    boolean told;

    Lasting(Instant since, Trouble trouble) {
      this.since = since;
      this.trouble = trouble;
    }
  }

  private final Consumer<FollowEvent> listener;
  private final Map<String, Lasting> all = new LinkedHashMap<>();

  Troubles(Consumer<FollowEvent> listener) {
    this.listener = listener;
  }

  /**
   * It is so now.
   *
   * @param key what makes two of them the same
   * @param patience how long it must last before it is told
   */
  synchronized void is(String key, Trouble trouble, Instant now, Duration patience) {
    Lasting lasting = all.computeIfAbsent(key, any -> new Lasting(now, trouble));
    lasting.trouble = trouble;
    if (!lasting.told && !now.isBefore(lasting.since.plus(patience))) {
      lasting.told = true;
      listener.accept(trouble);
    }
  }

  /** It is not so now. */
  synchronized void isNot(String key) {
    @Nullable Lasting gone = all.remove(key);
    if (gone != null && gone.told) {
      listener.accept(new Recovered(gone.trouble));
    }
  }

  /** None of them is so now. */
  synchronized void areNot(Predicate<String> keys) {
    all.keySet().stream().filter(keys).toList().forEach(this::isNot);
  }

  /** Those that were told and last. */
  synchronized List<Trouble> told() {
    return all.values().stream().filter(one -> one.told).map(one -> one.trouble).toList();
  }
}
