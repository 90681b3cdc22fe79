package dev.countersign.server.page;

import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.decision.RuleOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The story of a transfer.
 *
 * @param verdict of everything together, as it stands now; null once it is settled
 * @param digest that would be signed; empty where there is nothing yet
 * @param report what would be signed, read; null where there is nothing yet
 * @param approvals what the policy asks for and has
 * @param execution the data with which anybody can carry it out; null where owners are missing
 */
public record TransferPage(
    String id,
    String state,
    Words what,
    String requester,
    String filedAt,
    String deadline,
    String purpose,
    String reference,
    String intentHash,
    @Nullable String reason,
    @Nullable VerdictView verdict,
    List<FindingLine> findings,
    List<String> releases,
    String digest,
    @Nullable ReportView report,
    Approvals approvals,
    List<RuleLine> rules,
    List<QuestionLine> questions,
    @Nullable Owners owners,
    @Nullable String execution,
    @Nullable String signature,
    List<TransactionLine> transactions,
    List<EntryView> story,
    May may) {
  /** Copies the lists. */
  public TransferPage {
    findings = List.copyOf(findings);
    releases = List.copyOf(releases);
    rules = List.copyOf(rules);
    questions = List.copyOf(questions);
    transactions = List.copyOf(transactions);
    story = List.copyOf(story);
  }

  /** A finding that matters now. */
  public record FindingLine(String code, String outcome, Words sentence) {}

  /**
   * What is asked for.
   *
   * @param asked in words, such as {@code 2 of approvers}
   * @param missing in words; empty when nobody is
   * @param given who approved, and when
   * @param uncounted whose approvals do not count, and why
   */
  public record Approvals(
      String asked,
      String missing,
      List<String> given,
      List<String> uncounted,
      @Nullable String notBefore) {
    /** Copies the lists. */
    public Approvals {
      given = List.copyOf(given);
      uncounted = List.copyOf(uncounted);
    }
  }

  /** What came of a rule of the policy. */
  public record RuleLine(String name, boolean matches, boolean undecided, String sentence) {
    /** Of all rules, in the order of the document. */
    public static List<RuleLine> all(PolicyDecision policy) {
      return policy.rules().stream()
          .map(one ->
              new RuleLine(
                  one.rule().name(),
                  one.matches(),
                  one.state() == RuleOutcome.State.UNDECIDED,
                  one.sentence()))
          .toList();
    }
  }

  /** Somebody asked why. */
  public record QuestionLine(
      String id,
      String by,
      String at,
      @Nullable String answer,
      @Nullable String answeredBy,
      boolean settled,
      boolean mayAnswer,
      boolean maySettle) {}

  /** Which owners have signed. */
  public record Owners(int threshold, int missing, List<OwnerLine> owners) {
    /** Copies the list. */
    public Owners {
      owners = List.copyOf(owners);
    }
  }

  /** An owner. */
  public record OwnerLine(String address, boolean countersign, boolean signed) {}

  /** A transaction that carries it out. */
  public record TransactionLine(String hash, String state) {}

  /** What whoever looks may do. */
  public record May(
      boolean approve,
      boolean refuse,
      boolean ask,
      boolean withdraw,
      boolean attach,
      boolean confirm) {}
}
