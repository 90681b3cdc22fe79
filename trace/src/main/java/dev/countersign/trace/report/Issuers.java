package dev.countersign.trace.report;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import java.util.Map;
import java.util.Optional;

/**
 * Issuers that can freeze what an address holds of their token, as the token's contract lets them
 * (functions such as {@code blacklist}, {@code addBlackList} or {@code freeze}), on Ethereum.
 */
public final class Issuers {
  private static final Map<Address, String> ON_ETHEREUM =
      Map.of(
          Address.of("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"), "Circle",
          Address.of("0x1abaea1f7c830bd89acc67ec4af516284b1bc33c"), "Circle",
          Address.of("0xdac17f958d2ee523a2206206994597c13d831ec7"), "Tether",
          Address.of("0x68749665ff8d2d112fa859aa293f07a622782f38"), "Tether",
          Address.of("0x6c3ea9036406852006290770bedfcaba0e23a0e8"), "Paxos",
          Address.of("0x8e870d67f660d95d5be530380d0ec0bd388289e1"), "Paxos");

  private Issuers() {}

  /** Who can freeze an asset; nothing where nobody can, or nobody here knows. */
  public static Optional<String> of(Asset asset) {
    return asset instanceof Asset.Token token && token.chainId() == 1
        ? Optional.ofNullable(ON_ETHEREUM.get(token.contract()))
        : Optional.empty();
  }
}
