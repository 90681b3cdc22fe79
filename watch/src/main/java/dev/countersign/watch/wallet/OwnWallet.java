package dev.countersign.watch.wallet;

import dev.countersign.model.value.Address;

/**
 * A wallet of the company on a chain.
 *
 * @param subject what the journal calls it
 * @param label what people call it
 * @param chain by EIP-155
 */
public record OwnWallet(String subject, String label, long chain, Address address, Kind kind)
    implements Watched {
  @Override
  public String shown() {
    return address.toString();
  }

  /** What it is on the chain. */
  public enum Kind {
    /** A Safe: what it does is in its own events, by hash. */
    SAFE,
    /** An account with a key: what it does is in transactions that it signed. */
    ACCOUNT
  }
}
