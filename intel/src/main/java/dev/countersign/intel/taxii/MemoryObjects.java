package dev.countersign.intel.taxii;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Objects that are all in memory, and do not change. */
public final class MemoryObjects implements ObjectSource {
  private final List<Added> all;
  private final Map<String, Ends> ends = new HashMap<>();

  private record Ends(Instant first, Instant last, String spec) {
    Ends with(Ends other) {
      return new Ends(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last,
          spec.compareTo(other.spec) > 0 ? spec : other.spec);
    }
  }

  /**
   * Those.
   *
   * @throws IllegalArgumentException where two were added at the same time
   */
  public MemoryObjects(List<Added> objects) {
    all = objects.stream().sorted(Comparator.comparing(Added::added)).toList();
    for (int i = 0; i < all.size(); i++) {
      Added one = all.get(i);
      if (i > 0 && all.get(i - 1).added().equals(one.added())) {
        throw new IllegalArgumentException("two objects were added at " + one.added());
      }
      ends.merge(
          one.id(), new Ends(one.versionTime(), one.versionTime(), one.specVersion()), Ends::with);
    }
  }

  /** All of them. */
  public List<Added> all() {
    return all;
  }

  @Override
  public List<Added> objects(Match match, Instant after, int most) {
    return all.stream()
        .filter(one -> one.added().isAfter(after) && match.takes(one) && version(match, one))
        .limit(most)
        .toList();
  }

  private boolean version(Match match, Added one) {
    Ends of = Objects.requireNonNull(ends.get(one.id()));
    Instant version = one.versionTime();
    boolean spec = !match.specVersions().isEmpty() || one.specVersion().equals(of.spec);
    return spec && match.takesVersion(version, version.equals(of.first), version.equals(of.last));
  }
}
