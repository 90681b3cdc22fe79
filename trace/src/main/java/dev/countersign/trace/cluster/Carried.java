package dev.countersign.trace.cluster;

import dev.countersign.intel.label.Label;
import java.util.List;

/**
 * A label that counts for an address because it seems to have the owner of a labelled one.
 *
 * @param known the label of the other address
 * @param way the links from this address to that one
 */
public record Carried(String address, Label known, List<Link> way) {
  /** Keeps a copy. */
  public Carried {
    way = List.copyOf(way);
  }

  /** What the address seems to be, and why. */
  public Label label() {
    String reason =
        way.isEmpty()
            ? "it seems to have the owner of " + known.address()
            : "to "
                + known.address()
                + " by "
                + way.size()
                + (way.size() == 1 ? " link" : " links")
                + "; the first: "
                + way.getFirst().reason();
    return new Label(
        address, "seems to be of " + known.name(), known.kind(), "inferred: " + reason);
  }
}
