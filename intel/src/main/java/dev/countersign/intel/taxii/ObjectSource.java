package dev.countersign.intel.taxii;

import java.time.Instant;
import java.util.List;

/** Where the objects of a collection are kept. */
@FunctionalInterface
public interface ObjectSource {
  /**
   * Objects in the order in which they were added, the oldest first. What is added while somebody
   * reads comes behind all that is there already.
   *
   * @param after only those that were added later than that
   * @param most the most that are wanted, 1 or more
   */
  List<Added> objects(Match match, Instant after, int most);
}
