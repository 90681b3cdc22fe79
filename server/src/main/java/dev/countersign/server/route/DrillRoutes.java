package dev.countersign.server.route;

import static dev.countersign.server.people.Role.ADMINISTRATOR;
import static dev.countersign.server.people.Role.AUDITOR;
import static dev.countersign.server.people.Role.SECURITY;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;

/** The part of the table that is about exercises. */
final class DrillRoutes {
  private static final Access OPEN = new Access.Open();
  private static final Access EVERYBODY = Access.anyRole();
  private static final Access OVERSIGHT = Access.roles(SECURITY, ADMINISTRATOR, AUDITOR);
  private static final Access STOPPERS = Access.roles(ADMINISTRATOR, SECURITY);

  static final List<Route> ALL =
      List.of(
          // Behind the link of a mail: whoever has it, and whatever fetches it
          new Route(GET, "/d/{token}", OPEN),
          new Route(HEAD, "/d/{token}", OPEN),
          new Route(POST, "/d/{token}", OPEN),
          new Route(POST, "/d/{token}/answer", OPEN),
          new Route(POST, "/d/{token}/read", OPEN),
          // Changing roles: for everybody, and nothing is kept
          new Route(GET, "/drills/roles", EVERYBODY),
          new Route(POST, "/drills/roles", EVERYBODY),
          // A request for play money: for everybody, and answered to the one whose it is
          new Route(GET, "/exercises/{token}", EVERYBODY),
          new Route(POST, "/exercises/{token}/agree/deed", EVERYBODY),
          new Route(POST, "/exercises/{token}/agree", EVERYBODY),
          new Route(POST, "/exercises/{token}/refuse", EVERYBODY),
          new Route(POST, "/exercises/{token}/report", EVERYBODY),
          new Route(POST, "/exercises/{token}/wait", EVERYBODY),
          // Calls: for whoever plays one, and for whom it was to
          new Route(GET, "/drills/calls", EVERYBODY),
          new Route(POST, "/drills/calls/{id}", EVERYBODY),
          new Route(GET, "/me/calls/{id}", EVERYBODY),
          new Route(POST, "/me/calls/{id}/answer", EVERYBODY),
          new Route(POST, "/me/calls/{id}/read", EVERYBODY),
          // The company's own words
          new Route(GET, "/drills/templates", OVERSIGHT),
          new Route(POST, "/drills/templates", STOPPERS),
          new Route(POST, "/drills/templates/try", STOPPERS),
          new Route(POST, "/drills/templates/{id}/withdraw", STOPPERS),
          // Planning and looking on
          new Route(GET, "/drills", OVERSIGHT),
          new Route(GET, "/drills/report", OVERSIGHT),
          new Route(GET, "/drills/play", OVERSIGHT),
          new Route(GET, "/drills/{id}", OVERSIGHT),
          new Route(POST, "/drills/stop", STOPPERS),
          new Route(POST, "/drills/{id}/stop", STOPPERS));

  private DrillRoutes() {}
}
