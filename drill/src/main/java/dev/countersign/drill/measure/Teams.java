package dev.countersign.drill.measure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Figures of teams, in which nobody can be made out. Month by month a team is told of when at least
 * {@code k} of its people got a mail; what is not told of stands together as the others, and where
 * these would be fewer than {@code k}, or one team alone, the next smallest team goes to them,
 * since a difference from the total would give them away. Sums over months are made of nothing
 * else, so that a difference between two sums is again a group of {@code k} or more.
 *
 * @param shown by name
 * @param others the rest together; null where there is none
 * @param hidden how many teams are among the others in some month
 */
public record Teams(List<Team> shown, @Nullable Team others, int hidden) {
  /** So many people make a group in which nobody can be made out. */
  public static final int K = 5;

  /** Copies. */
  public Teams {
    shown = List.copyOf(shown);
  }

  /**
   * A team's figures.
   *
   * @param adjusted the reported share, adjusted for difficulty, in thousandths; empty where it
   *     cannot be told
   * @param actsShown false where next to everybody acted, so that the figure would tell of each
   */
  public record Team(String name, Counts counts, OptionalInt adjusted, boolean actsShown) {}

  /**
   * Of results of months that are over: figures that change while somebody looks would show what
   * the last one did.
   *
   * @param k people, 2 or more
   */
  public static Teams of(Collection<Result> results, int k) {
    Yardstick yardstick = new Yardstick(results);
    Map<String, List<Result>> shown = new TreeMap<>();
    List<Result> rest = new ArrayList<>();
    Set<String> hidden = new HashSet<>();
    Map<YearMonth, List<Result>> months =
        results.stream().collect(Collectors.groupingBy(Result::month));
    for (List<Result> month : months.values()) {
      Map<String, List<Result>> byTeam = byTeam(month);
      Set<String> away = hidden(byTeam, k);
      int inAway = away.stream().mapToInt(name -> people(byTeam, name)).sum();
      byTeam.forEach((name, some) -> {
        if (!away.contains(name)) {
          shown.computeIfAbsent(name, one -> new ArrayList<>()).addAll(some);
        } else if (inAway >= k) {
          rest.addAll(some);
        }
      });
      hidden.addAll(away);
    }
    return new Teams(
        shown.entrySet().stream()
            .map(one -> team(one.getKey(), one.getValue(), yardstick, k))
            .toList(),
        rest.isEmpty() ? null : team("", rest, yardstick, k),
        hidden.size());
  }

  private static Set<String> hidden(Map<String, List<Result>> byTeam, int k) {
    Map<String, Integer> people = new HashMap<>();
    byTeam.keySet().forEach(name -> people.put(name, people(byTeam, name)));
    return SmallGroups.hidden(people, k);
  }

  /** Who changed teams counts for the one that they were in last: groups must not overlap. */
  private static Map<String, List<Result>> byTeam(List<Result> month) {
    Map<UUID, String> teams = new HashMap<>();
    month.stream()
        .sorted(Comparator.comparing(Result::sentAt))
        .forEach(one -> teams.put(one.person(), one.team()));
    return month.stream()
        .collect(Collectors.groupingBy(one -> teams.getOrDefault(one.person(), "")));
  }

  private static int people(Map<String, List<Result>> byTeam, String name) {
    return Counts.of(byTeam.getOrDefault(name, List.of())).people();
  }

  private static Team team(String name, List<Result> results, Yardstick yardstick, int k) {
    Counts counts = Counts.of(results);
    long acted =
        results.stream()
            .filter(one -> one.standing().marked())
            .map(Result::person)
            .distinct()
            .count();
    return new Team(name, counts, yardstick.adjusted(results), counts.people() - acted >= k - 1);
  }
}
