package dev.countersign.server.watch;

import dev.countersign.chain.bitcoin.BitcoinMoves;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.server.bitcoin.BitcoinWallet;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.bitcoin.CoinStore;
import dev.countersign.server.bitcoin.Watchlist;
import dev.countersign.server.nodes.BitcoinNodes;
import dev.countersign.watch.seen.SeenBlock;
import dev.countersign.watch.wallet.BitcoinJudge;
import dev.countersign.watch.wallet.Judged;
import dev.countersign.watch.wallet.Known;
import dev.countersign.watch.wallet.OwnBitcoin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What blocks of Bitcoin say of the company's wallets, and their coins as they are kept. */
final class BitcoinWatch {
  private final BitcoinWalletStore wallets;
  private final CoinStore coins;
  private final BitcoinNodes nodes;
  private @Nullable Kept kept;

  /** The addresses of those wallets, which only ever grow. */
  private record Kept(List<UUID> of, Watchlist list) {}

  BitcoinWatch(BitcoinWalletStore wallets, CoinStore coins, BitcoinNodes nodes) {
    this.wallets = wallets;
    this.coins = coins;
    this.nodes = nodes;
  }

  BitcoinNodes nodes() {
    return nodes;
  }

  /** The network of the wallets, which is one; nothing where there are none. */
  Optional<String> network() {
    return wallets.all().stream().map(BitcoinWallet::network).findFirst();
  }

  Judged judge(SeenBlock block, Known known, Instant now) {
    List<BitcoinWallet> all = wallets.all();
    Watchlist list = grown(all, block);
    List<OwnBitcoin> own =
        all.stream()
            .map(wallet -> new OwnBitcoin(wallet.subject(), wallet.label(), list.of(wallet)))
            .toList();
    return new BitcoinJudge(own, coins::allowed, known).judge(block, now);
  }

  /** Addresses are read anew with the next block: another server may have used some meanwhile. */
  void afresh() {
    kept = null;
  }

  private Watchlist grown(List<BitcoinWallet> all, SeenBlock block) {
    List<UUID> ids = all.stream().map(BitcoinWallet::id).toList();
    Kept last = kept;
    if (last == null || !last.of().equals(ids)) {
      last =
          new Kept(
              ids, Watchlist.of(all, place -> coins.used(place.wallet().id(), place.branch())));
      kept = last;
    }
    int before;
    do {
      before = last.list().size();
      grow(last.list(), block);
    } while (last.list().size() > before);
    return last.list();
  }

  /** A block may pay to an address that only another payment in it brings within the gap. */
  private static void grow(Watchlist list, SeenBlock block) {
    for (BitcoinMoves.OfTransaction one : block.coins()) {
      one.inputs().forEach(coin -> coin.address().ifPresent(list::use));
      one.outputs().forEach(coin -> coin.address().ifPresent(list::use));
    }
  }

  /** Keeps a block's coins, in the transaction at hand. */
  void keep(SeenBlock block) {
    long number = block.header().number();
    coins.since(number);
    Watchlist list = grown(wallets.all(), block);
    for (BitcoinMoves.OfTransaction one : block.coins()) {
      for (Coin input : one.inputs()) {
        if (input.address().flatMap(list::use).isPresent()) {
          coins.spent(input.outpoint(), number);
        }
      }
      for (Coin output : one.outputs()) {
        output
            .address()
            .flatMap(list::use)
            .ifPresent(place -> coins.made(output.outpoint(), place, output.amount(), number));
      }
    }
  }

  /** Takes blocks back, in the transaction at hand. */
  void undoFrom(long number) {
    coins.undoFrom(number);
  }
}
