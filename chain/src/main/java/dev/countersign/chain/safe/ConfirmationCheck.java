package dev.countersign.chain.safe;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts confirmations for one hash into those that count towards the Safe's threshold and those
 * that do not, as {@code checkNSignatures} would. What only the chain can tell (approved hashes,
 * contract signatures) does not count here.
 */
public final class ConfirmationCheck {
  private final Bytes safeTxHash;
  private final Set<Address> owners;

  /**
   * For one transaction.
   *
   * @param safeTxHash the 32 bytes that were computed, never those that were claimed
   * @param owners the Safe's owners as the chain says them
   */
  public ConfirmationCheck(Bytes safeTxHash, Set<Address> owners) {
    if (safeTxHash.length() != 32) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + safeTxHash.length());
    }
    this.safeTxHash = safeTxHash;
    this.owners = new LinkedHashSet<>(owners);
  }

  /** What became of one confirmation. */
  public sealed interface Result {
    /** The confirmation as it came. */
    Confirmation confirmation();

    /** It counts: signed over this hash by this owner, who has not signed before. */
    record Counts(Address owner, Confirmation confirmation) implements Result {}

    /** Only the chain knows whether this owner agreed. */
    record AskTheChain(SafeSigner signer, Confirmation confirmation) implements Result {}

    /**
     * It does not count.
     *
     * @param sentence why not, beginning with "the confirmation"
     */
    record Refused(String sentence, Confirmation confirmation) implements Result {}
  }

  /**
   * The results.
   *
   * @param results in the order of the confirmations
   */
  public record Sorted(List<Result> results) {
    /** Copies the list. */
    public Sorted {
      results = List.copyOf(results);
    }

    /** Those that count, each by another owner. */
    public List<Result.Counts> counting() {
      return results.stream()
          .filter(Result.Counts.class::isInstance)
          .map(Result.Counts.class::cast)
          .toList();
    }

    /** Those that do not, and never will. */
    public List<Result.Refused> refused() {
      return results.stream()
          .filter(Result.Refused.class::isInstance)
          .map(Result.Refused.class::cast)
          .toList();
    }

    /** Those of which only the chain knows. */
    public List<Result.AskTheChain> open() {
      return results.stream()
          .filter(Result.AskTheChain.class::isInstance)
          .map(Result.AskTheChain.class::cast)
          .toList();
    }
  }

  /** Checks them all; a second one of the same owner does not count. */
  public Sorted sort(List<Confirmation> confirmations) {
    List<Result> results = new ArrayList<>();
    Set<Address> seen = new HashSet<>();
    for (Confirmation confirmation : confirmations) {
      results.add(result(confirmation, seen));
    }
    return new Sorted(results);
  }

  private Result result(Confirmation confirmation, Set<Address> seen) {
    Address claimed = confirmation.claimedOwner();
    Optional<SafeSigner> found = SafeSigner.of(confirmation, safeTxHash);
    if (found.isEmpty()) {
      return new Result.Refused(
          "the confirmation"
              + (claimed == null ? "" : " said to be by " + claimed)
              + " is no signature that any key could have made over this transaction",
          confirmation);
    }
    Address account = found.get().address();
    if (claimed != null && !claimed.equals(account)) {
      return new Result.Refused(
          "the confirmation said to be by "
              + claimed
              + " is, for this transaction, by "
              + account
              + ": it was made by somebody else or for something else",
          confirmation);
    }
    if (!owners.contains(account)) {
      return new Result.Refused(
          "the confirmation is, for this transaction, by " + account + ", who is no owner",
          confirmation);
    }
    if (!seen.add(account)) {
      return new Result.Refused(
          "the confirmation is a second one by " + account + ", who counts once", confirmation);
    }
    return switch (found.get()) {
      case SafeSigner.Recovered recovered -> new Result.Counts(account, confirmation);
      case SafeSigner.ApprovedHash approved -> new Result.AskTheChain(approved, confirmation);
      case SafeSigner.ContractSignature contract -> new Result.AskTheChain(contract, confirmation);
    };
  }
}
