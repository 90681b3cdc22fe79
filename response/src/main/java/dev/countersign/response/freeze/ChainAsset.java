package dev.countersign.response.freeze;

import java.util.Comparator;

/**
 * A coin or token of one chain. The symbol is for people: anybody can give a token any symbol, and
 * only chain and id say which it is.
 *
 * @param id {@code native}, or the contract's address
 * @param decimals digits after the point, 0 to 255
 */
public record ChainAsset(Chain chain, String id, String symbol, int decimals)
    implements Comparable<ChainAsset> {
  private static final Comparator<ChainAsset> ORDER =
      Comparator.comparing((ChainAsset one) -> one.chain.id()).thenComparing(ChainAsset::id);

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public ChainAsset {
    Text.present(id, "the asset's id", Text.LINE);
    Text.present(symbol, "the asset's symbol", 60);
    if (decimals < 0 || decimals > 255) {
      throw new IllegalArgumentException("an asset has 0 to 255 decimals, not " + decimals);
    }
  }

  /** What it is told by: the chain's id, a slash and its own. */
  public String key() {
    return chain.id() + "/" + id;
  }

  /** The order of keys. */
  @Override
  public int compareTo(ChainAsset other) {
    return ORDER.compare(this, other);
  }
}
