package dev.countersign.scale.job;

import dev.countersign.topic.Edition;
import dev.countersign.topic.Fact;
import dev.countersign.watch.rule.Route;
import dev.countersign.watch.rule.Shares;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Over how many keys movements are spread.
 *
 * @param keys under which something is kept
 * @param asked how often rules are asked under one; 0 to several times for each movement
 */
public record Spread(long keys, long asked) {
  /** By the rules of one edition. */
  public static Spread of(Edition edition, Settings.Secret secret, Collection<Fact.Moved> moves) {
    InForce now = new InForce(edition, Optional.empty());
    Shares shares = new Shares(now.book(), now.facts(), secret.keys());
    Set<String> keys = new HashSet<>();
    long asked = 0;
    for (Fact.Moved moved : moves) {
      now.note(moved);
      for (Route route : shares.routes(moved.movement())) {
        keys.add(Sent.key(route));
        asked++;
      }
    }
    return new Spread(keys.size(), asked);
  }
}
