package dev.countersign.gate.policy.quorum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who must agree.
 *
 * @param all what must be satisfied in any case
 * @param choices of each of which one alternative must be satisfied as well
 */
public record Quorum(Requirement all, List<List<Requirement>> choices) {
  /** Nobody. */
  public static final Quorum NOBODY = new Quorum(Requirement.NOBODY, List.of());

  /** Copies, drops what stands twice, and refuses a choice of nothing. */
  public Quorum {
    Set<List<Requirement>> distinct = new LinkedHashSet<>();
    choices.forEach(choice -> distinct.add(List.copyOf(choice)));
    choices = List.copyOf(distinct);
    if (choices.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a choice has at least one alternative");
    }
  }

  /** Without a choice. */
  public static Quorum of(Requirement all) {
    return new Quorum(all, List.of());
  }

  /** True where nobody is asked for. */
  public boolean isNobody() {
    return all.isNobody() && choices.isEmpty();
  }

  /** What satisfies both. */
  public Quorum and(Quorum other) {
    return all(List.of(this, other));
  }

  /** What satisfies all of them. */
  public static Quorum all(List<Quorum> quorums) {
    TreeMap<String, Integer> groups = new TreeMap<>();
    int people = 0;
    List<List<Requirement>> choices = new ArrayList<>();
    for (Quorum quorum : quorums) {
      if (quorum.isNobody()) {
        continue;
      }
      for (Map.Entry<String, Integer> each : quorum.all.groups().entrySet()) {
        Integer number = groups.get(each.getKey());
        if (number == null || number < each.getValue()) {
          groups.put(each.getKey(), each.getValue());
        }
      }
      people = Math.max(people, quorum.all.people());
      choices.addAll(quorum.choices);
    }
    return new Quorum(new Requirement(groups, people), choices);
  }

  /** The groups it names. */
  public Set<String> groups() {
    Set<String> names = new TreeSet<>(all.groups().keySet());
    choices.forEach(
        choice -> choice.forEach(alternative -> names.addAll(alternative.groups().keySet())));
    return names;
  }

  /**
   * Whether whatever satisfies this one is sure to satisfy the other. Says no where a choice would
   * have to be thought through.
   */
  public boolean covers(Quorum other) {
    return all.covers(other.all)
        && other.choices.stream()
            .allMatch(choice -> choices.contains(choice) || choice.stream().anyMatch(all::covers));
  }

  /**
   * When it was satisfied.
   *
   * @param voices in the order of their moments
   * @return null where it is not; the beginning of time where nobody is asked for
   */
  @Nullable Instant completed(List<Voice> voices) {
    Instant latest = all.completed(voices);
    for (List<Requirement> choice : choices) {
      Instant earliest = null;
      for (Requirement alternative : choice) {
        Instant one = alternative.completed(voices);
        if (one != null && (earliest == null || one.isBefore(earliest))) {
          earliest = one;
        }
      }
      if (latest == null || earliest == null) {
        return null;
      }
      latest = earliest.isAfter(latest) ? earliest : latest;
    }
    return latest;
  }

  /** In words: "1 of approvers, and either 2 of security or 1 of administrators". */
  public String words() {
    List<String> parts = new ArrayList<>();
    if (!all.isNobody() || choices.isEmpty()) {
      parts.add(all.words());
    }
    for (List<Requirement> choice : choices) {
      parts.add(
          (choice.size() > 1 ? "either " : "")
              + String.join(" or ", choice.stream().map(Requirement::words).toList()));
    }
    return String.join(", and ", parts);
  }
}
