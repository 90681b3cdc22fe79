package dev.countersign.watch.wallet;

import java.util.List;

/**
 * A payload that was countersigned.
 *
 * @param subject what the journal calls the transfer
 * @param leaving what it moves out of its wallet
 */
public record Countersigned(String subject, List<Leaving> leaving) {
  /** Keeps a copy. */
  public Countersigned {
    leaving = List.copyOf(leaving);
  }
}
