package dev.countersign.trace.cluster;

import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whose addresses seem to be that have no label, but an owner with one that has. */
public final class ClusterLabels {
  private ClusterLabels() {}

  /**
   * A label for each address of a cluster whose labelled addresses all have one name; where they
   * have several, one of them must be wrong, and none is passed on.
   */
  public static List<Label> of(Clusters clusters, Labels labels) {
    return carried(clusters, labels).stream().map(Carried::label).toList();
  }

  /** The same, each with the whole way to the address that has the label. */
  public static List<Carried> carried(Clusters clusters, Labels labels) {
    List<Carried> carried = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (String address : clusters.addresses()) {
      if (done.contains(address)) {
        continue;
      }
      Set<String> cluster = clusters.of(address);
      done.addAll(cluster);
      carried.addAll(of(clusters, cluster, labels));
    }
    return carried;
  }

  /** The same of one cluster. */
  static List<Carried> of(Clusters clusters, Set<String> cluster, Labels labels) {
    List<Carried> carried = new ArrayList<>();
    Map<String, Label> names = new TreeMap<>();
    cluster.forEach(
        one -> labels.of(one).ifPresent(label -> names.putIfAbsent(label.name(), label)));
    if (names.size() == 1) {
      Label known = names.values().iterator().next();
      for (String one : cluster) {
        if (labels.of(one).isEmpty()) {
          carried.add(new Carried(one, known, clusters.way(one, known.address())));
        }
      }
    }
    return carried;
  }
}
