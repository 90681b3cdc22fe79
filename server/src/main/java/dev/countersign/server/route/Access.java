package dev.countersign.server.route;

import dev.countersign.server.people.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Who may use an address. */
public sealed interface Access {
  /** Anybody. */
  record Open() implements Access {}

  /**
   * People with one of the roles, and machines with one of the scopes.
   *
   * @param scopes such as {@code check}
   */
  record People(Set<Role> roles, Set<String> scopes) implements Access {
    /** Copies. */
    public People {
      roles = Set.copyOf(roles);
      scopes = Set.copyOf(scopes);
    }
  }

  /** Whoever has signed in, were it that nobody has vouched for them yet. */
  record SignedIn() implements Access {}

  /** People with any role. */
  static People anyRole() {
    return new People(EnumSet.allOf(Role.class), Set.of());
  }

  /** People with one of the roles. */
  static People roles(Role... roles) {
    return new People(Set.copyOf(Arrays.asList(roles)), Set.of());
  }

  /** People, and machines with the scope. */
  static People orMachine(People people, String scope) {
    return new People(people.roles(), Set.of(scope));
  }

  /** Machines with the scope alone. */
  static People machine(String scope) {
    return new People(Set.of(), Set.of(scope));
  }

  /** The authorities of which one is needed; none where everybody may. */
  default Set<String> authorities() {
    return switch (this) {
      case Open open -> Set.of();
      case SignedIn signedIn -> Set.of("signed-in");
      case People people -> {
        Set<String> all = new TreeSet<>();
        people.roles().forEach(role -> all.add(role.word()));
        people.scopes().forEach(scope -> all.add("machine:" + scope));
        yield all;
      }
    };
  }
}
