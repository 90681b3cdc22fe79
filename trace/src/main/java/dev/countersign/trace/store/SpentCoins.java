package dev.countersign.trace.store;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.UnreadableInput;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes sure that what is spent is in a store as it is said to be, and not spent yet. */
final class SpentCoins {
  private SpentCoins() {}

  /**
   * The account of an output that is about to be spent, or -1 where the store has nothing of its
   * transaction.
   *
   * @throws UnreadableInput where the store has it otherwise, or as spent
   */
  static int account(StoreLedger there, Coin coin) {
    Coins coins = there.coins().orElseThrow();
    OptionalInt account = coins.account(coin.outpoint());
    if (account.isEmpty()) {
      if (coins.hasTransaction(coin.outpoint())) {
        throw wrong(coin, "which its transaction does not have in the store, or without an amount");
      }
      return -1;
    }
    if (coins.isSpent(account.getAsInt())) {
      throw wrong(coin, "which is spent in the store already");
    }
    Coin known = coins.coin(account.getAsInt()).orElseThrow();
    if (known.amount() != coin.amount() || differ(known.address(), coin.address())) {
      throw wrong(
          coin,
          "of "
              + coin.amount()
              + " satoshi"
              + to(coin)
              + ", which is of "
              + known.amount()
              + " satoshi"
              + to(known)
              + " in the store");
    }
    return account.getAsInt();
  }

  /** Who spends an output may not say whose it is. */
  private static boolean differ(Optional<String> known, Optional<String> said) {
    return said.isPresent() && !known.equals(said);
  }

  private static String to(Coin coin) {
    return coin.address().map(one -> " to " + one).orElse("");
  }

  private static UnreadableInput wrong(Coin coin, String why) {
    return new UnreadableInput(
        "A transaction spends the output "
            + coin.outpoint()
            + ", "
            + why
            + ". A store is of one chain, loaded in its order");
  }
}
