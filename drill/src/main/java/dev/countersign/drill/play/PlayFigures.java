package dev.countersign.drill.play;

import dev.countersign.drill.measure.SmallGroups;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What requests for play money show, where nobody can be made out. Months in which fewer than k
 * people got one are left out, and groups are told of as {@link SmallGroups} says.
 *
 * @param all null where too few got one
 * @param others the rest of the groups together; null where there is none
 */
public record PlayFigures(
    @Nullable Line all, List<Line> months, List<Line> teams, @Nullable Line others, int hidden) {
  /** Copies. */
  public PlayFigures {
    months = List.copyOf(months);
    teams = List.copyOf(teams);
  }

  /**
   * A line of a table.
   *
   * @param approvalsShown false where next to everybody approved something wrongly, so that the
   *     figure would tell of each
   * @param refusalsShown the same of honest ones that were refused
   */
  public record Line(
      String name, PlayCounts counts, boolean approvalsShown, boolean refusalsShown) {
    static Line of(String name, Collection<PlayResult> results, int k) {
      return new Line(
          name,
          PlayCounts.of(results),
          told(results, PlayResult::wrongApproval, k),
          told(results, PlayResult::wrongRefusal, k));
    }

    private static boolean told(
        Collection<PlayResult> results, Predicate<PlayResult> wrong, int k) {
      Set<UUID> people = new HashSet<>();
      Set<UUID> some = new HashSet<>();
      for (PlayResult one : results) {
        people.add(one.person());
        if (wrong.test(one)) {
          some.add(one.person());
        }
      }
      return people.size() - some.size() >= k - 1;
    }
  }

  /**
   * Of results.
   *
   * @param now the month that is not over: groups are not told of it
   * @param k so many people make a group that is told of
   */
  public static PlayFigures of(Collection<PlayResult> results, YearMonth now, int k) {
    Map<YearMonth, List<PlayResult>> months =
        results.stream()
            .collect(Collectors.groupingBy(PlayResult::month, TreeMap::new, Collectors.toList()));
    months.values().removeIf(some -> PlayCounts.of(some).people() < k);
    List<PlayResult> told = months.values().stream().flatMap(List::stream).toList();
    Map<String, List<PlayResult>> shown = new TreeMap<>();
    List<PlayResult> rest = new ArrayList<>();
    Set<String> hidden = new HashSet<>();
    months.forEach((month, some) -> {
      if (month.isBefore(now)) {
        divide(some, k, shown, rest, hidden);
      }
    });
    return new PlayFigures(
        told.isEmpty() ? null : Line.of("", told, k),
        months.entrySet().stream()
            .map(one -> Line.of(one.getKey().toString(), one.getValue(), k))
            .toList(),
        shown.entrySet().stream().map(one -> Line.of(one.getKey(), one.getValue(), k)).toList(),
        rest.isEmpty() ? null : Line.of("", rest, k),
        hidden.size());
  }

  private static void divide(
      List<PlayResult> month,
      int k,
      Map<String, List<PlayResult>> shown,
      List<PlayResult> rest,
      Set<String> hidden) {
    // Whoever changed groups counts for one of them: groups must not overlap.
    Map<UUID, String> teams = new HashMap<>();
    month.forEach(one -> teams.put(one.person(), one.team()));
    Map<String, List<PlayResult>> byTeam =
        month.stream().collect(Collectors.groupingBy(one -> teams.getOrDefault(one.person(), "")));
    Map<String, Integer> people = new HashMap<>();
    byTeam.forEach((name, some) -> people.put(name, PlayCounts.of(some).people()));
    Set<String> away = SmallGroups.hidden(people, k);
    int inAway = away.stream().mapToInt(name -> people.getOrDefault(name, 0)).sum();
    byTeam.forEach((name, some) -> {
      if (!away.contains(name)) {
        shown.computeIfAbsent(name, one -> new ArrayList<>()).addAll(some);
      } else if (inAway >= k) {
        rest.addAll(some);
      }
    });
    hidden.addAll(away);
  }
}
