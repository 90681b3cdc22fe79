package dev.countersign.chain.block;

import dev.countersign.model.value.Address;
import java.util.Map;
import java.util.Optional;

/** The contract of each chain that gives a token for every coin that is put in, as WETH9 does. */
public final class WrappedCoins {
  private static final Map<Long, Address> CONTRACTS =
      Map.of(
          1L, Address.of("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"),
          10L, Address.of("0x4200000000000000000000000000000000000006"),
          56L, Address.of("0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c"),
          137L, Address.of("0x0d500B1d8E8eF31E21C99d1Db9A6444d3ADf1270"),
          8453L, Address.of("0x4200000000000000000000000000000000000006"),
          42161L, Address.of("0x82aF49447D8a07e3bd95BD0d56f35241523fBab1"),
          43114L, Address.of("0xB31f66AA3C1e785363F0875A1B74E27b85FD66c7"));

  private WrappedCoins() {}

  /** The contract of a chain (EIP-155), where one is known. */
  public static Optional<Address> of(long chain) {
    return Optional.ofNullable(CONTRACTS.get(chain));
  }
}
