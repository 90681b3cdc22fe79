package dev.countersign.server.page;

import dev.countersign.access.event.Source;
import dev.countersign.access.risk.Part;
import dev.countersign.access.risk.Risk;
import dev.countersign.gate.policy.condition.RiskIs;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Stated;
import dev.countersign.gate.policy.document.Then;
import dev.countersign.lure.risk.Exposure;
import dev.countersign.rules.amount.Bounds;
import dev.countersign.server.finding.AccountFinding;
import dev.countersign.server.lure.ExposureStore.Meeting;
import dev.countersign.server.requester.Risks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody's risk: how much, of what, until when, and what the policy makes of it.
 *
 * @param risk now, 0 to 100
 * @param until the day on which nothing is left of it; empty where there is none
 * @param met lures that count
 * @param found findings that count, or that security lowered or settled lately
 * @param practised what counts of exercises
 */
public record RiskView(
    int risk,
    String until,
    List<MetLine> met,
    List<FoundLine> found,
    List<PractisedLine> practised,
    List<String> consequences) {
  /**
   * What counts of exercises.
   *
   * @param again whether it is another act; else it is a lesson that was not read
   */
  public record PractisedLine(boolean again, int risk, String until) {}

  /** A lure that they met. */
  public record MetLine(
      String campaign,
      String title,
      String level,
      String others,
      int risk,
      String until,
      int atMost,
      String reason,
      String dispute) {}

  /**
   * A finding about their accounts or sessions.
   *
   * @param settled what security says that it was; empty where it says nothing yet
   */
  public record FoundLine(
      String id,
      String code,
      Words sentence,
      String at,
      String source,
      String severity,
      int risk,
      String until,
      int atMost,
      String reason,
      String settled,
      String dispute) {}

  /** An expression that looks at it, with a threshold that can be told. */
  private static final Pattern THRESHOLD =
      Pattern.compile("\\b(?:requester\\.risk|risk\\.person)\\s*(>=|>)\\s*([0-9]{1,3})\\b");

  /**
   * Of what is known about somebody.
   *
   * @param titles of campaigns, by their id
   * @param policy that is in force
   */
  public static RiskView of(
      Risks.Known known, Map<String, String> titles, Policy policy, Instant now) {
    List<MetLine> met = new ArrayList<>();
    for (Meeting one : known.meetings()) {
      int risk = one.met().map(each -> Risks.part(each).risk(now)).orElse(0);
      if (risk > 0) {
        met.add(line(one, risk, titles));
      }
    }
    List<Part> parts = known.parts();
    int risk = Risk.ofPerson(parts, now);
    return new RiskView(
        risk,
        risk == 0 ? "" : Moments.day(Risk.below(parts, 1, now)),
        met,
        known.findings().stream().map(one -> line(one, now)).toList(),
        known.practised().stream()
            .filter(one -> one.part().risk(now) > 0)
            .map(one ->
                new PractisedLine(
                    one.again(), one.part().risk(now), Moments.day(one.part().over())))
            .toList(),
        risk == 0 ? List.of() : consequences(policy, risk, parts, now));
  }

  private static MetLine line(Meeting one, int risk, Map<String, String> titles) {
    return new MetLine(
        one.campaign().toString(),
        Words.plain(titles.getOrDefault(one.campaign().toString(), "")),
        level(one.level()),
        one.level().word() + " it",
        risk,
        one.met().map(met -> Moments.day(met.below(1))).orElse(""),
        one.atMost(),
        Words.plain(one.reason()),
        Words.plain(one.dispute()));
  }

  private static FoundLine line(AccountFinding one, Instant now) {
    Part part = one.part();
    return new FoundLine(
        one.id().toString(),
        one.code(),
        Words.of(one.sentence()),
        Moments.of(one.at()),
        Source.of(one.source()).map(Source::words).orElse(one.source()),
        one.severity().name().toLowerCase(Locale.ROOT),
        part.risk(now),
        Moments.day(part.over()),
        one.atMost(),
        Words.plain(one.loweredBecause()),
        one.state() == AccountFinding.State.OPEN
            ? ""
            : one.state().words() + ": " + Words.plain(one.reason()),
        Words.plain(one.dispute()));
  }

  private static String level(Exposure level) {
    return switch (level) {
      case RECEIVED -> "It was sent to you";
      case OPENED -> "You opened it";
      case RAN -> "You ran it";
    };
  }

  private static List<String> consequences(Policy policy, int risk, List<Part> parts, Instant now) {
    List<String> sentences = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      int threshold = threshold(rule);
      if (threshold < 1 || threshold > 100 || risk < threshold) {
        continue;
      }
      String until = "until " + Moments.day(Risk.below(parts, threshold, now));
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
