package dev.countersign.cli.trace;

import dev.countersign.gate.known.Directory;
import dev.countersign.parquet.ParquetTables;
import dev.countersign.trace.file.Given;
import java.util.OptionalInt;

/** What ships with the product and a ledger's files do not say themselves. */
public final class KnownTokens {
  private KnownTokens() {}

  /** For a ledger of that chain (EIP-155): the decimals of its known tokens, and Parquet. */
  public static Given given(long chain) {
    return new Given(
        chain,
        token ->
            Directory.SHIPPED
                .token(token.chainId(), token.contract())
                .map(entry -> OptionalInt.of(entry.decimals()))
                .orElseGet(OptionalInt::empty),
        new ParquetTables());
  }
}
