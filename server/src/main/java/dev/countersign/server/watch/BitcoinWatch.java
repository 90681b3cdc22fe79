package dev.countersign.server.watch;

import dev.countersign.chain.bitcoin.BitcoinMoves;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.server.bitcoin.BitcoinWallet;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.bitcoin.CoinStore;
import dev.countersign.server.bitcoin.Watchlist;
import dev.countersign.server.nodes.BitcoinNodes;
import dev.countersign.watch.seen.BitcoinBlocks;
import dev.countersign.watch.seen.SeenBlock;
import dev.countersign.watch.wallet.BitcoinJudge;
import dev.countersign.watch.wallet.Judged;
import dev.countersign.watch.wallet.Known;
import dev.countersign.watch.wallet.OwnBitcoin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  private record Kept(List<BitcoinWallet> of, Watchlist list) {
    boolean isOf(List<BitcoinWallet> others) {
      return ids(of).equals(ids(others));
    }

    private static List<UUID> ids(List<BitcoinWallet> wallets) {
      return wallets.stream().map(BitcoinWallet::id).toList();
    }
  }

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

  /** Whether blocks were read for one of the wallets. */
  boolean began() {
    return wallets.all().stream().anyMatch(wallet -> wallet.since().isPresent());
  }

  /** What a block says, of which the coins are those that {@link #checked} has. */
  Judged judge(SeenBlock block, Known known, Instant now) {
    List<BitcoinWallet> all = wallets.all();
    Watchlist list = grown(all, block);
    List<OwnBitcoin> own =
        all.stream()
            .map(wallet -> new OwnBitcoin(wallet.subject(), wallet.label(), list.of(wallet)))
            .toList();
    return new BitcoinJudge(own, coins::allowed, known).judge(block, now);
  }

  /**
   * The same block, in which what is spent of a wallet's known coins is what their own block said.
   * What the node says of it is held against nothing: one that lies could hide a theft so.
   */
  SeenBlock checked(SeenBlock block) {
    List<String> spent =
        block.coins().stream().flatMap(one -> one.inputs().stream()).map(Coin::outpoint).toList();
    Map<String, CoinStore.Known> known = coins.known(spent);
    if (known.isEmpty()) {
      return block;
    }
    return BitcoinBlocks.of(
        new BitcoinMoves(
            block.header(), block.coins().stream().map(one -> checked(one, known)).toList()));
  }

  private static BitcoinMoves.OfTransaction checked(
      BitcoinMoves.OfTransaction one, Map<String, CoinStore.Known> known) {
    return new BitcoinMoves.OfTransaction(
        one.txid(),
        one.inputs().stream().map(coin -> checked(coin, known.get(coin.outpoint()))).toList(),
        one.outputs(),
        one.unsignedTxid());
  }

  private static Coin checked(Coin said, CoinStore.@Nullable Known known) {
    return known == null
        ? said
        : new Coin(
            said.outpoint(),
            Optional.of(known.address()),
            said.kind(),
            known.amount(),
            said.spendable());
  }

  /** Addresses are read anew with the next block: another server may have used some meanwhile. */
  void afresh() {
    kept = null;
  }

  private Watchlist grown(List<BitcoinWallet> all, SeenBlock block) {
    Kept last = kept;
    if (last == null || !last.isOf(all)) {
      last =
          new Kept(
              all, Watchlist.of(all, place -> coins.used(place.wallet().id(), place.branch())));
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

  /** Keeps the coins of a block that was judged, in the transaction at hand. */
  void keep(SeenBlock block) {
    long number = block.header().number();
    // A wallet that came since the block was judged begins with the next one.
    List<BitcoinWallet> judged = kept == null ? wallets.all() : kept.of();
    judged.forEach(wallet -> coins.since(wallet.id(), number));
    Watchlist list = grown(judged, block);
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
            .ifPresent(place ->
                coins.made(
                    output.outpoint(),
                    output.address().orElseThrow(),
                    place,
                    output.amount(),
                    number));
      }
    }
  }

  /** Takes blocks back, in the transaction at hand. */
  void undoFrom(long number) {
    coins.undoFrom(number);
  }
}
