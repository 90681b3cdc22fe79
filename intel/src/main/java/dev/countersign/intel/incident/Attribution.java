package dev.countersign.intel.incident;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.source.Confidence;
import dev.countersign.intel.source.Source;
import java.util.List;

/**
 * Who says whose deed it was; when is told by the source.
 *
 * @param by who says so
 * @param actors all that they name; the state alone where they name no group
 */
public record Attribution(String by, List<Actor> actors, Confidence confidence, Source source) {
  /** Copies. */
  public Attribution {
    actors = List.copyOf(actors);
  }
}
