package dev.countersign.server.wallet;

import dev.countersign.server.change.ChangeKind;
import java.time.InstantSource;

/** A wallet is no longer under Countersign: nothing more is signed for it. */
public final class RemoveWallet {
  private RemoveWallet() {}

  /** From those wallets. */
  public static ChangeKind from(WalletStore wallets, InstantSource clock) {
    return new WalletRemoval<Wallet>(
        "wallet-removed",
        id -> wallets.find(id).filter(one -> wallets.present(one.id())),
        wallet ->
            "Nothing more is signed for the wallet \"" + wallet.label() + "\", " + wallet.address(),
        wallet -> wallets.remove(wallet.id(), clock.instant()));
  }
}
