package dev.countersign.server.bitcoin;

import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.wallet.WalletRemoval;
import java.time.InstantSource;

/** A Bitcoin wallet is no longer watched. */
public final class RemoveBitcoinWallet {
  private RemoveBitcoinWallet() {}

  /** From those wallets. */
  public static ChangeKind from(BitcoinWalletStore wallets, InstantSource clock) {
    return new WalletRemoval<BitcoinWallet>(
        "bitcoin-wallet-removed",
        wallets::find,
        wallet ->
            "The Bitcoin wallet \"" + wallet.label() + "\" is no longer watched: " + wallet.words(),
        wallet -> wallets.remove(wallet.id(), clock.instant()));
  }
}
