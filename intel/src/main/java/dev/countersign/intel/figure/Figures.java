package dev.countersign.intel.figure;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.incident.Incident;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that can be computed from entries and from published figures. Sums are exact; only shares,
 * means and growth are rounded.
 *
 * @param thefts how many entries
 * @param dollars exactly their sum
 * @param years every year from the first entry's to the last one's
 * @param named by the groups that sources name together; their sums come to {@code dollars}
 * @param underEach by each name; a theft counts under each of its names, so that these come to more
 * @param comparisons published figures beside the entries, in the order of their times
 * @param growths of published figures
 * @param conflicts published figures that do not agree with each other
 */
public record Figures(
    int thefts,
    BigDecimal dollars,
    List<YearTotal> years,
    List<NamedTotal> named,
    List<NamedTotal> underEach,
    List<Comparison> comparisons,
    List<Growth> growths,
    List<Conflict> conflicts) {

  /** Computes them. */
  public static Figures of(
      List<Incident> incidents, List<Published> published, List<Dispute> disputes) {
    List<Published> inOrder =
        published.stream()
            .sorted(
                Comparator.comparing(Published::from)
                    .thenComparing(Published::to)
                    .thenComparing(Published::id))
            .toList();
    return new Figures(
        incidents.size(),
        sum(incidents),
        years(incidents),
        named(incidents),
        underEach(incidents),
        inOrder.stream().map(one -> Comparison.of(one, incidents)).toList(),
        growths(inOrder),
        conflicts(inOrder, disputes));
  }

  /** What is not explained, or not any more; each a sentence. */
  public List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    comparisons.forEach(one -> troubles.addAll(one.troubles()));
    conflicts.forEach(one -> troubles.addAll(one.troubles()));
    return troubles;
  }

  static BigDecimal sum(Collection<Incident> incidents) {
    return incidents.stream()
        .map(one -> one.dollars().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<YearTotal> years(List<Incident> incidents) {
    TreeMap<Integer, List<Incident>> byYear = new TreeMap<>();
    incidents.forEach(
        one -> byYear.computeIfAbsent(one.date().year(), year -> new ArrayList<>()).add(one));
    List<YearTotal> years = new ArrayList<>();
    if (byYear.isEmpty()) {
      return years;
    }
    BigDecimal before = BigDecimal.ZERO;
    for (int year = byYear.firstKey(); year <= byYear.lastKey(); year++) {
      List<Incident> own = byYear.getOrDefault(year, List.of());
      BigDecimal sum = sum(own);
      years.add(
          new YearTotal(
              year,
              own.size(),
              sum,
              own.isEmpty() ? Optional.empty() : Optional.of(Percent.mean(sum, own.size())),
              before.signum() == 0 || own.isEmpty()
                  ? Optional.empty()
                  : Optional.of(Percent.growth(before, sum))));
      before = sum;
    }
    return years;
  }

  private static List<NamedTotal> named(List<Incident> incidents) {
    Map<Set<Actor>, List<Incident>> groups = new LinkedHashMap<>();
    incidents.forEach(
        one -> groups.computeIfAbsent(one.named(), names -> new ArrayList<>()).add(one));
    BigDecimal all = sum(incidents);
    return groups.entrySet().stream()
        .map(one -> total(one.getKey(), one.getValue(), all))
        .sorted(Comparator.comparing(NamedTotal::dollars).reversed())
        .toList();
  }

  private static List<NamedTotal> underEach(List<Incident> incidents) {
    Map<Actor, List<Incident>> names = new LinkedHashMap<>();
    incidents.forEach(one ->
        one.named()
            .forEach(name -> names.computeIfAbsent(name, actor -> new ArrayList<>()).add(one)));
    BigDecimal all = sum(incidents);
    return names.entrySet().stream()
        .map(one -> total(Set.of(one.getKey()), one.getValue(), all))
        .sorted(Comparator.comparing(NamedTotal::dollars).reversed())
        .toList();
  }

  private static NamedTotal total(Set<Actor> names, List<Incident> incidents, BigDecimal all) {
    BigDecimal sum = sum(incidents);
    return new NamedTotal(List.copyOf(names), incidents.size(), sum, Percent.of(sum, all));
  }

  private static List<Growth> growths(List<Published> published) {
    List<Growth> growths = new ArrayList<>();
    for (Published before : published) {
      for (Published after : published) {
        boolean follows =
            before.source().equals(after.source())
                && before.year().isPresent()
                && before.year().map(year -> year + 1).equals(after.year());
        if (follows) {
          growths.add(
              new Growth(
                  before,
                  after,
                  Percent.growth(before.dollars().amount(), after.dollars().amount())));
        }
      }
    }
    return growths;
  }

  /** Those that are said to be, and those of the same time that are not said to be. */
  private static List<Conflict> conflicts(List<Published> published, List<Dispute> disputes) {
    List<Conflict> conflicts = new ArrayList<>();
    Set<Set<String>> said = new HashSet<>();
    for (Dispute dispute : disputes) {
      said.add(Set.copyOf(dispute.between()));
      conflicts.add(
          Conflict.of(
              published.stream().filter(one -> dispute.between().contains(one.id())).toList(),
              dispute.why()));
    }
    Map<List<Object>, List<Published>> spans = new LinkedHashMap<>();
    published.forEach(one ->
        spans
            .computeIfAbsent(
                List.of(one.from(), one.to(), Set.copyOf(one.without())), span -> new ArrayList<>())
            .add(one));
    for (List<Published> same : spans.values()) {
      List<String> ids = same.stream().map(Published::id).toList();
      boolean differ =
          same.stream().map(one -> one.dollars().amount().stripTrailingZeros()).distinct().count()
              > 1;
      if (differ && said.stream().noneMatch(known -> known.containsAll(ids))) {
        conflicts.add(Conflict.of(same, ""));
      }
    }
    return conflicts;
  }
}
