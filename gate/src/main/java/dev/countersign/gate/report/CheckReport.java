package dev.countersign.gate.report;

import dev.countersign.gate.effect.Effect;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one payload would do, and whether it may be signed.
 *
 * @param kind such as {@code safe-transaction}
 * @param summary one sentence: what the payload is
 * @param wallet the account in whose name it acts; null where not known, or for Bitcoin
 * @param fields the payload's own fields, for display, in its own order
 * @param effects what it would do, in order
 * @param simulation whether it was tried on a node, and what came of it
 */
public record CheckReport(
    String kind,
    String summary,
    @Nullable Long chainId,
    @Nullable Address wallet,
    List<Field> fields,
    List<HashLine> hashes,
    List<ConfirmationLine> confirmations,
    List<EffectLine> effects,
    Verdict verdict,
    SimulationLine simulation) {
  /** Copies the lists. */
  public CheckReport {
    fields = List.copyOf(fields);
    hashes = List.copyOf(hashes);
    confirmations = List.copyOf(confirmations);
    effects = List.copyOf(effects);
  }

  /** A field of the payload, as text. */
  public record Field(String name, String value) {}

  /**
   * A hash to compare with a hardware wallet's screen.
   *
   * @param name {@code domainHash}, {@code messageHash}, {@code safeTxHash}, {@code digest}, …
   * @param note in which case it holds, such as "Safe 1.1.1: no chain id in the domain"
   * @param applies false for the hash that another version would have: shown, not to be signed
   */
  public record HashLine(String name, Bytes value, String note, boolean applies) {}

  /**
   * One confirmation.
   *
   * @param account whom it is from, or null where it recovers to nobody
   * @param status whether it belongs to this transaction
   */
  public record ConfirmationLine(
      @Nullable Address account, @Nullable Address claimed, Status status, String sentence) {
    /** Whether a confirmation belongs to the transaction. */
    public enum Status {
      /**
       * By an owner, over this transaction; where owners are not known, by whom the input names.
       */
      BELONGS,
      /** Not by an owner over this transaction. */
      DOES_NOT_BELONG,
      /** Cannot be told without a node or the owners. */
      UNVERIFIED
    }
  }

  /**
   * One effect with its words.
   *
   * @param direction seen from the wallet
   */
  public record EffectLine(Effect effect, Direction direction, String sentence) {
    /** Seen from the wallet. */
    public enum Direction {
      /** Something leaves. */
      OUT,
      /** Something comes. */
      IN,
      /** Power or code changes. */
      CONTROL,
      /** Neither. */
      OTHER
    }
  }

  /**
   * Whether it was tried on a node.
   *
   * @param state {@code none}, {@code succeeded}, {@code reverted}, {@code unavailable}, {@code
   *     partial} or {@code not-applicable}
   */
  public record SimulationLine(String state, String sentence) {}
}
