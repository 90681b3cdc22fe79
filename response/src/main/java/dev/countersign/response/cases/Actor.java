package dev.countersign.response.cases;

import java.util.Set;

/**
 * Somebody who acts in a case.
 *
 * @param subject as the journal calls them, such as {@code person/3f…}
 * @param roles in the company, such as {@code security}
 */
public record Actor(String subject, Set<String> roles) {
  /** Copies. */
  public Actor {
    roles = Set.copyOf(roles);
  }
}
