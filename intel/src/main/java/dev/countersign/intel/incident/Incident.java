package dev.countersign.intel.incident;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.actor.ActorKind;
import dev.countersign.intel.source.Day;
import dev.countersign.intel.source.Dollars;
import dev.countersign.intel.source.Source;
import dev.countersign.intel.technique.Technique;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A theft that somebody named in public.
 *
 * @param id short and stable
 * @param date when value left
 * @param exact whether that is its day; false where a source says on or about it, or only its month
 *     is known
 * @param victim as the sources name it
 * @param dollars what was taken, at the prices of the time, as {@code dollarsSource} gives it
 * @param assets what was taken, where that was published
 * @param method how, in a few sentences
 * @param techniques by which, as far as the sources tell
 * @param attributions who says whose deed it was; at least one
 * @param addresses that took what was stolen
 * @param addressList the id of a list with more of them; empty where there is none
 * @param sources all that the entry stands on
 * @param notes what has to be known about it, such as where sources differ
 */
public record Incident(
    String id,
    Day date,
    boolean exact,
    String victim,
    Dollars dollars,
    Source dollarsSource,
    List<AssetAmount> assets,
    String method,
    List<Technique> techniques,
    List<Attribution> attributions,
    List<StolenTo> addresses,
    String addressList,
    List<Recovery> recovered,
    List<Source> sources,
    List<String> notes) {
  /** In the order in which they happened. */
  public static final Comparator<Incident> BY_TIME =
      Comparator.comparing((Incident one) -> one.date().first()).thenComparing(Incident::id);

  /** Copies, and refuses one that nobody says anything of. */
  public Incident {
    if (attributions.isEmpty()) {
      throw new IllegalArgumentException("nobody says whose deed it was: " + id);
    }
    assets = List.copyOf(assets);
    techniques = List.copyOf(techniques);
    attributions = List.copyOf(attributions);
    addresses = List.copyOf(addresses);
    recovered = List.copyOf(recovered);
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
  }

  /** All groups that sources name, in their order; the state alone where none names a group. */
  public Set<Actor> named() {
    Set<Actor> all = new LinkedHashSet<>();
    attributions.forEach(one -> all.addAll(one.actors()));
    if (all.stream().anyMatch(one -> one.kind() != ActorKind.STATE)) {
      all.removeIf(one -> one.kind() == ActorKind.STATE);
    }
    return all;
  }
}
