package dev.countersign.server.change;

import dev.countersign.server.people.Role;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Roles and groups in the documents of changes. */
final class RolesAndTeams {
  private RolesAndTeams() {}

  static void put(ObjectNode document, List<Role> roles, List<String> teams) {
    ArrayNode of = document.putArray("roles");
    roles.forEach(role -> of.add(role.word()));
    ArrayNode in = document.putArray("groups");
    teams.forEach(in::add);
  }

  static List<Role> roles(JsonNode document) {
    return document.path("roles").valueStream().map(one -> Role.of(one.asString())).toList();
  }

  static List<String> teams(JsonNode document) {
    return document.path("groups").valueStream().map(JsonNode::asString).toList();
  }

  static String words(JsonNode document) {
    return words(roles(document), teams(document));
  }

  static String words(List<Role> roles, List<String> teams) {
    List<String> words = new ArrayList<>(roles.stream().map(Role::word).sorted().toList());
    teams.stream().sorted().map(team -> "in " + team).forEach(words::add);
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }
}
