package dev.countersign.trace.report;

import dev.countersign.intel.label.Label;
import dev.countersign.trace.bridge.Departure;
import dev.countersign.trace.bridge.Onward;
import dev.countersign.trace.cluster.DepositGroup;
import dev.countersign.trace.lead.Basis;
import dev.countersign.trace.lead.Lead;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Trace;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A trace on a terminal: where the value is now, by who can stop it, and that none is missing. */
public final class TextAnswer {
  private static final int MOST = 20;

  /** People compare sizes here; the last line, --json and --csv have every digit. */
  private static final Pattern DIGITS = Pattern.compile("(\\.[0-9]{4})[0-9]+");

  private TextAnswer() {}

  /** Several lines; the last one shows that value was conserved. */
  public static String of(Answer answer) {
    Trace trace = answer.trace();
    StringBuilder text = new StringBuilder();
    text.append(brief(answer.source(trace.stolen())))
        .append(" followed through ")
        .append(count(trace.transactions(), "transaction"))
        .append(", ")
        .append(trace.method().word())
        .append(".\n");
    if (trace.presumed().signum() > 0) {
      text.append("Of it ")
          .append(brief(answer.source(trace.presumed())))
          .append(
              " is presumed: wallets that seem to be the thieves' gave more than the ledger saw"
                  + " coming.\n");
    }
    if (!trace.complete()) {
      text.append("The limit of transactions ended it before the ledger's end.\n");
    }
    answer.remarks().notes().forEach(note -> text.append(note).append(".\n"));
    answer.blocks().ifPresent(blocks -> text.append(words(answer, blocks)));
    for (Place place : Answer.ORDER) {
      place(answer, place, text);
    }
    onward(answer, text);
    deposits(answer, text);
    text.append(OwnersText.of(answer));
    text.append(PatternText.of(answer));
    text.append(leads(answer));
    return text.append('\n').append(balance(answer)).append('\n').toString();
  }

  static String words(Answer answer, Answer.Blocks blocks) {
    return "Read from a node: blocks "
        + blocks.first().number()
        + " to "
        + blocks.last().number()
        + (answer.isBitcoin() ? " of Bitcoin" : " of chain " + blocks.chain())
        + ", the last one "
        + answer.id(blocks.last().hash())
        + ".\n"
        + (blocks.calls()
            ? ""
            : "Calls within transactions are missing: what contracts sent on by calls is not"
                + " followed.\n");
  }

  private static void place(Answer answer, Place place, StringBuilder text) {
    List<Resting> there = answer.in(place);
    if (there.isEmpty()) {
      return;
    }
    BigInteger sum = answer.trace().in(place);
    text.append('\n')
        .append(heading(place))
        .append(": ")
        .append(brief(answer.source(sum)))
        .append(", ")
        .append(answer.share(sum))
        .append('\n');
    if (place == Place.FEE) {
      return;
    }
    there.stream().limit(MOST).forEach(one -> text.append(line(answer, one)));
    if (there.size() > MOST) {
      BigInteger rest =
          there.stream().skip(MOST).map(Resting::source).reduce(BigInteger.ZERO, BigInteger::add);
      text.append("  and ")
          .append(count(there.size() - MOST, "more place"))
          .append(" with ")
          .append(brief(answer.source(rest)))
          .append(" together (--csv lists all)\n");
    }
  }

  private static void onward(Answer answer, StringBuilder text) {
    if (answer.remarks().onward().isEmpty()) {
      return;
    }
    text.append("\nSaid to go on to other chains, by what bridges log\n");
    for (Onward one : answer.remarks().onward()) {
      Departure left = one.left().departure();
      text.append(
          String.format(
              Locale.ROOT,
              "%7s  %s by %s to %s%s, in %s%n",
              answer.share(one.value()),
              brief(answer.source(one.value())),
              one.left().bridge(),
              left.destination().map(TextAnswer::chain).orElse("another chain"),
              left.recipient().map(to -> ", " + to).orElse(""),
              answer.id(answer.transaction(one.position()))));
    }
  }

  private static void deposits(Answer answer, StringBuilder text) {
    if (answer.remarks().deposits().isEmpty()) {
      return;
    }
    text.append("\nDeposit addresses that seem to be of one service: ask it about all at once\n");
    for (DepositGroup one : answer.remarks().deposits()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%7s  %s at %d addresses of %s, each of which %s (--json lists them)%n",
              answer.share(one.value()),
              brief(answer.source(one.value())),
              one.addresses().size(),
              answer.labels().of(one.service()).map(Label::name).orElse(one.service()),
              one.reason()));
    }
  }

  static String chain(String name) {
    return Character.isDigit(name.charAt(0)) ? "chain " + name : name;
  }

  static String leads(Answer answer) {
    List<Lead> leads = answer.remarks().leads();
    if (leads.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "\nLeads behind mixers: where to look, and no facts; no value is followed by them\n");
    for (Lead lead : leads.subList(0, Math.min(MOST, leads.size()))) {
      text.append(
          String.format(
              Locale.ROOT,
              "%7d  %s took out in %s what %s may have put in: %s%n",
              lead.strength(),
              lead.withdrawal().account(),
              lead.withdrawal().transaction(),
              lead.deposit().account(),
              lead.basis().stream().map(Basis::reason).collect(Collectors.joining("; "))));
    }
    if (leads.size() > MOST) {
      text.append("  and ")
          .append(count(leads.size() - MOST, "more lead"))
          .append(" (--json lists them)\n");
    }
    return text.toString();
  }

  private static String line(Answer answer, Resting one) {
    Ledger ledger = answer.ledger();
    Transaction since = answer.transaction(one.since());
    boolean other = one.asset() != answer.trace().source().asset();
    String amount =
        brief(answer.words().amount(ledger.asset(one.asset()), one.tainted()))
            + (other ? " for " + brief(answer.source(one.source())) : "");
    return String.format(
        Locale.ROOT,
        "%7s  %s  %s%s, %s since %s%n",
        answer.share(one.source()),
        name(answer, one.account()),
        amount,
        answer.label(one.account()).map(label -> ", " + label.name()).orElse(""),
        count(one.hops(), "hop"),
        Answer.time(since));
  }

  private static String name(Answer answer, int account) {
    String name = answer.ledger().account(account);
    return answer.address(account).map(address -> address + " (" + name + ")").orElse(name);
  }

  static String brief(String amounts) {
    return DIGITS.matcher(amounts).replaceAll("$1");
  }

  static String heading(Place place) {
    return switch (place) {
      case SERVICE -> "At exchanges and services, who can be asked to freeze it";
      case HELD -> "Held, and not moved on";
      case BRIDGE -> "Into bridges to other chains";
      case MIXER -> "Into mixers";
      case NOT_FOLLOWED -> "Not followed on, by the limits that were given";
      case BURNT -> "Destroyed";
      case FEE -> "Fees";
    };
  }

  private static String balance(Answer answer) {
    String parts =
        Answer.ORDER.stream()
            .filter(place -> answer.trace().in(place).signum() > 0)
            .map(place ->
                place.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + " "
                    + answer.trace().in(place))
            .collect(Collectors.joining(" + "));
    return "Conserved to the smallest unit: stolen "
        + answer.trace().stolen()
        + " = "
        + (parts.isEmpty() ? "0" : parts);
  }

  static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }
}
