package dev.countersign.lure.confine;

import java.util.List;

/**
 * What a process can no longer do. Each was tried after the denial, not assumed.
 *
 * @param network whether no socket can be made
 * @param processes whether no program can be started
 * @param writing whether no file can be made, changed or removed
 * @param notes what is weaker than it could be and why, each a sentence; empty where nothing is
 */
public record Confined(boolean network, boolean processes, boolean writing, List<String> notes) {
  /** Copies. */
  public Confined {
    notes = List.copyOf(notes);
  }

  /** Whether all three are denied. */
  public boolean whole() {
    return network && processes && writing;
  }
}
