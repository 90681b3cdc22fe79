package dev.countersign.gate.policy.facts;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asked.
 *
 * @param id unique among people, or among machines
 * @param name by which policies name them: a person's mail address, a machine's name
 * @param groups they belong to
 * @param roles they hold, such as {@code requester}
 * @param risk of the person, 0 (none) to 100; null where nobody assessed it
 * @param sessionRisk of the session in which it was asked, 0 to 100; null where not assessed
 * @param sessionAge since they signed in; null where there is no session
 * @param knownDevice whether the device was seen with them before; null where not known
 * @param deviceKey of the device from which it was asked: an approval by it does not count; null
 *     where there is none
 * @param responsible the id of the person who answers for a machine, and so cannot approve what it
 *     asks for; null where nobody is named
 */
public record InitiatorFacts(
    String id,
    String name,
    Kind kind,
    Set<String> groups,
    Set<String> roles,
    @Nullable Integer risk,
    @Nullable Integer sessionRisk,
    @Nullable Duration sessionAge,
    @Nullable Boolean knownDevice,
    @Nullable String deviceKey,
    @Nullable String responsible) {
  /** Copies the sets and checks the risks. */
  public InitiatorFacts {
    groups = Set.copyOf(groups);
    roles = Set.copyOf(roles);
    check(risk);
    check(sessionRisk);
  }

  /** What asked. */
  public enum Kind {
    /** A person. */
    PERSON,
    /** A program of the company's own. */
    MACHINE;

    /** As documents and JSON write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The one name of this initiator: a person and a machine of one id are two. */
  public String key() {
    return kind.word() + ":" + id;
  }

  private static void check(@Nullable Integer risk) {
    if (risk != null && (risk < 0 || risk > 100)) {
      throw new IllegalArgumentException("a risk is 0 to 100, not " + risk);
    }
  }
}
