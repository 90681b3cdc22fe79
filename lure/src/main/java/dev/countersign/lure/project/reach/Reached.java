package dev.countersign.lure.project.reach;

import dev.countersign.lure.project.trigger.Trigger;
import java.util.List;

/**
 * How a file comes to be run.
 *
 * @param trigger what starts it all
 * @param way the files from the first that is run to this one, this one included
 */
public record Reached(Trigger trigger, List<String> way) {
  /** Copies. */
  public Reached {
    way = List.copyOf(way);
  }
}
