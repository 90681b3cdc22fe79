package dev.countersign.server.route;

import static dev.countersign.server.people.Role.ADMINISTRATOR;
import static dev.countersign.server.people.Role.AUDITOR;
import static dev.countersign.server.people.Role.SECURITY;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import dev.countersign.server.route.Access.People;
import java.util.List;

/** Where value is followed, and where those who can stop it are asked. */
final class TraceRoutes {
  private static final People PEOPLE = Access.anyRole();
  private static final People TRACERS = Access.roles(SECURITY, ADMINISTRATOR, AUDITOR);
  private static final Access TRACING = Access.orMachine(TRACERS, "trace");
  private static final Access TRACED = Access.orMachine(PEOPLE, "trace");

  /** What is asked of whom tells a thief what is known of them, and is not for everybody. */
  private static final People OVERSIGHT = Access.roles(SECURITY, ADMINISTRATOR, AUDITOR);

  private static final People ASKERS = Access.roles(SECURITY, ADMINISTRATOR);

  static final List<Route> ALL =
      List.of(
          new Route(GET, "/traces", PEOPLE),
          new Route(GET, "/traces/new", TRACERS),
          new Route(POST, "/traces", TRACERS),
          new Route(POST, "/traces/files/{kind}/{name}/{file}", TRACERS),
          new Route(GET, "/traces/{id}", PEOPLE),
          new Route(GET, "/traces/{id}/state", PEOPLE),
          new Route(POST, "/traces/{id}/stop", TRACERS),
          new Route(GET, "/traces/{id}/noticed", PEOPLE),
          new Route(GET, "/traces/{id}/graph", PEOPLE),
          new Route(GET, "/traces/{id}/graph.json", PEOPLE),
          new Route(GET, "/traces/{id}/way", PEOPLE),
          new Route(GET, "/traces/{id}/stages", PEOPLE),
          new Route(GET, "/traces/{id}/timeline", PEOPLE),
          new Route(GET, "/traces/{id}/accounts", PEOPLE),
          new Route(GET, "/traces/{id}/transactions", PEOPLE),
          new Route(GET, "/traces/{id}/report.pdf", PEOPLE),
          new Route(GET, "/traces/{id}/report.csv", PEOPLE),
          new Route(GET, "/traces/{id}/steps.csv", PEOPLE),
          new Route(POST, "/api/v1/traces", TRACING),
          new Route(GET, "/api/v1/traces", TRACED),
          new Route(GET, "/api/v1/traces/{id}", TRACED),
          new Route(GET, "/api/v1/traces/{id}/result", TRACED),
          new Route(GET, "/api/v1/traces/{id}/events", TRACED),
          new Route(POST, "/api/v1/traces/{id}/close", TRACING),
          // Requests to freeze
          new Route(GET, "/traces/{id}/freezes", OVERSIGHT),
          new Route(POST, "/traces/{id}/freezes", ASKERS),
          new Route(POST, "/traces/{id}/freezes/again", ASKERS),
          new Route(GET, "/traces/{id}/evidence.zip", OVERSIGHT),
          new Route(GET, "/cases/{id}/evidence.zip", OVERSIGHT),
          new Route(GET, "/traces/{id}/letters", OVERSIGHT),
          new Route(GET, "/traces/{id}/letters/{name}", OVERSIGHT),
          new Route(GET, "/traces/{id}/letters/{name}/draft.txt", OVERSIGHT),
          new Route(GET, "/letters", OVERSIGHT),
          new Route(POST, "/letters", ASKERS),
          new Route(GET, "/letters/{name}", OVERSIGHT),
          new Route(POST, "/letters/{name}/remove", ASKERS),
          new Route(GET, "/freezes", OVERSIGHT),
          new Route(GET, "/freezes/{id}", OVERSIGHT),
          new Route(GET, "/freezes/{id}/request.{form}", OVERSIGHT),
          new Route(POST, "/freezes/{id}/{step}", ASKERS),
          new Route(GET, "/api/v1/freezes", OVERSIGHT),
          new Route(GET, "/api/v1/freezes/{id}", OVERSIGHT),
          new Route(GET, "/api/v1/freezes/{id}/request", OVERSIGHT),
          new Route(POST, "/api/v1/freezes/{id}/{step}", ASKERS),
          new Route(POST, "/api/v1/traces/{id}/freezes", ASKERS),
          new Route(POST, "/api/v1/traces/{id}/freezes/again", ASKERS));

  private TraceRoutes() {}
}
