package dev.countersign.intel.taxii;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which objects are asked for (TAXII 2.1, section 3.4.1). An empty set asks for any.
 *
 * @param ids of objects
 * @param types of objects
 * @param versions of each object
 * @param specVersions of STIX; where none is asked for, the last one that there is of each object
 */
public record Match(
    Set<String> ids, Set<String> types, Set<Wanted> versions, Set<String> specVersions) {
  /** All objects, of each its last version. */
  public static final Match LAST = new Match(Set.of(), Set.of(), Set.of(), Set.of());

  /** Copies; asks for the last version where none was asked for. */
  public Match {
    ids = Set.copyOf(ids);
    types = Set.copyOf(types);
    versions = versions.isEmpty() ? Set.of(new Wanted.Last()) : Set.copyOf(versions);
    specVersions = Set.copyOf(specVersions);
  }

  /** Which version of an object is asked for. */
  public sealed interface Wanted {
    /** The newest. */
    record Last() implements Wanted {}

    /** The oldest. */
    record First() implements Wanted {}

    /** Each. */
    record All() implements Wanted {}

    /** The one of that time. */
    record At(Instant version) implements Wanted {}
  }

  /** Whether an object is asked for, as far as that can be told without its other versions. */
  public boolean takes(Added one) {
    return (ids.isEmpty() || ids.contains(one.id()))
        && (types.isEmpty() || types.contains(one.type()))
        && (specVersions.isEmpty() || specVersions.contains(one.specVersion()));
  }

  /**
   * Whether that version is asked for.
   *
   * @param first whether there is none older
   * @param last whether there is none newer
   */
  public boolean takesVersion(Instant version, boolean first, boolean last) {
    return versions.stream()
        .anyMatch(one ->
            switch (one) {
              case Wanted.Last newest -> last;
              case Wanted.First oldest -> first;
              case Wanted.All all -> true;
              case Wanted.At at -> at.version().equals(version);
            });
  }

  /** The same for the one object, whatever else was asked of ids and types. */
  public Match of(String id) {
    return new Match(Set.of(id), Set.of(), versions, specVersions);
  }

  /** The same for each version. */
  public Match ofAllVersions() {
    return new Match(ids, types, Set.of(new Wanted.All()), specVersions);
  }

  /** The one version that is asked for, where it is one of a time. */
  public Optional<Instant> onlyVersion() {
    return versions.size() == 1 && versions.iterator().next() instanceof Wanted.At at
        ? Optional.of(at.version())
        : Optional.empty();
  }
}
