package dev.countersign.intel.actor;

import dev.countersign.intel.source.Source;
import java.util.List;

/**
 * Who steals.
 *
 * @param id short and stable
 * @param attack the number of ATT&CK's group, such as {@code G0032}; empty where it has none
 * @param about in a sentence
 */
public record Actor(
    String id,
    String name,
    ActorKind kind,
    String attack,
    String about,
    Source source,
    List<Alias> aliases,
    List<Relation> relations) {
  /** Copies. */
  public Actor {
    aliases = List.copyOf(aliases);
    relations = List.copyOf(relations);
  }
}
