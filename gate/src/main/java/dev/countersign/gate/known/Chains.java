package dev.countersign.gate.known;

import java.util.Map;
import java.util.Set;

/** Names of chains and of their coins, by EIP-155 chain id; every coin has 18 decimals. */
public final class Chains {
  /** Digits after the point of every chain's own coin. */
  public static final int COIN_DECIMALS = 18;

  private record Chain(String name, String coin) {}

  private static final Map<Long, Chain> TABLE =
      Map.ofEntries(
          chain(1, "Ethereum", "ETH"),
          chain(10, "OP Mainnet", "ETH"),
          chain(56, "BNB Smart Chain", "BNB"),
          chain(100, "Gnosis Chain", "xDAI"),
          chain(130, "Unichain", "ETH"),
          chain(137, "Polygon", "POL"),
          chain(146, "Sonic", "S"),
          chain(324, "ZKsync Era", "ETH"),
          chain(480, "World Chain", "ETH"),
          chain(1868, "Soneium", "ETH"),
          chain(5000, "Mantle", "MNT"),
          chain(8453, "Base", "ETH"),
          chain(31337, "a local test chain", "ETH"),
          chain(34443, "Mode", "ETH"),
          chain(42161, "Arbitrum One", "ETH"),
          chain(42220, "Celo", "CELO"),
          chain(43114, "Avalanche C-Chain", "AVAX"),
          chain(57073, "Ink", "ETH"),
          chain(59144, "Linea", "ETH"),
          chain(80094, "Berachain", "BERA"),
          chain(81457, "Blast", "ETH"),
          chain(534352, "Scroll", "ETH"),
          chain(11155111, "Sepolia (a test chain)", "Sepolia ETH"));

  private Chains() {}

  /** The chain ids in the table. */
  public static Set<Long> ids() {
    return TABLE.keySet();
  }

  /** The name, or "chain 12345" where it is not in the table; 0 stands for Bitcoin. */
  public static String name(long chainId) {
    Chain chain = TABLE.get(chainId);
    if (chainId == 0) {
      return "Bitcoin";
    }
    return chain == null ? "chain " + chainId : chain.name;
  }

  /** The symbol of the coin, or "of the coin of chain 12345" where it is not in the table. */
  public static String coin(long chainId) {
    Chain chain = TABLE.get(chainId);
    if (chain != null) {
      return chain.coin;
    }
    return chainId == 0 ? "of the chain's coin" : "of the coin of chain " + chainId;
  }

  /** True where the table has the chain's coin under this symbol, whatever the case. */
  public static boolean isCoin(long chainId, String symbol) {
    Chain chain = TABLE.get(chainId);
    return chain != null && chain.coin.equalsIgnoreCase(symbol);
  }

  private static Map.Entry<Long, Chain> chain(long id, String name, String coin) {
    return Map.entry(id, new Chain(name, coin));
  }
}
