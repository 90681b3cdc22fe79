package dev.countersign.server.page;

import dev.countersign.trace.lead.Basis;
import dev.countersign.trace.lead.Lead;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.Noticed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reasons to look, each under a heading that says what it is and is not.
 *
 * @param presumed so much of what was stolen the ledger did not see coming; null for none
 */
public record TraceNoticed(
    TraceAmounts.@org.jspecify.annotations.Nullable Told presumed,
    List<Beyond> onward,
    List<Seeming> seeming,
    int moreSeeming,
    List<Deposits> deposits,
    List<Sign> signs,
    List<Sign> mistakes,
    List<Clue> leads) {
  private static final int MOST = 50;
  private static final Pattern DIGITS = Pattern.compile("(\\.[0-9]{4})[0-9]+");

  /** What a bridge says. */
  public record Beyond(
      String bridge, String chain, String recipient, TraceAmounts.Told value, String transaction) {}

  /** What an account seems to be, and why. */
  public record Seeming(String account, String name, String reason, TraceAmounts.Told value) {}

  /** Addresses that one service seems to sweep. */
  public record Deposits(
      String service,
      String name,
      List<String> addresses,
      TraceAmounts.Told value,
      String reason) {}

  /**
   * Something to look at.
   *
   * @param transactions at most three of them
   * @param more how many others there are
   */
  public record Sign(String title, String reason, List<String> transactions, int more) {}

  /** Who may be behind a mixer. */
  public record Clue(int strength, Side in, Side out, List<String> basis) {}

  /** One side of a mixer. */
  public record Side(String account, String transaction, String when) {}

  /** Of a trace. */
  public static TraceNoticed of(Dossier dossier, TraceAmounts amounts) {
    Noticed noticed = dossier.noticed();
    List<Dossier.Seeming> seeming = dossier.seeming();
    return new TraceNoticed(
        noticed.presumed().signum() == 0 ? null : amounts.value(noticed.presumed()),
        noticed.onward().stream()
            .map(one ->
                new Beyond(
                    one.bridge(),
                    one.destination(),
                    one.recipient(),
                    amounts.value(one.value()),
                    one.transaction()))
            .toList(),
        seeming.stream()
            .limit(MOST)
            .map(one ->
                new Seeming(
                    one.account(),
                    one.who().name(),
                    one.who().inferred(),
                    amounts.value(one.value())))
            .toList(),
        Math.max(0, seeming.size() - MOST),
        noticed.deposits().stream()
            .map(one ->
                new Deposits(
                    one.service(),
                    one.name(),
                    one.addresses(),
                    amounts.value(one.value()),
                    one.reason()))
            .toList(),
        signs(noticed.signs(false)),
        signs(noticed.signs(true)),
        noticed.leads().stream().map(TraceNoticed::clue).toList());
  }

  /** Whether there is anything to look at. */
  public boolean isEmpty() {
    return onward.isEmpty()
        && seeming.isEmpty()
        && deposits.isEmpty()
        && signs.isEmpty()
        && mistakes.isEmpty()
        && leads.isEmpty();
  }

  /** What there is, in a few words each. */
  public List<String> parts() {
    List<String> parts = new ArrayList<>();
    part(parts, onward.size(), "payment into a bridge that says where it goes on");
    part(parts, seeming.size() + moreSeeming, "account that seems to be a service's");
    part(parts, signs.size(), "pattern of launderers");
    part(parts, mistakes.size(), "mistake that may help to find out who it was");
    part(parts, leads.size(), "lead behind mixers");
    return parts;
  }

  private static void part(List<String> parts, int count, String one) {
    if (count > 0) {
      String many = one.replaceFirst("^([a-z]+)", "$1s");
      parts.add(
          count
              + " "
              + (count == 1
                  ? one
                  : many.replace("that says", "that say").replace("that seems", "that seem")));
    }
  }

  private static List<Sign> signs(List<Noticed.Sign> all) {
    return all.stream()
        .map(one ->
            new Sign(
                one.kind().title(),
                DIGITS.matcher(one.reason()).replaceAll("$1"),
                one.transactions().stream().limit(3).toList(),
                Math.max(0, one.transactions().size() - 3)))
        .toList();
  }

  private static Clue clue(Lead lead) {
    return new Clue(
        lead.strength(),
        side(lead.deposit()),
        side(lead.withdrawal()),
        lead.basis().stream().map(Basis::reason).toList());
  }

  private static Side side(Lead.Side side) {
    return new Side(
        side.account(),
        side.transaction(),
        side.time() == 0 ? "" : Moments.of(Instant.ofEpochSecond(side.time())));
  }
}
