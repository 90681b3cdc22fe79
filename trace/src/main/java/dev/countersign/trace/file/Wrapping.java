package dev.countersign.trace.file;

import dev.countersign.chain.block.WrappedCoins;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.ledger.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * Contracts that give a token for each coin that is put in, and say so with events of their own
 * ({@code Deposit}, {@code Withdrawal} of WETH9) which lists of transfers leave out. What they gave
 * and took is added, so that a wrapped coin is followed like any exchange.
 */
final class Wrapping {
  private static final String NOBODY = Address.ZERO.toHex();

  private Wrapping() {}

  /** The transaction with what was wrapped and unwrapped in it. */
  static Entry seen(Entry entry, long chain) {
    Address contract = WrappedCoins.of(chain).orElse(null);
    if (contract == null || entry.moves().stream().noneMatch(move -> touches(move, contract))) {
      return entry;
    }
    Asset token = new Asset.Token(chain, contract);
    // Some indexers do list them, as transfers from and to nobody.
    if (entry.moves().stream()
        .anyMatch(move ->
            move.asset().equals(token)
                && (move.from().equals(NOBODY) || move.to().equals(NOBODY)))) {
      return entry;
    }
    List<Entry.Moved> moves = new ArrayList<>();
    for (Entry.Moved move : entry.moves()) {
      moves.add(move);
      if (move.asset() instanceof Asset.Native && move.to().equals(contract.toHex())) {
        moves.add(new Entry.Moved(NOBODY, move.from(), token, move.amount()));
      } else if (move.asset() instanceof Asset.Native && move.from().equals(contract.toHex())) {
        moves.add(new Entry.Moved(move.to(), NOBODY, token, move.amount()));
      }
    }
    return entry.withMoves(moves);
  }

  private static boolean touches(Entry.Moved move, Address contract) {
    return move.asset() instanceof Asset.Native
        && (move.to().equals(contract.toHex()) || move.from().equals(contract.toHex()));
  }
}
