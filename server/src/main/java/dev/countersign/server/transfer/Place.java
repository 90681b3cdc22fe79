package dev.countersign.server.transfer;

import dev.countersign.server.wallet.Wallet;

/** Where something can be asked for: one of the company's wallets, and how everything stood. */
public final class Place {
  private final Wallet wallet;
  private final World world;

  Place(Wallet wallet, World world) {
    this.wallet = wallet;
    this.world = world;
  }

  /** The wallet. */
  public Wallet wallet() {
    return wallet;
  }

  World world() {
    return world;
  }
}
