package dev.countersign.trace.file;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.ledger.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Contracts that give a token for each coin that is put in, and say so with events of their own
 * ({@code Deposit}, {@code Withdrawal} of WETH9) which lists of transfers leave out. What they gave
 * and took is added, so that a wrapped coin is followed like any exchange.
 */
final class Wrapping {
  private static final String NOBODY = Address.ZERO.toHex();

  /** The wrapped coin of each chain. */
  private static final Map<Long, Address> CONTRACTS =
      Map.of(
          1L, Address.of("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"),
          10L, Address.of("0x4200000000000000000000000000000000000006"),
          56L, Address.of("0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c"),
          137L, Address.of("0x0d500B1d8E8eF31E21C99d1Db9A6444d3ADf1270"),
          8453L, Address.of("0x4200000000000000000000000000000000000006"),
          42161L, Address.of("0x82aF49447D8a07e3bd95BD0d56f35241523fBab1"),
          43114L, Address.of("0xB31f66AA3C1e785363F0875A1B74E27b85FD66c7"));

  private Wrapping() {}

  /** The transaction with what was wrapped and unwrapped in it. */
  static Entry seen(Entry entry, long chain) {
    Address contract = CONTRACTS.get(chain);
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
    return new Entry(
        entry.block(),
        entry.index(),
        entry.hash(),
        entry.time(),
        entry.payer(),
        entry.fee(),
        moves);
  }

  private static boolean touches(Entry.Moved move, Address contract) {
    return move.asset() instanceof Asset.Native
        && (move.to().equals(contract.toHex()) || move.from().equals(contract.toHex()));
  }
}
