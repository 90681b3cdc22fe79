package dev.countersign.server.page;

import dev.countersign.gate.policy.condition.Bounds;
import dev.countersign.gate.policy.condition.RiskIs;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Stated;
import dev.countersign.gate.policy.document.Then;
import dev.countersign.lure.risk.Exposure;
import dev.countersign.lure.risk.Met;
import dev.countersign.lure.risk.PersonRisk;
import dev.countersign.server.lure.ExposureStore.Meeting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody's risk, for themselves: how much, why, until when, and what the policy makes of it.
 *
 * @param risk now, 0 to 100
 * @param findings how much of it comes of findings about sessions and passkeys
 * @param until the day on which nothing is left of it; empty where there is none, or it comes of
 *     findings alone
 */
public record RiskView(
    int risk, int findings, String until, List<MetLine> met, List<String> consequences) {
  /** A lure that they met. */
  public record MetLine(
      String campaign,
      String title,
      String level,
      int risk,
      String until,
      int atMost,
      String reason,
      String dispute) {}

  /** An expression that looks at it, with a threshold that can be told. */
  private static final Pattern THRESHOLD =
      Pattern.compile("\\b(?:requester\\.risk|risk\\.person)\\s*(>=|>)\\s*([0-9]{1,3})\\b");

  /**
   * Of what somebody met.
   *
   * @param findings the risk that comes of findings
   * @param titles of campaigns, by their id
   * @param policy that is in force
   */
  public static RiskView of(
      int findings,
      List<Meeting> meetings,
      Map<String, String> titles,
      Policy policy,
      Instant now) {
    List<MetLine> lines = new ArrayList<>();
    List<Met> counting = new ArrayList<>();
    for (Meeting one : meetings) {
      int risk = one.met().map(met -> met.risk(now)).orElse(0);
      if (risk > 0) {
        counting.add(one.met().orElseThrow());
        lines.add(line(one, risk, titles));
      }
    }
    int risk = Math.max(findings, PersonRisk.of(counting, now));
    return new RiskView(
        risk,
        findings,
        counting.isEmpty() ? "" : Moments.day(PersonRisk.below(counting, 1, now)),
        lines,
        risk == 0 ? List.of() : consequences(policy, risk, findings, counting, now));
  }

  private static MetLine line(Meeting one, int risk, Map<String, String> titles) {
    return new MetLine(
        one.campaign().toString(),
        Words.plain(titles.getOrDefault(one.campaign().toString(), "")),
        level(one.level()),
        risk,
        one.met().map(met -> Moments.day(met.below(1))).orElse(""),
        one.atMost(),
        Words.plain(one.reason()),
        Words.plain(one.dispute()));
  }

  private static String level(Exposure level) {
    return switch (level) {
      case RECEIVED -> "It was sent to you";
      case OPENED -> "You opened it";
      case RAN -> "You ran it";
    };
  }

  private static List<String> consequences(
      Policy policy, int risk, int findings, List<Met> met, Instant now) {
    List<String> sentences = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      int threshold = threshold(rule);
      if (threshold < 1 || threshold > 100 || risk < threshold) {
        continue;
      }
      String until =
          findings >= threshold
              ? "at present"
              : "until " + Moments.day(PersonRisk.below(met, threshold, now));
      sentences.add(what(rule) + " " + until + ", says the policy’s rule “" + rule.name() + "”.");
    }
    return sentences;
  }

  private static String what(Rule rule) {
    if (rule.then() == Then.DENY) {
      return "Transfers that you ask for are refused where it applies,";
    }
    if (rule.approvals().isNobody()) {
      return "Transfers that you ask for are held where it applies,";
    }
    return "Transfers that you ask for need " + rule.approvals().words();
  }

  /** From which risk on a rule applies; 0 where it does not look at it, or not in that way. */
  private static int threshold(Rule rule) {
    for (Stated stated : rule.when()) {
      if (stated.condition() instanceof RiskIs is && !is.session()) {
        Bounds<Integer> bounds = is.bounds();
        Integer low = bounds.low();
        return low == null ? 0 : bounds.lowIn() ? low : low + 1;
      }
    }
    if (rule.test() != null) {
      Matcher found = THRESHOLD.matcher(rule.test().source());
      if (found.find()) {
        int number = Integer.parseInt(found.group(2));
        return found.group(1).equals(">") ? number + 1 : number;
      }
    }
    return 0;
  }
}
