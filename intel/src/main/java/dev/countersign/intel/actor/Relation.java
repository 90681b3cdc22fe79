package dev.countersign.intel.actor;

import dev.countersign.intel.source.Source;

/**
 * How a group stands to another.
 *
 * @param to the other's id
 * @param note what has to be known about it; empty where nothing
 */
public record Relation(Kind kind, String to, Source source, String note) {
  /** The kinds. */
  public enum Kind {
    /** It belongs to the other. */
    PART_OF,
    /** Sources call the same deeds by both names, and nobody says where one ends. */
    OVERLAPS;

    /** As it is written in a file. */
    public String word() {
      return this == PART_OF ? "part-of" : "overlaps";
    }
  }
}
