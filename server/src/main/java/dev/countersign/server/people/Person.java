package dev.countersign.server.people;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Somebody of the company.
 *
 * @param teams the groups given by hand; those of the roles come in {@link #groups}
 */
public record Person(
    UUID id, String name, String email, State state, Set<Role> roles, Set<String> teams) {
  /** Copies the sets. */
  public Person {
    roles = Set.copyOf(roles);
    teams = Set.copyOf(teams);
  }

  /** Whether they can sign in. */
  public enum State {
    /** Has a link, and no passkey yet. */
    INVITED,
    /** Has a passkey, and waits for somebody to vouch that it is theirs. */
    WAITING,
    /** May do what the roles say. */
    ACTIVE,
    /** May do nothing any more. */
    DISABLED
  }

  /** The same person, as long as nobody has vouched for them. */
  public Person withoutRoles() {
    return new Person(id, name, email, state, Set.of(), Set.of());
  }

  /** All groups, in the order of their names. */
  public Set<String> groups() {
    Set<String> groups = new TreeSet<>(teams);
    roles.forEach(role -> groups.add(role.group()));
    return groups;
  }

  /** True when they have one of the roles. */
  public boolean hasAny(Role... wanted) {
    for (Role role : wanted) {
      if (roles.contains(role)) {
        return true;
      }
    }
    return false;
  }

  /** What the journal calls them. */
  public String subject() {
    return "person/" + id;
  }
}
