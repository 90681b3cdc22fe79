package dev.countersign.trace.report;

import dev.countersign.intel.label.Label;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.cross.Journey;
import dev.countersign.trace.cross.Landfall;
import dev.countersign.trace.cross.Passage;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A trace over several chains with everything that is needed to tell it.
 *
 * @param chains what is told of each leg; nothing where no value came
 * @param unit what was stolen
 * @param inputs the files of all ledgers
 */
public record Itinerary(
    Journey journey,
    List<Optional<Answer>> chains,
    Asset unit,
    List<LedgerFiles.Input> inputs,
    Answer.Words words,
    String version) {
  /** Keeps copies. */
  public Itinerary {
    chains = List.copyOf(chains);
    inputs = List.copyOf(inputs);
  }

  /** What is told of the chain on which it was stolen. */
  Answer first() {
    return chains.getFirst().orElseThrow();
  }

  String chain(int leg) {
    return journey.legs().get(leg).shore().chain();
  }

  Answer answer(int leg) {
    return chains.get(leg).orElseThrow();
  }

  Transaction transaction(int leg, long position) {
    return journey.legs().get(leg).shore().ledger().transaction(position);
  }

  String account(int leg, int account) {
    return journey.legs().get(leg).shore().ledger().account(account);
  }

  Asset asset(int leg, int asset) {
    return journey.legs().get(leg).shore().ledger().asset(asset);
  }

  /** An amount in the units of what was stolen. */
  String value(BigInteger units) {
    return words.amount(unit, units);
  }

  /** The share of what was stolen, in hundredths, with one digit. */
  String share(BigInteger units) {
    return new BigDecimal(units)
            .multiply(BigDecimal.valueOf(100))
            .divide(new BigDecimal(journey.stolen()), 1, RoundingMode.HALF_UP)
            .toPlainString()
        + " %";
  }

  long transactions() {
    return journey.legs().stream()
        .flatMap(leg -> leg.trace().stream())
        .mapToLong(trace -> trace.transactions())
        .sum();
  }

  boolean isComplete() {
    return journey.legs().stream()
        .flatMap(leg -> leg.trace().stream())
        .allMatch(trace -> trace.complete());
  }

  /** What is presumed: only in the ledger where it was stolen can it be. */
  BigInteger presumed() {
    return first().trace().presumed();
  }

  /** What went over bridges by a match, not by what they say. */
  List<Passage> matched() {
    return journey.passages().stream().filter(one -> !one.at().decoded()).toList();
  }

  /** Whether some of what came to a chain came, there or before, by a match. */
  boolean isByMatch(int leg) {
    Set<Integer> touched = new HashSet<>();
    for (int before = -1; before != touched.size(); ) {
      before = touched.size();
      for (Passage one : journey.passages()) {
        if (!one.at().decoded() || touched.contains(one.from())) {
          touched.add(one.at().shore());
        }
      }
    }
    return touched.contains(leg);
  }

  BigInteger in(Place place) {
    return journey.in(place);
  }

  /** How sure a crossing is, in words. */
  static String surely(Landfall at) {
    String sure =
        new BigDecimal(at.confidence()).setScale(2, RoundingMode.HALF_DOWN).toPlainString();
    return at.decoded()
        ? at.confidence() >= 1 ? "said on both sides" : "said on both sides, confidence " + sure
        : "by match, confidence " + sure;
  }

  /** What a bridge calls itself, else what a label calls its account. */
  String bridge(String name, int leg, int account) {
    return name.isEmpty() ? answer(leg).label(account).map(Label::name).orElse("a bridge") : name;
  }
}
