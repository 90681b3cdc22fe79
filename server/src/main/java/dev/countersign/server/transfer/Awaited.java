package dev.countersign.server.transfer;

import dev.countersign.gate.policy.quorum.Standing;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whose approval a decision still misses.
 *
 * @param groups each of which could bring it on
 * @param given the ids of those whose approval counts already
 */
public record Awaited(Set<String> groups, Set<String> given) {
  /** Nobody's. */
  public static final Awaited NOBODY = new Awaited(Set.of(), Set.of());

  /** Copies the sets. */
  public Awaited {
    groups = Set.copyOf(groups);
    given = Set.copyOf(given);
  }

  /**
   * Of a decision as it was kept. Where approving could change nothing, nobody is awaited.
   *
   * @param decision null where there is none yet
   */
  public static Awaited of(@Nullable JsonNode decision) {
    if (decision == null
        || !decision.path("verdict").asString("").equals("hold")
        || decision.path("policy").path("approvals").path("met").asBoolean(false)) {
      return NOBODY;
    }
    JsonNode approvals = decision.path("policy").path("approvals");
    Set<String> groups = new TreeSet<>();
    Set<String> given = new TreeSet<>();
    collect(approvals.path("needs"), groups, given);
    for (JsonNode choice : approvals.path("choices")) {
      if (choice.valueStream().allMatch(Awaited::misses)) {
        choice.forEach(alternative -> collect(alternative, groups, given));
      }
    }
    // Where only heads are counted, those who approve are meant.
    if (groups.remove(Standing.PEOPLE)) {
      groups.add(Role.APPROVER.group());
    }
    return new Awaited(groups, given);
  }

  /** True for somebody whose approval it could be. */
  public boolean includes(Person person) {
    return !given.contains(person.id().toString())
        && person.groups().stream().anyMatch(groups::contains);
  }

  private static boolean misses(JsonNode needs) {
    return needs.valueStream().anyMatch(need -> need.path("missing").asInt() > 0);
  }

  private static void collect(JsonNode needs, Set<String> groups, Set<String> given) {
    for (JsonNode need : needs) {
      need.path("by").forEach(person -> given.add(person.asString()));
      if (need.path("missing").asInt() > 0) {
        groups.add(need.path("of").asString());
      }
    }
  }
}
