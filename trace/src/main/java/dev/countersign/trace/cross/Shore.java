package dev.countersign.trace.cross;

import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Roles;
import java.util.List;

/**
 * A chain on which value may arrive, or from which it may leave.
 *
 * @param chain its EIP-155 number in decimal digits, or {@code bitcoin}
 * @param roles of the ledger's accounts
 * @param said what bridges logged there; none where logs are not known
 * @param limits of a trace there; the smallest value is in the units of what was stolen
 */
public record Shore(String chain, Ledger ledger, Roles roles, List<Said> said, Limits limits) {
  /** Keeps a copy. */
  public Shore {
    said = List.copyOf(said);
  }
}
