package dev.countersign.watch.wallet;

import dev.countersign.model.value.Asset;
import java.math.BigInteger;

/** What the company knows of assets. */
public interface Known {
  /**
   * Whether an asset is one that it knows. Anybody may make a contract that claims transfers which
   * never were; what such a one says of a wallet is told, and moves nobody.
   */
  boolean asset(Asset asset);

  /** An amount in words, such as {@code 0.25 ETH}. */
  String amount(Asset asset, BigInteger units);
}
