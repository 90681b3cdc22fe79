package dev.countersign.trace.store;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.UnreadableInput;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Outputs that a store of Bitcoin has, spent or not, for whoever reads what spends them and does
 * not say what they were. A store that is half loaded has some already.
 */
public final class StoredOutputs implements AutoCloseable {
  private final @Nullable Tables tables;
  private final @Nullable StoreLedger ledger;

  private StoredOutputs(@Nullable Tables tables, @Nullable StoreLedger ledger) {
    this.tables = tables;
    this.ledger = ledger;
  }

  /**
   * Those of a store; none where there is no store, or it is of another chain.
   *
   * @param cacheBytes so much of it is kept in memory
   * @throws UnreadableInput where the store is of another version, or damaged
   */
  public static StoredOutputs of(Path folder, long cacheBytes) {
    if (!StoreMark.isThere(folder)) {
      return none();
    }
    return of(new Database(folder, true, cacheBytes, false));
  }

  /** None at all. */
  public static StoredOutputs none() {
    return new StoredOutputs(null, null);
  }

  /** Those of a store that is somewhere else, which is closed with them. */
  public static StoredOutputs of(Tables tables) {
    try {
      return new StoredOutputs(tables, new StoreLedger(tables, () -> {}));
    } catch (RuntimeException e) {
      tables.close();
      throw e;
    }
  }

  /** The output; nothing where its transaction is not there, or makes no such output. */
  public Optional<Coin> output(String outpoint) {
    return ledger == null ? Optional.empty() : ledger.coins().flatMap(all -> all.made(outpoint));
  }

  @Override
  public void close() {
    if (ledger != null && tables != null) {
      ledger.close();
      tables.close();
    }
  }
}
