package dev.countersign.server.route;

import static dev.countersign.server.people.Role.ADMINISTRATOR;
import static dev.countersign.server.people.Role.AUDITOR;
import static dev.countersign.server.people.Role.SECURITY;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import dev.countersign.server.route.Access.People;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The table. */
public final class Routes {
  private static final Access OPEN = new Access.Open();
  private static final People PEOPLE = Access.anyRole();
  private static final Access SIGNED_IN = new Access.SignedIn();
  private static final Access OVERSIGHT = Access.roles(SECURITY, ADMINISTRATOR, AUDITOR);

  private static final Access CHANGERS = Access.roles(ADMINISTRATOR, SECURITY);

  /** All addresses; none may be used that is not here. */
  public static final List<Route> ALL =
      List.of(
          // The console's own files, and pages that hold nothing of the company's
          new Route(GET, "/assets/**", OPEN),
          new Route(GET, "/webjars/**", OPEN),
          new Route(GET, "/api/v1/*.yaml", OPEN),
          new Route(GET, "/example", OPEN),
          new Route(GET, "/findings", OPEN),
          new Route(GET, "/findings/{code}", OPEN),
          // Coming in
          new Route(GET, "/sign-in", OPEN),
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
          // Checking
          new Route(GET, "/", PEOPLE),
          new Route(GET, "/check", PEOPLE),
          new Route(POST, "/checks", PEOPLE),
          new Route(GET, "/checks", PEOPLE),
          new Route(GET, "/checks/{id}", PEOPLE),
          new Route(POST, "/api/v1/checks", Access.orMachine(PEOPLE, "check")),
          new Route(GET, "/api/v1/checks/{id}", Access.orMachine(PEOPLE, "check")),
          new Route(GET, "/api/v1/findings", OPEN),
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
          // Oversight
          new Route(GET, "/journal", OVERSIGHT),
          new Route(GET, "/journal/export", OVERSIGHT));

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
