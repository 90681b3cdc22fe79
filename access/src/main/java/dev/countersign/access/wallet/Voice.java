package dev.countersign.access.wallet;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Somebody whose agreement counts: a person by what they hold.
 *
 * @param who a person's mail address in lower case, else their name, else what their key is called;
 *     one person is the same in all of their voices
 * @param name for people who read
 * @param known false for a key of which nobody knows whose it is
 * @param teams that they belong to; none where nobody said
 * @param device that the key lies on; empty where nobody said
 */
public record Voice(String who, String name, boolean known, Set<String> teams, String device)
    implements Needed {
  /** Copies; devices do not differ by case. */
  public Voice {
    teams = Set.copyOf(teams);
    device = device.strip().toLowerCase(Locale.ROOT);
  }

  /** A key of nobody known. */
  public static Voice unknown(String key) {
    return new Voice(key, key, false, Set.of(), "");
  }

  @Override
  public boolean met(Predicate<Voice> agrees) {
    return agrees.test(this);
  }
}
