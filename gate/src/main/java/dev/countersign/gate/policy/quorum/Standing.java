package dev.countersign.gate.policy.quorum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a quorum is.
 *
 * @param ballot who approved
 * @param completedAt when it was satisfied; null where it is not; the beginning of time where
 *     nobody is asked for
 */
public record Standing(Quorum quorum, Ballot ballot, @Nullable Instant completedAt) {
  /** What {@link Need#what} says where not a group is counted but heads. */
  public static final String PEOPLE = "people";

  /**
   * One thing that is asked for.
   *
   * @param what a group, or {@code people}
   * @param by who was counted for it
   */
  public record Need(String what, int needed, List<Voice> by) {
    /** Copies the list. */
    public Need {
      by = List.copyOf(by);
    }

    /** How many are still to come. */
    public int missing() {
      return Math.max(0, needed - by.size());
    }
  }

  /** Of that quorum with those approvals. */
  public static Standing of(Quorum quorum, Ballot ballot) {
    return new Standing(quorum, ballot, quorum.completed(ballot.voices()));
  }

  /** Whether everybody agreed who must. */
  public boolean isMet() {
    return completedAt != null;
  }

  /** What is asked for in any case, each group with who was counted for it. */
  public List<Need> needs() {
    return needs(quorum.all());
  }

  /** Of each choice, what its alternatives ask for. */
  public List<List<List<Need>>> choices() {
    return quorum.choices().stream()
        .map(choice -> choice.stream().map(this::needs).toList())
        .toList();
  }

  /** How many are still to come of each group (and of {@code people}), choices left aside. */
  public SortedMap<String, Integer> missing() {
    SortedMap<String, Integer> missing = new TreeMap<>();
    for (Need need : needs()) {
      if (need.missing() > 0) {
        missing.put(need.what(), need.missing());
      }
    }
    return missing;
  }

  /** Who is still to come, in words: "1 more of approvers (has alice)". Empty where nobody is. */
  public String missingWords() {
    if (isMet()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    String all = words(needs());
    if (!all.isEmpty()) {
      parts.add(all);
    }
    for (List<List<Need>> choice : choices()) {
      List<String> alternatives = choice.stream().map(Standing::words).toList();
      if (alternatives.stream().noneMatch(String::isEmpty)) {
        parts.add("either " + String.join(" or ", alternatives));
      }
    }
    return String.join(", and ", parts);
  }

  private List<Need> needs(Requirement requirement) {
    List<Need> needs = new ArrayList<>();
    for (Map.Entry<String, Integer> each : requirement.groups().entrySet()) {
      List<Voice> by =
          ballot.voices().stream().filter(voice -> voice.groups().contains(each.getKey())).toList();
      needs.add(new Need(each.getKey(), each.getValue(), by));
    }
    if (requirement.people() > 0) {
      needs.add(new Need(PEOPLE, requirement.people(), ballot.voices()));
    }
    return needs;
  }

  private static String words(List<Need> needs) {
    List<String> parts = new ArrayList<>();
    for (Need need : needs) {
      if (need.missing() > 0) {
        parts.add(
            need.missing()
                + (need.by().isEmpty() ? "" : " more")
                + (need.what().equals(PEOPLE)
                    ? (need.missing() == 1 ? " person" : " people")
                    : " of " + need.what())
                + (need.by().isEmpty()
                    ? ""
                    : " (has "
                        + String.join(", ", need.by().stream().map(Voice::name).toList())
                        + ")"));
      }
    }
    return String.join(" and ", parts);
  }
}
