package dev.countersign.bench.access;

import dev.countersign.access.event.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Whose account is taken: a person's or a service's.
 *
 * @param notBefore the day from which on there is what the theft needs
 * @param before the day from which on there is not
 */
record Victim(@Nullable Person person, @Nullable Service service, int notBefore, int before) {
  Actor actor() {
    if (person != null) {
      return person.actor;
    }
    if (service != null) {
      return service.actor;
    }
    throw new IllegalStateException("somebody's account it is");
  }
}
