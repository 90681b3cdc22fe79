package dev.countersign.gate.policy.document;

import dev.countersign.gate.policy.expression.Expression;
import dev.countersign.gate.policy.quorum.Quorum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule. It matches when all of {@code when} and the expression hold, and not all of {@code
 * unless}; without any of them it always matches.
 *
 * @param line of the rule in the document, from 1
 * @param note why the rule is there, for people; empty where not said
 * @param unless empty where nothing is excepted
 * @param test the expression, or null
 * @param approvals who must agree once it matches; nobody for a rule that denies
 * @param secondDevice whether whoever approves must confirm from a second device
 * @param timeLock how long to wait once everybody agreed; null for not at all
 * @param agreesTo codes of findings that hold, and that whoever approves thereby agrees to
 */
public record Rule(
    String name,
    int line,
    String note,
    List<Stated> when,
    List<Stated> unless,
    @Nullable Expression test,
    Then then,
    Quorum approvals,
    boolean secondDevice,
    @Nullable Duration timeLock,
    Set<String> agreesTo) {
  /** Copies, and refuses what makes no sense together. */
  public Rule {
    when = List.copyOf(when);
    unless = List.copyOf(unless);
    agreesTo = Set.copyOf(agreesTo);
    boolean asks = !approvals.isNobody() || secondDevice || timeLock != null;
    if (then == Then.DENY && asks) {
      throw new IllegalArgumentException("a rule that denies asks for nothing more");
    }
    if (secondDevice && approvals.isNobody()) {
      throw new IllegalArgumentException("a second device without anybody who approves");
    }
    if (!agreesTo.isEmpty() && (then != Then.ALLOW || approvals.isNobody())) {
      throw new IllegalArgumentException("only approvals of an allow can agree to findings");
    }
  }

  /** True for a hold that nothing releases as long as the rule matches. */
  public boolean holdsOutright() {
    return then == Then.HOLD && approvals.isNobody() && timeLock == null;
  }

  /** When it matches, in words; "always" without conditions. */
  public String words() {
    List<String> parts = new ArrayList<>(when.stream().map(Stated::wanted).toList());
    if (test != null) {
      parts.add(Objects.requireNonNull(test).source().strip().replaceAll("\\s+", " "));
    }
    String all = parts.isEmpty() ? "always" : String.join(", ", parts);
    return unless.isEmpty() ? all : all + ", unless " + unlessWords();
  }

  /** What it excepts, in words. */
  public String unlessWords() {
    return String.join(", ", unless.stream().map(Stated::wanted).toList());
  }
}
