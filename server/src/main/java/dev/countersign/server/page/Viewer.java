package dev.countersign.server.page;

import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who looks at a page.
 *
 * @param name null for somebody who has not signed in
 * @param now milliseconds since 1970, by which the page's scripts set their clock
 * @param seen what waits for them
 */
public record Viewer(@Nullable String name, List<Role> roles, long now, Glance.Seen seen) {
  /** Copies. */
  public Viewer {
    roles = List.copyOf(roles);
  }

  /** Whoever asks now. */
  static Viewer current(Instant now, Glance glance) {
    return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who
        ? new Viewer(
            who.person().name(),
            who.person().roles().stream().sorted(Comparator.naturalOrder()).toList(),
            now.toEpochMilli(),
            who.person().roles().isEmpty() ? Glance.Seen.NOTHING : glance.of(who))
        : new Viewer(null, List.of(), now.toEpochMilli(), Glance.Seen.NOTHING);
  }

  /** True for somebody who has signed in. */
  public boolean signedIn() {
    return name != null;
  }

  /** True when they have one of the roles. */
  public boolean has(Role... wanted) {
    for (Role role : wanted) {
      if (roles.contains(role)) {
        return true;
      }
    }
    return false;
  }

  /** True when they may look at everything. */
  public boolean oversees() {
    return has(Role.SECURITY, Role.ADMINISTRATOR, Role.AUDITOR);
  }
}
