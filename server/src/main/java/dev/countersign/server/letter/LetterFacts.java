package dev.countersign.server.letter;

import dev.countersign.model.value.Amount;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.response.freeze.Holder;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.TraceFacts;
import dev.countersign.response.freeze.tracking.State;
import dev.countersign.server.freeze.FreezeSums;
import dev.countersign.server.freeze.KeptRequest;
import dev.countersign.server.freeze.Letterhead;
import dev.countersign.trace.report.Dossier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What stands in the places of a template, of a trace and its requests. */
public final class LetterFacts {
  private static final int MOST_TRANSACTIONS = 10;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private LetterFacts() {}

  /**
   * By the places' names; what is not known is left out.
   *
   * @param requests of the trace
   */
  public static Map<String, String> of(
      Dossier dossier,
      TraceFacts facts,
      List<KeptRequest> requests,
      Letterhead head,
      String caseNumber,
      Instant now) {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("company.name", head.company());
    known.put("company.address", head.address());
    known.put("company.contact", contact(head));
    known.put("case.number", caseNumber);
    known.put("today", DAY.format(LocalDate.ofInstant(now, ZoneOffset.UTC)));
    known.put("loss.amount", facts.stolen().words());
    known.put("loss.when", when(dossier));
    known.put("loss.transactions", transactions(dossier));
    known.put("traced.when", SECOND.format(facts.at()));
    known.put("traced.method", facts.method());
    known.put("traced.where", where(facts));
    // What is only drafted nobody was asked for.
    List<KeptRequest> sent =
        requests.stream()
            .filter(one -> one.closed().isEmpty())
            .filter(one -> !(one.tracking().state() instanceof State.Drafted))
            .toList();
    FreezeSums sums = FreezeSums.of(sent, facts);
    known.put("freeze.asked", sums(sums, FreezeSums.Line::asked));
    known.put("freeze.frozen", sums(sums, FreezeSums.Line::frozen));
    known.put("freeze.refused", sums(sums, FreezeSums.Line::refused));
    known.put("freeze.requests", requests(sent));
    return known;
  }

  private static String contact(Letterhead head) {
    return List.of(head.contact(), head.mail(), head.phone()).stream()
        .filter(one -> !one.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String when(Dossier dossier) {
    return dossier.steps().stream()
        .map(Dossier.Step::when)
        .filter(one -> one.time() > 0)
        .min(Comparator.comparingLong(Dossier.When::time))
        .map(one -> SECOND.format(Instant.ofEpochSecond(one.time())))
        .orElse("");
  }

  private static String transactions(Dossier dossier) {
    List<String> first =
        dossier.steps().stream()
            .map(one -> one.when().transaction())
            .distinct()
            .limit(MOST_TRANSACTIONS + 1L)
            .toList();
    return lines(first.stream().limit(MOST_TRANSACTIONS).toList())
        + (first.size() > MOST_TRANSACTIONS ? "\nand more, which the report of the trace has" : "");
  }

  private static String where(TraceFacts facts) {
    Map<String, List<Quantity>> there = new TreeMap<>();
    List<Quantity> elsewhere = new ArrayList<>();
    for (Resting one : facts.resting()) {
      Holder holder = one.holder();
      if (holder == null) {
        elsewhere.add(one.what());
      } else {
        there.computeIfAbsent(holder.words(), any -> new ArrayList<>()).add(one.what());
      }
    }
    List<String> lines = new ArrayList<>();
    there.forEach((who, amounts) -> lines.add(who + ": " + words(Quantity.sums(amounts))));
    if (!elsewhere.isEmpty()) {
      lines.add("nobody who can be asked: " + words(Quantity.sums(elsewhere)));
    }
    return lines(lines);
  }

  /** Nothing yet is said as that: it is known. */
  private static String sums(FreezeSums sums, Function<FreezeSums.Line, Amount> which) {
    List<String> lines = new ArrayList<>();
    for (FreezeSums.Line one : sums.lines()) {
      Amount amount = which.apply(one);
      ChainAsset asset = one.asset();
      if (!amount.isZero()) {
        lines.add(new Quantity(asset, amount).words() + " on " + asset.chain().name());
      }
    }
    return lines.isEmpty() ? "nothing yet" : lines(lines);
  }

  private static String requests(List<KeptRequest> requests) {
    List<String> lines =
        requests.stream()
            .map(one ->
                one.request().holder().words()
                    + ", request "
                    + one.reference()
                    + ": "
                    + words(one.request().totals())
                    + "; "
                    + one.tracking().state().word()
                    + " since "
                    + SECOND.format(one.tracking().since()))
            .toList();
    return lines.isEmpty() ? "nobody yet" : lines(lines);
  }

  private static String words(List<Quantity> amounts) {
    return amounts.stream().map(Quantity::words).collect(Collectors.joining(", "));
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(one -> "- " + one).collect(Collectors.joining("\n"));
  }
}
