package dev.countersign.response.freeze;

import dev.countersign.model.value.Amount;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * So much of an asset.
 *
 * @param amount in smallest units
 */
public record Quantity(ChainAsset asset, Amount amount) {
  /** The exact number of whole units with the symbol, such as {@code 1,234.5 ETH}. */
  public String words() {
    return amount.inUnits(asset.decimals()) + " " + asset.symbol();
  }

  /** Exact sums, one for each asset, in the order of the assets' keys. */
  public static List<Quantity> sums(Collection<Quantity> all) {
    TreeMap<ChainAsset, Amount> sums = new TreeMap<>();
    all.forEach(one -> sums.merge(one.asset, one.amount, Amount::plus));
    return sums.entrySet().stream().map(one -> new Quantity(one.getKey(), one.getValue())).toList();
  }
}
