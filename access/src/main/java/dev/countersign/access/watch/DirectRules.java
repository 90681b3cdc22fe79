package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Result;
import dev.countersign.access.finding.AccessFinding;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Events that say something by themselves, whoever's habit they are. */
final class DirectRules {
  private static final long HOUR = 3_600;
  private static final int MANY_RESETS = 5;
  private static final int FOLLOWED = 1_000;

  private static final List<String> ADMINISTERING =
      List.of("admin", "owner", "super", "root", "privileg", "security", "full access", "*");

  /** Parts of scopes that let an application read or write all of something, or for ever. */
  private static final List<String> BROAD =
      List.of(
          "mail.google.com",
          "gmail.modify",
          "gmail.readonly",
          "gmail.send",
          "mail.read",
          "mail.send",
          "auth/drive ",
          "files.readwrite",
          "files.read.all",
          "sites.read",
          "full_access",
          "admin",
          "directory.",
          "cloud-platform",
          "user_impersonation",
          "repo ",
          "okta.");

  private final Telling telling;
  private final Names names;
  private final Company company;
  private final Map<String, Resets> resets = new HashMap<>();

  DirectRules(Telling telling, Names names, Company company) {
    this.telling = telling;
    this.names = names;
    this.company = company;
  }

  private static final class Resets {
    private long since;
    private final Set<String> people = new LinkedHashSet<>();
  }

  void look(AccessEvent event, long at) {
    String action = event.action().toLowerCase(Locale.ROOT);
    if (event.result() == Result.FAILURE && event.activity() != Activity.WARNED) {
      return;
    }
    boolean reused =
        action.contains("detect_reuse")
            || action.contains("token_reuse")
            || "yes".equals(event.details().get("reused"));
    if (reused) {
      telling.direct(AccessFinding.TOKEN_USED_AGAIN, event);
      return;
    }
    switch (event.activity()) {
      case WARNED -> telling.direct(AccessFinding.PROVIDER_WARNED, event);
      case IMPERSONATED -> telling.direct(AccessFinding.ACTING_AS_ANOTHER, event);
      case LOGGING_CHANGED, POLICY_CHANGED -> {
        if ("yes".equals(event.details().get("weakened"))) {
          telling.direct(AccessFinding.PROTECTION_WEAKENED, event);
        }
      }
      case ROLE_GRANTED -> {
        String role =
            (event.details().getOrDefault("role", "") + " " + event.target().name() + " " + action)
                .toLowerCase(Locale.ROOT);
        if (any(role, ADMINISTERING)) {
          telling.direct(AccessFinding.RIGHTS_GRANTED, event);
        }
      }
      case EXPORTED, SHARED -> {
        boolean sentOn = action.contains("forward") && "yes".equals(event.details().get("outside"));
        if (sentOn || action.contains("takeout")) {
          telling.direct(AccessFinding.DATA_TAKEN_OUT, event);
        }
      }
      case CONSENT_GRANTED -> consent(event);
      case API_TOKEN_CREATED -> telling.direct(AccessFinding.API_TOKEN_CREATED, event);
      case PASSWORD_CHANGED, FACTOR_REMOVED, RECOVERY_CHANGED -> resets(event, at);
      default -> {}
    }
  }

  /** An application that nobody used before and that asks for much. */
  private void consent(AccessEvent event) {
    String application = event.details().getOrDefault("client", event.target().name());
    String scopes = event.details().getOrDefault("scopes", "").toLowerCase(Locale.ROOT) + " ";
    long key = names.of(application);
    if (company.users(key) == 0 && any(scopes, BROAD)) {
      telling.direct(AccessFinding.CONSENT_TO_STRANGER, event);
    }
    company.uses(key);
  }

  private void resets(AccessEvent event, long at) {
    String by = event.actor().key();
    String person = event.person();
    if (by.isEmpty() || by.equals(person)) {
      return;
    }
    if (resets.size() >= FOLLOWED) {
      resets.values().removeIf(one -> at - one.since > HOUR);
    }
    if (resets.size() >= FOLLOWED && !resets.containsKey(by)) {
      return;
    }
    Resets one = resets.computeIfAbsent(by, who -> new Resets());
    if (at - one.since > HOUR) {
      one.since = at;
      one.people.clear();
    }
    boolean fewer = one.people.size() < MANY_RESETS;
    one.people.add(person);
    if (fewer && one.people.size() == MANY_RESETS) {
      telling.direct(AccessFinding.PROOF_RESET_FOR_MANY, event);
    }
  }

  private static boolean any(String text, List<String> marks) {
    return marks.stream().anyMatch(text::contains);
  }
}
