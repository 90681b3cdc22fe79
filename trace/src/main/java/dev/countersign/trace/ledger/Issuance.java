package dev.countersign.trace.ledger;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import java.util.List;

/**
 * Contracts that make a token for what is put in, and destroy it for what is taken out: wrapped and
 * staked assets, shares of pools. They log that as transfers from and to the zero address. It is
 * the contract that exchanges, so it stands in the zero address's place: otherwise whoever unwraps
 * for somebody else would seem to have given what they had to nobody.
 *
 * <p>What is made or destroyed for nothing stays as it is.
 */
public final class Issuance {
  private static final String NOBODY = Address.ZERO.toHex();

  private Issuance() {}

  /** The transaction in which such contracts take part by name. */
  public static Entry seen(Entry entry) {
    List<Entry.Moved> moves = entry.moves();
    List<Entry.Moved> seen = moves.stream().map(move -> seen(move, moves)).toList();
    return seen.equals(moves) ? entry : entry.withMoves(seen);
  }

  private static Entry.Moved seen(Entry.Moved move, List<Entry.Moved> moves) {
    if (!(move.asset() instanceof Asset.Token token)
        || !(move.from().equals(NOBODY) || move.to().equals(NOBODY))) {
      return move;
    }
    String issuer = token.contract().toHex();
    boolean exchanges =
        moves.stream()
            .anyMatch(other ->
                !other.asset().equals(token)
                    && (other.from().equals(issuer) || other.to().equals(issuer)));
    return exchanges
        ? new Entry.Moved(
            move.from().equals(NOBODY) ? issuer : move.from(),
            move.to().equals(NOBODY) ? issuer : move.to(),
            token,
            move.amount())
        : move;
  }
}
