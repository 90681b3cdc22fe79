package dev.countersign.drill.measure;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What exercises show of the whole company.
 *
 * @param counts of all months that are told of
 * @param typical the median from a mail to its report, among those that were reported; null where
 *     none was
 * @param months in order, those with fewer people than can be told of left out
 */
public record Figures(Counts counts, @Nullable Duration typical, List<Month> months) {
  /** Copies. */
  public Figures {
    months = List.copyOf(months);
  }

  /**
   * A month.
   *
   * @param adjusted the reported share, adjusted for difficulty, in thousandths
   * @param races one for each exercise that went to enough people, by its id
   */
  public record Month(
      YearMonth month,
      Counts counts,
      OptionalInt adjusted,
      @Nullable Duration typical,
      List<Race> races) {
    /** Copies. */
    public Month {
      races = List.copyOf(races);
    }

    /** Of how many of its exercises anybody reported or acted on one. */
    public long decided() {
      return races.stream().filter(one -> one.end() != Race.End.QUIET).count();
    }

    /** In how many of its exercises somebody reported before anybody acted. */
    public long reportedFirst() {
      return races.stream().filter(one -> one.end() == Race.End.REPORTED_FIRST).count();
    }
  }

  /**
   * Of results.
   *
   * @param k so many people make a group that is told of
   */
  public static Figures of(Collection<Result> results, int k) {
    List<Result> told = told(results, k);
    Yardstick yardstick = new Yardstick(told);
    Map<YearMonth, List<Result>> byMonth =
        told.stream()
            .collect(Collectors.groupingBy(Result::month, TreeMap::new, Collectors.toList()));
    List<Month> months = new ArrayList<>();
    byMonth.forEach((month, some) ->
        months.add(
            new Month(
                month, Counts.of(some), yardstick.adjusted(some), typical(some), races(some, k))));
    return new Figures(Counts.of(told), typical(told), months);
  }

  /** Those of months in which enough people got something. */
  public static List<Result> told(Collection<Result> results, int k) {
    Map<YearMonth, Set<UUID>> people =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    Result::month, Collectors.mapping(Result::person, Collectors.toSet())));
    return results.stream()
        .filter(one -> people.getOrDefault(one.month(), Set.of()).size() >= k)
        .toList();
  }

  private static List<Race> races(List<Result> month, int k) {
    return month.stream()
        .collect(Collectors.groupingBy(Result::template, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(some -> Counts.of(some).people() >= k)
        .map(Race::of)
        .toList();
  }

  /** The lower one of the two in the middle, where there are two: a time that was. */
  private static @Nullable Duration typical(Collection<Result> results) {
    List<Duration> times =
        results.stream()
            .filter(one -> one.reportedAt() != null)
            .map(one -> Duration.between(one.sentAt(), Objects.requireNonNull(one.reportedAt())))
            .sorted()
            .toList();
    return times.isEmpty() ? null : times.get((times.size() - 1) / 2);
  }
}
