package dev.countersign.server.page;

import dev.countersign.gate.policy.document.Policy;
import dev.countersign.server.policy.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The policy in force as its page shows it. */
public record PolicyView(
    String name,
    long number,
    String since,
    String digest,
    String document,
    List<RuleLine> rules,
    List<GovernanceLine> governance,
    List<VersionLine> versions) {
  /** A rule. */
  public record RuleLine(String name, String then, String words, String needs) {}

  /** Who must agree to changes of a kind. */
  public record GovernanceLine(String kind, String needs, String coolingOff) {}

  /** An earlier version. */
  public record VersionLine(long number, String since, String digest) {}

  /** Of the one in force. */
  public static PolicyView of(Policies.InForce inForce, List<Policies.Version> all) {
    Policy policy = inForce.judge().policy();
    return new PolicyView(
        policy.name(),
        inForce.version().number(),
        since(inForce.version().appliedAt()),
        inForce.version().digest().toHex(),
        inForce.version().document(),
        policy.rules().stream()
            .map(rule ->
                new RuleLine(
                    rule.name(),
                    rule.then().word(),
                    rule.words(),
                    rule.approvals().isNobody() ? "" : rule.approvals().words()))
            .toList(),
        policy.governance().all().entrySet().stream()
            .map(one ->
                new GovernanceLine(
                    one.getKey().word(),
                    one.getValue().approvals().words(),
                    span(one.getValue().coolingOff())))
            .toList(),
        all.stream()
            .map(one -> new VersionLine(one.number(), since(one.appliedAt()), one.digest().toHex()))
            .toList());
  }

  private static String since(Instant at) {
    return at.equals(Instant.EPOCH) ? "the beginning" : Moments.of(at);
  }

  private static String span(Duration time) {
    if (time.isZero()) {
      return "not at all";
    }
    return time.toMinutes() % 60 == 0 ? time.toHours() + " h" : time.toMinutes() + " min";
  }
}
