package dev.countersign.intel.incident;

import dev.countersign.intel.source.Source;
import java.math.BigDecimal;

/**
 * What was taken of one asset.
 *
 * @param amount in whole units of it, more than zero
 * @param asset its symbol, such as {@code ETH}
 */
public record AssetAmount(BigDecimal amount, String asset, Source source) {}
