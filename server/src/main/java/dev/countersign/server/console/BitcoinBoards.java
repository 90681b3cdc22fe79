package dev.countersign.server.console;

import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.server.bitcoin.BitcoinWallet;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.bitcoin.CoinStore;
import dev.countersign.server.page.WatchBoard;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Bitcoin wallets as pages show them. */
public final class BitcoinBoards {
  private final BitcoinWalletStore wallets;
  private final CoinStore coins;

  /** Over those. */
  public BitcoinBoards(BitcoinWalletStore wallets, CoinStore coins) {
    this.wallets = wallets;
    this.coins = coins;
  }

  boolean any() {
    return !wallets.all().isEmpty();
  }

  Map<UUID, String> labels() {
    return wallets.all().stream()
        .collect(Collectors.toMap(BitcoinWallet::id, BitcoinWallet::label));
  }

  /** All, as the page of watched chains has them. */
  List<WatchBoard.Held> held(Directory directory) {
    return wallets.all().stream().map(wallet -> held(wallet, directory)).toList();
  }

  private WatchBoard.Held held(BitcoinWallet wallet, Directory directory) {
    return new WatchBoard.Held(
        wallet.id().toString(),
        wallet.label(),
        "wallet",
        network(wallet),
        wallet.words(),
        wallet
            .since()
            .map(since ->
                directory.amount(
                        new Asset.Bitcoin(),
                        new Amount(BigInteger.valueOf(coins.unspent(wallet.id()))))
                    + " since block "
                    + since)
            .stream()
            .toList(),
        0,
        "watched, not signed for");
  }

  /** The network, for people. */
  static String network(BitcoinWallet wallet) {
    return wallet.network().equals("main")
        ? Chains.name(0)
        : Chains.name(0) + " (" + wallet.network() + ")";
  }
}
