package dev.countersign.trace.file;

import dev.countersign.model.value.Asset;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a ledger's files do not say themselves.
 *
 * @param chain the chain they are of (EIP-155)
 * @param decimals how many digits of a token's amounts stand after the point; nothing where nobody
 *     knows
 * @param tables reads files that end in {@code .parquet}
 */
public record Given(long chain, Function<Asset.Token, OptionalInt> decimals, TableReader tables) {
  /** Nothing but the chain. */
  public static Given chain(long chain) {
    return new Given(chain, any -> OptionalInt.empty(), TableReader.NONE);
  }
}
