package dev.countersign.server.change;

import dev.countersign.server.change.Change.Agreement;
import dev.countersign.server.change.Governance.Needs;
import dev.countersign.server.people.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Counts who agreed: never the proposer, nor anybody from the proposer's browser, each person and
 * each browser once, and only people who still are what they must be.
 */
final class Quorum {
  private Quorum() {}

  /**
   * Counts.
   *
   * @param missing how many of which group are still needed; empty when none
   */
  record Count(Map<String, Integer> missing) {
    Count {
      missing = Map.copyOf(missing);
    }

    boolean reached() {
      return missing.isEmpty();
    }
  }

  static Count of(Change change, Needs needs, Function<UUID, Optional<Person>> people) {
    Set<String> browsers = new HashSet<>(Set.of(change.proposerKey()));
    List<Person> counted = new ArrayList<>();
    for (Agreement agreement : change.agreements()) {
      if (!agreement.person().equals(change.proposer()) && browsers.add(agreement.browserKey())) {
        people
            .apply(agreement.person())
            .filter(person -> person.state() == Person.State.ACTIVE)
            .ifPresent(counted::add);
      }
    }
    return new Count(missing(needs.approvals(), counted));
  }

  /** Each person counts for one group, so that two groups are two people: the best such choice. */
  private static Map<String, Integer> missing(Map<String, Integer> needed, List<Person> people) {
    List<String> seats = new ArrayList<>();
    new TreeMap<>(needed)
        .forEach((group, count) -> {
          for (int i = 0; i < count; i++) {
            seats.add(group);
          }
        });
    int[] taken = new int[people.size()];
    Arrays.fill(taken, -1);
    Map<String, Integer> missing = new TreeMap<>();
    for (int seat = 0; seat < seats.size(); seat++) {
      if (!seated(seat, seats, people, taken, new boolean[people.size()])) {
        missing.merge(seats.get(seat), 1, Integer::sum);
      }
    }
    return missing;
  }

  /** Finds somebody for a seat, moving others where that helps (Kuhn's matching). */
  private static boolean seated(
      int seat, List<String> seats, List<Person> people, int[] taken, boolean[] asked) {
    for (int i = 0; i < people.size(); i++) {
      if (!asked[i] && people.get(i).groups().contains(seats.get(seat))) {
        asked[i] = true;
        if (taken[i] < 0 || seated(taken[i], seats, people, taken, asked)) {
          taken[i] = seat;
          return true;
        }
      }
    }
    return false;
  }
}
