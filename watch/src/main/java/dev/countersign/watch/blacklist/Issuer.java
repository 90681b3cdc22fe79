package dev.countersign.watch.blacklist;

import dev.countersign.model.value.Address;

/**
 * An issuer's token on a chain.
 *
 * @param name such as "Tether (USDT)"
 * @param chain by EIP-155
 * @param contract whose logs count; the same events of others say nothing
 */
public record Issuer(String name, long chain, Address contract) {
  /** Tether's token on Ethereum. */
  public static final Issuer USDT =
      new Issuer("Tether (USDT)", 1, Address.of("0xdac17f958d2ee523a2206206994597c13d831ec7"));

  /** Circle's token on Ethereum. */
  public static final Issuer USDC =
      new Issuer("Circle (USDC)", 1, Address.of("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"));

  /** The id of its list. */
  public String list() {
    return "blacklist-" + chain + "-" + contract.toHex();
  }
}
