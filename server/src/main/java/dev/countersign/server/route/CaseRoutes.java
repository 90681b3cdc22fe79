package dev.countersign.server.route;

import static dev.countersign.server.people.Role.ADMINISTRATOR;
import static dev.countersign.server.people.Role.AUDITOR;
import static dev.countersign.server.people.Role.SECURITY;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;

/** Of the table, what is about cases. */
final class CaseRoutes {
  private static final Access OVERSIGHT = Access.roles(SECURITY, ADMINISTRATOR, AUDITOR);
  private static final Access CHANGERS = Access.roles(ADMINISTRATOR, SECURITY);

  static final List<Route> ALL =
      List.of(
          new Route(GET, "/cases", OVERSIGHT),
          new Route(GET, "/cases/new", CHANGERS),
          new Route(GET, "/cases/playbooks", OVERSIGHT),
          new Route(GET, "/cases/playbooks/{kind}", OVERSIGHT),
          new Route(POST, "/cases/playbooks", CHANGERS),
          new Route(POST, "/cases/playbooks/try", CHANGERS),
          new Route(POST, "/cases/playbooks/{kind}/withdraw", CHANGERS),
          new Route(POST, "/cases", CHANGERS),
          new Route(POST, "/cases/attach", CHANGERS),
          new Route(GET, "/cases/{id}", OVERSIGHT),
          new Route(POST, "/cases/{id}/decide", CHANGERS),
          new Route(POST, "/cases/{id}/part", CHANGERS),
          new Route(POST, "/cases/{id}/note", CHANGERS),
          new Route(POST, "/cases/{id}/attach", CHANGERS),
          new Route(POST, "/cases/{id}/detach", CHANGERS),
          new Route(POST, "/cases/{id}/kind", CHANGERS),
          new Route(POST, "/cases/{id}/ask-to-close", CHANGERS),
          new Route(POST, "/cases/{id}/agree-to-close", CHANGERS),
          new Route(POST, "/cases/{id}/keep-open", CHANGERS),
          new Route(POST, "/cases/{id}/reopen", CHANGERS),
          new Route(GET, "/api/v1/cases", OVERSIGHT),
          new Route(GET, "/api/v1/cases/{id}", OVERSIGHT));

  private CaseRoutes() {}
}
