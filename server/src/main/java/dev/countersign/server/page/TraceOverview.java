package dev.countersign.server.page;

import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.Issuers;
import dev.countersign.trace.report.PlaceWords;
import dev.countersign.trace.taint.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Where stolen value is, by who can stop it.
 *
 * @param groups the most urgent first; together they are all of it
 */
public record TraceOverview(TraceAmounts.Told stolen, List<Group> groups) {
  private static final int MOST = 12;

  /**
   * Places of one kind.
   *
   * @param place its word, for the addresses of other pages
   * @param query what the transactions behind it are asked for with
   * @param more how many parties are left out
   * @param rest what those have
   */
  public record Group(
      String place,
      String query,
      String heading,
      String act,
      TraceAmounts.Told value,
      List<Party> parties,
      int more,
      TraceAmounts.Told rest) {
    /** Copies. */
    public Group {
      parties = List.copyOf(parties);
    }
  }

  /**
   * Somebody who has some of it.
   *
   * @param name in the label's words; empty for nobody known
   * @param source who says so
   * @param also what it is, where it is another asset
   */
  public record Party(
      String name,
      String source,
      String account,
      int accounts,
      TraceAmounts.Told value,
      String also,
      String since,
      int hops,
      String query) {}

  /** Copies. */
  public TraceOverview {
    groups = List.copyOf(groups);
  }

  /** Of a trace. */
  public static TraceOverview of(Dossier dossier, TraceAmounts amounts) {
    List<Group> groups = new ArrayList<>();
    Predicate<Dossier.Rest> freezable =
        rest -> rest.place() == Place.HELD && Issuers.of(dossier.asset(rest.asset())).isPresent();
    for (Place place : Dossier.ORDER) {
      if (place == Place.HELD) {
        group(
            dossier,
            amounts,
            new PlaceWords(
                "Held in tokens that their issuer can freeze",
                "Ask the issuer at once: it moves as fast as anything else."),
            place,
            freezable,
            groups);
        group(
            dossier,
            amounts,
            PlaceWords.of(place),
            place,
            rest -> rest.place() == Place.HELD && !freezable.test(rest),
            groups);
      } else {
        group(dossier, amounts, PlaceWords.of(place), place, rest -> rest.place() == place, groups);
      }
    }
    return new TraceOverview(amounts.value(dossier.stolen()), groups);
  }

  private static void group(
      Dossier dossier,
      TraceAmounts amounts,
      PlaceWords words,
      Place place,
      Predicate<Dossier.Rest> belongs,
      List<Group> groups) {
    Map<String, List<Dossier.Rest>> parties = new LinkedHashMap<>();
    for (Dossier.Rest rest : dossier.resting()) {
      if (belongs.test(rest)) {
        parties.computeIfAbsent(key(rest), any -> new ArrayList<>()).add(rest);
      }
    }
    if (parties.isEmpty()) {
      return;
    }
    List<List<Dossier.Rest>> sorted = new ArrayList<>(parties.values());
    sorted.sort((one, other) -> sum(other).compareTo(sum(one)));
    BigInteger all = sum(sorted.stream().flatMap(List::stream).toList());
    BigInteger rest = sum(sorted.stream().skip(MOST).flatMap(List::stream).toList());
    String word = place.name().toLowerCase(Locale.ROOT).replace('_', '-');
    groups.add(
        new Group(
            word,
            "place=" + word,
            words.heading(),
            words.act(),
            amounts.value(all),
            place == Place.FEE
                ? List.of()
                : sorted.stream().limit(MOST).map(one -> party(dossier, amounts, one)).toList(),
            place == Place.FEE ? 0 : Math.max(0, sorted.size() - MOST),
            amounts.value(rest)));
  }

  /** Who it is, as far as anybody knows. */
  private static String key(Dossier.Rest rest) {
    Dossier.Who who = rest.who();
    return who == null || rest.place() == Place.HELD ? String.valueOf(rest.account()) : who.name();
  }

  private static Party party(Dossier dossier, TraceAmounts amounts, List<Dossier.Rest> rests) {
    Dossier.Rest first = rests.getFirst();
    Dossier.Who who = first.who();
    String account = String.valueOf(first.account());
    long accounts = rests.stream().map(Dossier.Rest::account).distinct().count();
    List<String> also = new ArrayList<>();
    for (Dossier.Rest rest : rests) {
      if (!rest.asset().equals(dossier.asset())) {
        String issuer =
            rest.place() == Place.HELD
                ? Issuers.of(dossier.asset(rest.asset()))
                    .map(one -> ", which " + one + " can freeze")
                    .orElse("")
                : "";
        also.add(amounts.amount(rest.asset(), rest.amount()).brief() + issuer);
      }
    }
    String since =
        rests.stream()
            .map(Dossier.Rest::since)
            .min((one, other) -> Long.compare(one.block(), other.block()))
            .map(Dossier.When::words)
            .orElse("");
    return new Party(
        who == null ? "" : who.name(),
        who == null ? "" : who.kind() + ", says " + who.source(),
        account,
        (int) accounts,
        amounts.value(sum(rests)),
        also.isEmpty()
            ? ""
            : (also.size() < rests.size() ? "some of it as " : "as ") + String.join("; ", also),
        since.replace("T", " ").replace("Z", " UTC"),
        rests.stream().mapToInt(Dossier.Rest::hops).min().orElse(0),
        accounts == 1
            ? "to=" + account
            : "name=" + Query.of(String.valueOf(who == null ? "" : who.name())));
  }

  private static BigInteger sum(List<Dossier.Rest> rests) {
    return rests.stream().map(Dossier.Rest::value).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
