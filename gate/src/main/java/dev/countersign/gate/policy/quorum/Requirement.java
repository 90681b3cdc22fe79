package dev.countersign.gate.policy.quorum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * So many of each group, and so many people altogether. A person of two groups counts for both;
 * {@code people} is there to ask for more heads than that.
 *
 * @param groups how many of each, 1 or more
 * @param people how many different people at the least, 0 where nothing is asked
 */
public record Requirement(SortedMap<String, Integer> groups, int people) {
  /** Nobody. */
  public static final Requirement NOBODY = new Requirement(new TreeMap<>(), 0);

  /** Copies the map and checks the numbers. */
  public Requirement {
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    if (people < 0 || groups.values().stream().anyMatch(number -> number < 1)) {
      throw new IllegalArgumentException("a quorum counts people from 1");
    }
  }

  /** So many of these groups. */
  public static Requirement of(Map<String, Integer> groups) {
    return new Requirement(new TreeMap<>(groups), 0);
  }

  /** True where nobody is asked for. */
  public boolean isNobody() {
    return groups.isEmpty() && people == 0;
  }

  /** Whether whatever satisfies this one satisfies the other. */
  public boolean covers(Requirement other) {
    return people >= other.people
        && other.groups.entrySet().stream()
            .allMatch(each -> groups.getOrDefault(each.getKey(), 0) >= each.getValue());
  }

  /**
   * When it was satisfied.
   *
   * @param voices in the order of their moments
   * @return null where it is not
   */
  @Nullable Instant completed(List<Voice> voices) {
    if (isNobody()) {
      return Instant.MIN;
    }
    List<Voice> some = new ArrayList<>(voices.size());
    for (Voice voice : voices) {
      some.add(voice);
      if (isMet(some)) {
        return voice.at();
      }
    }
    return null;
  }

  private boolean isMet(Collection<Voice> voices) {
    for (Map.Entry<String, Integer> each : groups.entrySet()) {
      long of = voices.stream().filter(voice -> voice.groups().contains(each.getKey())).count();
      if (of < each.getValue()) {
        return false;
      }
    }
    Set<String> heads = new HashSet<>();
    voices.forEach(voice -> heads.add(voice.person()));
    return heads.size() >= people;
  }

  /** In words: "2 of approvers and 1 of security, 3 people in all"; "nobody" where so. */
  public String words() {
    if (isNobody()) {
      return "nobody";
    }
    List<String> parts = new ArrayList<>();
    groups.forEach((group, number) -> parts.add(number + " of " + group));
    String all = String.join(" and ", parts);
    String heads = people + (people == 1 ? " person" : " people");
    if (people == 0) {
      return all;
    }
    return all.isEmpty() ? heads : all + ", " + heads + " in all";
  }
}
