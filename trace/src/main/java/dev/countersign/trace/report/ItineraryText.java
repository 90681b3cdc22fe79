package dev.countersign.trace.report;

import dev.countersign.trace.cross.Journey;
import dev.countersign.trace.cross.Landfall;
import dev.countersign.trace.cross.Passage;
import dev.countersign.trace.cross.Stay;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A trace over several chains on a terminal, and that none of its value is missing. */
public final class ItineraryText {
  private static final int MOST = 20;

  private record Spot(int leg, Resting rest) {}

  private final Itinerary told;
  private final StringBuilder text = new StringBuilder();

  private ItineraryText(Itinerary told) {
    this.told = told;
  }

  /** Several lines; the last one shows that value was conserved over all chains. */
  public static String of(Itinerary told) {
    ItineraryText text = new ItineraryText(told);
    text.head();
    for (Place place : Answer.ORDER) {
      text.place(place);
    }
    text.crossings();
    text.stays();
    for (int leg = 0; leg < told.chains().size(); leg++) {
      int number = leg;
      told.chains()
          .get(leg)
          .ifPresent(answer -> {
            String more = PatternText.of(answer) + TextAnswer.leads(answer);
            if (!more.isEmpty()) {
              text.text.append("\nOn chain ").append(told.chain(number)).append(':').append(more);
            }
          });
    }
    return text.text.append('\n').append(text.balance()).append('\n').toString();
  }

  private void head() {
    Journey journey = told.journey();
    long chains = journey.legs().stream().filter(leg -> leg.trace().isPresent()).count();
    text.append(TextAnswer.brief(told.value(journey.stolen())))
        .append(" followed through ")
        .append(TextAnswer.count(told.transactions(), "transaction"))
        .append(" on ")
        .append(TextAnswer.count(chains, "chain"))
        .append(", ")
        .append(told.first().trace().method().word())
        .append(".\n");
    if (told.presumed().signum() > 0) {
      text.append("Of it ")
          .append(TextAnswer.brief(told.value(told.presumed())))
          .append(
              " is presumed: wallets that seem to be the thieves' gave more than the ledger saw"
                  + " coming.\n");
    }
    List<Passage> matched = told.matched();
    if (!matched.isEmpty()) {
      BigInteger largest =
          matched.stream().map(Passage::value).reduce(BigInteger.ZERO, BigInteger::max);
      text.append(TextAnswer.count(matched.size(), "crossing"))
          .append(" to another chain, the largest of ")
          .append(TextAnswer.brief(told.value(largest)))
          .append(", by match: where it is after that is no fact, see below.\n");
    }
    if (!told.isComplete()) {
      text.append("The limit of transactions ended it before a ledger's end.\n");
    }
    told.chains()
        .forEach(one ->
            one.ifPresent(answer ->
                answer.blocks().ifPresent(from -> text.append(TextAnswer.words(answer, from)))));
  }

  private void place(Place place) {
    List<Spot> there = new ArrayList<>();
    for (int leg = 0; leg < told.journey().legs().size(); leg++) {
      for (Resting one : told.journey().legs().get(leg).resting()) {
        if (one.place() == place) {
          there.add(new Spot(leg, one));
        }
      }
    }
    BigInteger sum = told.in(place);
    if (sum.signum() == 0 && there.isEmpty()) {
      return;
    }
    text.append('\n')
        .append(TextAnswer.heading(place))
        .append(": ")
        .append(TextAnswer.brief(told.value(sum)))
        .append(", ")
        .append(told.share(sum))
        .append('\n');
    if (place == Place.FEE) {
      BigInteger bridges = told.journey().bridgeFees();
      if (bridges.signum() > 0) {
        text.append("  of it kept by bridges: ")
            .append(TextAnswer.brief(told.value(bridges)))
            .append('\n');
      }
      return;
    }
    there.sort(Comparator.comparing((Spot one) -> one.rest.source()).reversed());
    there.stream().limit(MOST).forEach(this::line);
    if (there.size() > MOST) {
      BigInteger rest =
          there.stream()
              .skip(MOST)
              .map(one -> one.rest.source())
              .reduce(BigInteger.ZERO, BigInteger::add);
      text.append("  and ")
          .append(TextAnswer.count(there.size() - MOST, "more place"))
          .append(" with ")
          .append(TextAnswer.brief(told.value(rest)))
          .append(" together (--csv lists all)\n");
    }
  }

  private void line(Spot one) {
    Answer answer = told.answer(one.leg);
    String amount = told.words().amount(told.asset(one.leg, one.rest.asset()), one.rest.tainted());
    String value = told.value(one.rest.source());
    text.append(
        String.format(
            Locale.ROOT,
            "%7s  chain %s%s  %s  %s%s%s, %s since %s%n",
            told.share(one.rest.source()),
            told.chain(one.leg),
            told.isByMatch(one.leg) ? " (some of it by match)" : "",
            told.account(one.leg, one.rest.account()),
            TextAnswer.brief(amount),
            amount.equals(value) ? "" : " for " + TextAnswer.brief(value),
            answer.label(one.rest.account()).map(label -> ", " + label.name()).orElse(""),
            TextAnswer.count(one.rest.hops(), "hop"),
            Answer.time(told.transaction(one.leg, one.rest.since()))));
  }

  private void crossings() {
    if (told.journey().passages().isEmpty()) {
      return;
    }
    text.append("\nOver bridges, and followed on\n");
    List<Passage> all = new ArrayList<>(told.journey().passages());
    all.sort(Comparator.comparing(Passage::value).reversed());
    for (Passage one : all.subList(0, Math.min(MOST, all.size()))) {
      text.append(
          String.format(
              Locale.ROOT,
              "%7s  %s by %s from chain %s, in %s%n",
              told.share(one.value()),
              TextAnswer.brief(told.value(one.value())),
              told.bridge(one.bridge(), one.from(), one.account()),
              told.chain(one.from()),
              told.transaction(one.from(), one.position()).hash().toHex()));
      text.append("         ").append(arrived(one.at()));
      if (one.fee().signum() > 0) {
        text.append("; the bridge kept ").append(TextAnswer.brief(told.value(one.fee())));
      }
      text.append("\n         goes on, ")
          .append(Itinerary.surely(one.at()))
          .append(": ")
          .append(one.at().basis())
          .append('\n');
    }
    if (all.size() > MOST) {
      text.append("  and ")
          .append(TextAnswer.count(all.size() - MOST, "more crossing"))
          .append(" (--json lists them)\n");
    }
  }

  private String arrived(Landfall at) {
    return "to chain "
        + told.chain(at.shore())
        + ", "
        + told.account(at.shore(), at.account())
        + ", in "
        + told.transaction(at.shore(), at.position()).hash().toHex()
        + ": "
        + TextAnswer.brief(told.words().amount(told.asset(at.shore(), at.asset()), at.amount()));
  }

  private void stays() {
    List<Stay> all = told.journey().stays();
    if (all.isEmpty()) {
      return;
    }
    text.append("\nInto bridges, and not followed on\n");
    for (Stay one : all.subList(0, Math.min(MOST, all.size()))) {
      text.append(
          String.format(
              Locale.ROOT,
              "%7s  %s by %s from chain %s%s%s, in %s: %s%n",
              told.share(one.value()),
              TextAnswer.brief(told.value(one.value())),
              told.bridge(one.bridge(), one.from(), one.account()),
              told.chain(one.from()),
              one.destination().map(to -> " to " + TextAnswer.chain(to)).orElse(""),
              one.recipient().map(to -> ", " + to).orElse(""),
              told.transaction(one.from(), one.position()).hash().toHex(),
              one.reason()));
      one.maybe()
          .ifPresent(at ->
              text.append("         perhaps ")
                  .append(arrived(at))
                  .append(" (")
                  .append(Itinerary.surely(at))
                  .append(": ")
                  .append(at.basis())
                  .append(")\n"));
    }
    if (all.size() > MOST) {
      text.append("  and ")
          .append(TextAnswer.count(all.size() - MOST, "more deposit"))
          .append(" (--json lists them)\n");
    }
  }

  private String balance() {
    String parts =
        Answer.ORDER.stream()
            .filter(place -> told.in(place).signum() > 0)
            .map(place ->
                place.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + told.in(place))
            .collect(Collectors.joining(" + "));
    return "Conserved to the smallest unit over all chains: stolen "
        + told.journey().stolen()
        + " = "
        + parts;
  }
}
