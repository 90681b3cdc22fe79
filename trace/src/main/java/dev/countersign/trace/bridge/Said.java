package dev.countersign.trace.bridge;

/**
 * What a contract says of a bridge.
 *
 * @param contract who says it, as an account of its chain's ledger is named; anybody may
 */
public record Said(Sighting what, String contract) {
  /** The transaction in which it is said: its hash, with 0x. */
  public String transaction() {
    return switch (what) {
      case Sighting.Left left -> left.departure().transaction();
      case Sighting.Came came -> came.arrival().transaction();
    };
  }
}
