package dev.countersign.trace.cross;

import dev.countersign.trace.bridge.Sighting;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A part of what one transaction paid in to a bridge, which goes on as one.
 *
 * @param shore the number of the chain among all
 * @param account who got it there: the bridge's own, or nobody's where the asset was destroyed
 * @param amount of the asset, in its smallest units, above zero
 * @param sender who paid it in; nothing where several did and nobody says who paid what
 * @param labelled whether a label says that the contract, or the account, is a bridge's
 * @param said what the bridge logged; nothing where it is not known
 */
record Shipment(
    int shore,
    long position,
    int account,
    int asset,
    BigInteger amount,
    Optional<String> sender,
    boolean labelled,
    Optional<Sighting.Left> said) {
  /** Whose it is on the other side, where it is to be looked for. */
  Optional<String> person() {
    return said.flatMap(left -> left.departure().recipient()).or(() -> sender);
  }

  Optional<String> destination() {
    return said.flatMap(left -> left.departure().destination());
  }

  Optional<String> link() {
    return said.flatMap(left -> left.link().map(link -> left.bridge() + " " + link));
  }
}
