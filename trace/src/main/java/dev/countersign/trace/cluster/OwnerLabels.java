package dev.countersign.trace.cluster;

import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Labels that count for addresses because they seem to have the owner of a labelled one, found out
 * as it is asked. Used by one thread.
 */
public final class OwnerLabels {
  private final Owners owners;
  private final Labels labels;
  private final Map<String, Optional<Carried>> found = new HashMap<>();

  /** Labels that are given, and whose addresses are one owner's. */
  public OwnerLabels(Owners owners, Labels labels) {
    this.owners = owners;
    this.labels = labels;
  }

  /** What is known of an address, or carried to it. */
  public Optional<Label> of(String address) {
    return labels.of(address).or(() -> carried(address).map(Carried::label));
  }

  /** The label that is carried to an address; nothing where it has one, or nothing is known. */
  public Optional<Carried> carried(String address) {
    if (labels.size() == 0) {
      return Optional.empty();
    }
    Optional<Carried> known = found.get(address);
    if (known == null) {
      Map<String, Optional<Carried>> cluster = new TreeMap<>();
      Clusters clusters = owners.around(address);
      clusters.of(address).forEach(one -> cluster.put(one, Optional.empty()));
      ClusterLabels.of(clusters, cluster.keySet(), labels)
          .forEach(one -> cluster.put(one.address(), Optional.of(one)));
      found.putAll(cluster);
    }
    return known == null ? found.getOrDefault(address, Optional.empty()) : known;
  }

  /** All that was found out, by address. */
  public List<Carried> all() {
    return found.values().stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Carried::address))
        .toList();
  }
}
