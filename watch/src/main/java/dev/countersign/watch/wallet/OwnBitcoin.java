package dev.countersign.watch.wallet;

import java.util.Set;

/**
 * A Bitcoin wallet of the company.
 *
 * @param subject what the journal calls it
 * @param label what people call it
 * @param addresses all that are its own, as its network writes them
 */
public record OwnBitcoin(String subject, String label, Set<String> addresses) implements Watched {
  /** Keeps a copy. */
  public OwnBitcoin {
    addresses = Set.copyOf(addresses);
  }

  @Override
  public String shown() {
    return label;
  }
}
