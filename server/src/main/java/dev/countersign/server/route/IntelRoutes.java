package dev.countersign.server.route;

import static dev.countersign.server.people.Role.ADMINISTRATOR;
import static dev.countersign.server.people.Role.SECURITY;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;

/** The part of the table that is about what is known of thieves. */
final class IntelRoutes {
  private static final Access PEOPLE = Access.anyRole();
  private static final Access KEEPERS = Access.roles(SECURITY, ADMINISTRATOR);
  private static final Access SHARED = Access.orMachine(Access.anyRole(), "intel");
  private static final String COLLECTIONS = "/taxii2/intel/collections/";

  static final List<Route> ALL =
      List.of(
          new Route(GET, "/intel", PEOPLE),
          new Route(GET, "/intel/incidents/{id}", PEOPLE),
          new Route(GET, "/intel/actors/{id}", PEOPLE),
          new Route(GET, "/intel/indicators", PEOPLE),
          new Route(GET, "/intel/indicators.{form}", KEEPERS),
          new Route(POST, "/intel/indicators", KEEPERS),
          new Route(POST, "/intel/indicators/{id}/withdraw", KEEPERS),
          new Route(POST, "/intel/batches/{id}/withdraw", KEEPERS),
          new Route(POST, "/intel/keys", KEEPERS),
          new Route(POST, "/intel/keys/{id}/end", KEEPERS),
          new Route(POST, "/api/v1/indicators", KEEPERS),
          new Route(GET, "/api/v1/indicators", SHARED),
          new Route(GET, "/taxii2/", SHARED),
          new Route(GET, "/taxii2/intel/", SHARED),
          new Route(GET, COLLECTIONS, SHARED),
          new Route(GET, COLLECTIONS + "{id}/", SHARED),
          new Route(GET, COLLECTIONS + "{id}/manifest/", SHARED),
          new Route(GET, COLLECTIONS + "{id}/objects/", SHARED),
          new Route(POST, COLLECTIONS + "{id}/objects/", SHARED),
          new Route(GET, COLLECTIONS + "{id}/objects/{object}/", SHARED),
          new Route(GET, COLLECTIONS + "{id}/objects/{object}/versions/", SHARED));

  private IntelRoutes() {}
}
