package dev.countersign.server.route;

import static dev.countersign.server.people.Role.ADMINISTRATOR;
import static dev.countersign.server.people.Role.APPROVER;
import static dev.countersign.server.people.Role.AUDITOR;
import static dev.countersign.server.people.Role.REQUESTER;
import static dev.countersign.server.people.Role.SECURITY;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.countersign.server.route.Access.People;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The table. */
public final class Routes {
  private static final Access OPEN = new Access.Open();
  private static final People PEOPLE = Access.anyRole();
  private static final Access SIGNED_IN = new Access.SignedIn();
  private static final People OVERSIGHT = Access.roles(SECURITY, ADMINISTRATOR, AUDITOR);

  private static final Access ASKING = Access.machine("request");
  private static final Access READING = Access.orMachine(PEOPLE, "request");

  private static final Access ALERTED = Access.orMachine(OVERSIGHT, "alerts");

  private static final Access HEARING = Access.machine("signals");

  private static final Access CHANGERS = Access.roles(ADMINISTRATOR, SECURITY);

  private static final List<Route> OTHERS =
      List.of(
          // The console's own files, and pages that hold nothing of the company's
          new Route(GET, "/assets/**", OPEN),
          new Route(GET, "/webjars/**", OPEN),
          new Route(GET, "/api/v1/*.yaml", OPEN),
          new Route(GET, "/health", OPEN),
          new Route(GET, "/example", OPEN),
          new Route(GET, "/findings", OPEN),
          new Route(GET, "/findings/{code}", OPEN),
          // Coming in
          new Route(GET, "/sign-in", OPEN),
          new Route(GET, "/sign-in/provider", OPEN),
          new Route(GET, "/sign-in/provider/back", OPEN),
          new Route(POST, "/sign-in/options", OPEN),
          new Route(POST, "/sign-in/finish", OPEN),
          new Route(GET, "/enrol", OPEN),
          new Route(POST, "/enrol/options", OPEN),
          new Route(POST, "/enrol/finish", OPEN),
          new Route(POST, "/session/no-key", OPEN),
          new Route(POST, "/session/seal", SIGNED_IN),
          new Route(POST, "/sign-out", SIGNED_IN),
          // One's own
          new Route(GET, "/me", SIGNED_IN),
          new Route(POST, "/me/sessions/{id}/end", SIGNED_IN),
          // What changes while one looks
          new Route(GET, "/live", PEOPLE),
          // Checking
          new Route(GET, "/check", PEOPLE),
          new Route(POST, "/checks", PEOPLE),
          new Route(GET, "/checks", PEOPLE),
          new Route(GET, "/checks/{id}", PEOPLE),
          new Route(POST, "/api/v1/checks", Access.orMachine(PEOPLE, "check")),
          new Route(GET, "/api/v1/checks/{id}", Access.orMachine(PEOPLE, "check")),
          new Route(GET, "/api/v1/findings", OPEN),
          // Screening
          new Route(GET, "/screening", PEOPLE),
          new Route(POST, "/screening", PEOPLE),
          new Route(GET, "/screening/{id}", PEOPLE),
          new Route(POST, "/api/v1/screenings", Access.orMachine(PEOPLE, "check")),
          new Route(GET, "/api/v1/screenings/{id}", Access.orMachine(PEOPLE, "check")),
          new Route(GET, "/api/v1/screening-lists", Access.orMachine(PEOPLE, "check")),
          // Transfers
          new Route(GET, "/", PEOPLE),
          new Route(GET, "/transfers", PEOPLE),
          new Route(GET, "/transfers/new", Access.roles(REQUESTER)),
          new Route(POST, "/transfers/file/deed", Access.roles(REQUESTER)),
          new Route(POST, "/transfers/file", Access.roles(REQUESTER)),
          new Route(GET, "/transfers/{id}", PEOPLE),
          new Route(POST, "/transfers/{id}/attach", Access.roles(REQUESTER)),
          new Route(POST, "/transfers/{id}/approve/deed", PEOPLE),
          new Route(POST, "/transfers/{id}/approve", PEOPLE),
          new Route(POST, "/transfers/{id}/refuse", Access.roles(APPROVER, SECURITY)),
          new Route(POST, "/transfers/{id}/withdraw", PEOPLE),
          new Route(POST, "/transfers/{id}/wait", Access.roles(APPROVER, SECURITY)),
          new Route(POST, "/transfers/{id}/questions/{question}/answer", PEOPLE),
          new Route(POST, "/transfers/{id}/questions/{question}/settle/deed", PEOPLE),
          new Route(POST, "/transfers/{id}/questions/{question}/settle", PEOPLE),
          new Route(POST, "/transfers/{id}/confirm", PEOPLE),
          // The company
          new Route(GET, "/wallets", PEOPLE),
          new Route(GET, "/wallets/access", OVERSIGHT),
          new Route(GET, "/wallets/{id}/access", OVERSIGHT),
          new Route(GET, "/wallets/{id}/access/graph.json", OVERSIGHT),
          new Route(GET, "/wallets/{id}/access.csv", OVERSIGHT),
          new Route(GET, "/wallets/{id}/review", OVERSIGHT),
          new Route(POST, "/wallets/{id}/review", CHANGERS),
          new Route(POST, "/wallets/{id}/review/line", CHANGERS),
          new Route(POST, "/wallets/{id}/review/end", CHANGERS),
          new Route(POST, "/wallets/access/owners", CHANGERS),
          new Route(POST, "/wallets/access/owners/forget", CHANGERS),
          new Route(POST, "/wallets/access/import", CHANGERS),
          new Route(GET, "/wallets/access/import/{id}", CHANGERS),
          new Route(POST, "/wallets/access/import/{id}/take", CHANGERS),
          new Route(POST, "/wallets/access/lists/{id}/remove", CHANGERS),
          new Route(GET, "/api/v1/wallets/{id}/access", OVERSIGHT),
          new Route(GET, "/posture", PEOPLE),
          new Route(GET, "/api/v1/posture", PEOPLE),
          new Route(GET, "/addresses", PEOPLE),
          new Route(GET, "/policy", PEOPLE),
          new Route(GET, "/policy/starting.yaml", PEOPLE),
          new Route(POST, "/policy/try", OVERSIGHT),
          new Route(GET, "/stop", PEOPLE),
          new Route(GET, "/watch", PEOPLE),
          new Route(GET, "/watch/board", PEOPLE),
          new Route(POST, "/watch/wall", PEOPLE),
          new Route(POST, "/watch/stop", Access.roles(SECURITY)),
          new Route(GET, "/watch/rules", PEOPLE),
          new Route(GET, "/watch/rules/starting.yaml", PEOPLE),
          new Route(POST, "/watch/rules/try", OVERSIGHT),
          new Route(POST, "/watch/rules", CHANGERS),
          new Route(GET, "/api/v1/watch/rules", ALERTED),
          new Route(PUT, "/api/v1/watch/rules", CHANGERS),
          new Route(POST, "/api/v1/watch/rules/try", OVERSIGHT),
          new Route(POST, "/stop", Access.roles(SECURITY)),
          // People and changes
          new Route(GET, "/people", OVERSIGHT),
          new Route(GET, "/people/{id}", OVERSIGHT),
          new Route(POST, "/people/{id}/link", Access.roles(ADMINISTRATOR)),
          new Route(POST, "/people/{id}/vouch/deed", Access.roles(ADMINISTRATOR)),
          new Route(POST, "/people/{id}/vouch", Access.roles(ADMINISTRATOR)),
          new Route(POST, "/people/{id}/shut-out", Access.roles(ADMINISTRATOR, SECURITY)),
          new Route(POST, "/people/{id}/end-sessions", Access.roles(ADMINISTRATOR, SECURITY)),
          new Route(GET, "/changes", PEOPLE),
          new Route(GET, "/changes/{id}", PEOPLE),
          new Route(POST, "/changes/propose/{kind}/deed", CHANGERS),
          new Route(POST, "/changes/propose/{kind}", CHANGERS),
          new Route(POST, "/changes/{id}/agree/deed", PEOPLE),
          new Route(POST, "/changes/{id}/agree", PEOPLE),
          new Route(POST, "/changes/{id}/refuse", CHANGERS),
          // Machines
          new Route(GET, "/machines", OVERSIGHT),
          new Route(POST, "/machines/{id}/shut-out", Access.roles(ADMINISTRATOR, SECURITY)),
          new Route(POST, "/api/v1/token", OPEN),
          new Route(POST, "/api/v1/intents", ASKING),
          new Route(GET, "/api/v1/intents", READING),
          new Route(GET, "/api/v1/intents/{id}", READING),
          new Route(POST, "/api/v1/intents/{id}/payload", ASKING),
          new Route(POST, "/api/v1/intents/{id}/confirmations", ASKING),
          new Route(POST, "/api/v1/intents/{id}/withdraw", ASKING),
          new Route(GET, "/api/v1/wallets", READING),
          new Route(PUT, "/api/v1/prices", Access.machine("prices")),
          new Route(POST, "/api/v1/rpc/{wallet}", ASKING),
          // Reports
          new Route(GET, "/reports", SIGNED_IN),
          new Route(GET, "/reports/new", SIGNED_IN),
          new Route(POST, "/reports", SIGNED_IN),
          new Route(POST, "/reports/file", SIGNED_IN),
          new Route(GET, "/reports/{id}", SIGNED_IN),
          new Route(POST, "/reports/{id}/met", SIGNED_IN),
          new Route(POST, "/me/risk/{id}/dispute", SIGNED_IN),
          new Route(GET, "/lures", OVERSIGHT),
          new Route(GET, "/lures/{id}", OVERSIGHT),
          new Route(GET, "/lures/{id}/indicators.csv", OVERSIGHT),
          new Route(GET, "/lures/{id}/indicators.json", OVERSIGHT),
          new Route(POST, "/lures/{id}/dispose", Access.roles(SECURITY)),
          new Route(POST, "/lures/{id}/received", Access.roles(SECURITY)),
          new Route(POST, "/lures/{id}/join", Access.roles(SECURITY)),
          new Route(POST, "/lures/{id}/split", Access.roles(SECURITY)),
          new Route(POST, "/lures/{id}/lower", Access.roles(SECURITY)),
          new Route(GET, "/guide", SIGNED_IN),
          new Route(GET, "/contacts", PEOPLE),
          new Route(POST, "/contacts", Access.roles(SECURITY)),
          new Route(POST, "/contacts/{id}/remove", Access.roles(SECURITY)),
          new Route(POST, "/contacts/us", Access.roles(SECURITY)),
          new Route(POST, "/api/v1/reports", Access.orMachine(PEOPLE, "report")),
          new Route(GET, "/api/v1/reports/{id}", Access.orMachine(PEOPLE, "report")),
          new Route(GET, "/api/v1/reports", OVERSIGHT),
          // Incidents
          new Route(GET, "/incidents", OVERSIGHT),
          new Route(GET, "/incidents/channels", OVERSIGHT),
          new Route(POST, "/incidents/channels/{name}/test", CHANGERS),
          new Route(GET, "/incidents/dead-letters", OVERSIGHT),
          new Route(GET, "/incidents/dead-letters/{number}/bytes", OVERSIGHT),
          new Route(POST, "/incidents/dead-letters/try", CHANGERS),
          new Route(POST, "/incidents/dead-letters/{number}/try", CHANGERS),
          new Route(POST, "/incidents/dead-letters/{number}/set-aside", Access.roles(SECURITY)),
          new Route(POST, "/incidents/dead-letters/{number}/open-again", Access.roles(SECURITY)),
          new Route(GET, "/incidents/{id}", OVERSIGHT),
          new Route(GET, "/incidents/{id}/graph.json", OVERSIGHT),
          new Route(POST, "/incidents/{id}/acknowledge", Access.roles(SECURITY)),
          new Route(POST, "/incidents/{id}/resolve", Access.roles(SECURITY)),
          new Route(POST, "/incidents/{id}/reopen", Access.roles(SECURITY)),
          new Route(GET, "/api/v1/incidents", ALERTED),
          new Route(GET, "/api/v1/incidents/{id}", ALERTED),
          new Route(POST, "/api/v1/incidents/{id}/acknowledge", Access.roles(SECURITY)),
          new Route(POST, "/api/v1/incidents/{id}/resolve", Access.roles(SECURITY)),
          new Route(POST, "/api/v1/incidents/{id}/reopen", Access.roles(SECURITY)),
          new Route(GET, "/api/v1/alerts", ALERTED),
          new Route(POST, "/api/v1/alerts/channels/{name}/test", CHANGERS),
          new Route(GET, "/api/v1/dead-letters", ALERTED),
          new Route(GET, "/api/v1/dead-letters/{number}", ALERTED),
          new Route(POST, "/api/v1/dead-letters/try", CHANGERS),
          new Route(POST, "/api/v1/dead-letters/{number}/try", CHANGERS),
          new Route(POST, "/api/v1/dead-letters/{number}/set-aside", Access.roles(SECURITY)),
          new Route(POST, "/api/v1/dead-letters/{number}/open-again", Access.roles(SECURITY)),
          // Accounts and sessions
          new Route(GET, "/access", OVERSIGHT),
          new Route(GET, "/access/sources", OVERSIGHT),
          new Route(GET, "/access/sources/mappings", OVERSIGHT),
          new Route(POST, "/access/sources/mappings", CHANGERS),
          new Route(POST, "/access/sources/mappings/try", OVERSIGHT),
          new Route(POST, "/access/sources/mappings/{name}/remove", CHANGERS),
          new Route(GET, "/access/{id}", SIGNED_IN),
          new Route(POST, "/access/{id}/settle", Access.roles(SECURITY)),
          new Route(POST, "/access/{id}/lower", Access.roles(SECURITY)),
          new Route(POST, "/people/{id}/release", Access.roles(SECURITY)),
          new Route(POST, "/me/findings/{id}/dispute", SIGNED_IN),
          new Route(POST, "/api/v1/access/events", Access.machine("events")),
          new Route(GET, "/.well-known/ssf-configuration", OPEN),
          new Route(GET, "/api/v1/signals/keys", OPEN),
          new Route(POST, "/api/v1/signals", OPEN),
          new Route(POST, "/api/v1/signals/streams", HEARING),
          new Route(GET, "/api/v1/signals/streams", HEARING),
          new Route(PATCH, "/api/v1/signals/streams", HEARING),
          new Route(PUT, "/api/v1/signals/streams", HEARING),
          new Route(DELETE, "/api/v1/signals/streams", HEARING),
          new Route(GET, "/api/v1/signals/status", HEARING),
          new Route(POST, "/api/v1/signals/status", HEARING),
          new Route(POST, "/api/v1/signals/verification", HEARING),
          new Route(POST, "/api/v1/signals/poll/{id}", HEARING),
          // Oversight
          new Route(GET, "/api/v1/metrics", Access.orMachine(OVERSIGHT, "metrics")),
          new Route(GET, "/journal", OVERSIGHT),
          new Route(GET, "/journal/export", OVERSIGHT),
          new Route(GET, "/notifications", OVERSIGHT));

  /** All addresses; none may be used that is not here. */
  public static final List<Route> ALL =
      Stream.of(OTHERS, TraceRoutes.ALL, CaseRoutes.ALL, DrillRoutes.ALL, IntelRoutes.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<Route, PathPattern> PATTERNS =
      ALL.stream()
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  route -> PathPatternParser.defaultInstance.parse(route.pattern())));

  private Routes() {}

  /** What the table says of an address. */
  public enum Known {
    /** It stands there with that method. */
    YES,
    /** It stands there with others. */
    BY_OTHER_METHOD,
    /** It does not. */
    NO
  }

  /** Whether an address stands in the table. */
  public static Known known(String method, String path) {
    PathContainer parsed = PathContainer.parsePath(path);
    boolean there = false;
    for (Map.Entry<Route, PathPattern> one : PATTERNS.entrySet()) {
      if (one.getValue().matches(parsed)) {
        if (one.getKey().method().matches(method)) {
          return Known.YES;
        }
        there = true;
      }
    }
    return there ? Known.BY_OTHER_METHOD : Known.NO;
  }
}
