package dev.countersign.intel.stix;

import dev.countersign.intel.knowledge.Knowledge;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was found in a bundle.
 *
 * @param knowledge out of Countersign's own objects; without entries where it holds none
 * @param objects how many it holds
 * @param ours how many of them are Countersign's
 * @param foreign those that are not, and were not read: how many of each type
 * @param properties of Countersign's own objects, or of the bundle, that are not Countersign's and
 *     were not read
 */
public record StixBundle(
    Knowledge knowledge,
    int objects,
    int ours,
    SortedMap<String, Integer> foreign,
    SortedSet<String> properties) {
  /** Copies. */
  public StixBundle {
    foreign = Collections.unmodifiableSortedMap(new TreeMap<>(foreign));
    properties = Collections.unmodifiableSortedSet(new TreeSet<>(properties));
  }

  /** Whether all that it holds was understood. */
  public boolean whole() {
    return foreign.isEmpty() && properties.isEmpty() && ours > 0;
  }

  /** How many objects were not read. */
  public int unread() {
    return foreign.values().stream().mapToInt(Integer::intValue).sum();
  }
}
