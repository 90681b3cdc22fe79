package dev.countersign.access.wallet.list;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The statements of one AWS policy document, as far as they are about one resource. What cannot be
 * told is taken as allowed: a condition as met, a variable as anything.
 */
record AwsStatements(List<Statement> all) {
  private static final int MOST = 2_000;

  AwsStatements {
    all = List.copyOf(all);
  }

  /**
   * One.
   *
   * @param actions patterns; where {@code butActions}, all but those
   * @param resources patterns; where {@code butResources}, all but those
   */
  record Statement(
      boolean allows,
      List<String> actions,
      boolean butActions,
      List<String> resources,
      boolean butResources,
      boolean conditional) {
    Statement {
      actions = List.copyOf(actions);
      resources = List.copyOf(resources);
    }

    boolean covers(String action, String resource) {
      return actions.stream().anyMatch(one -> like(one, action)) != butActions
          && resources.stream().anyMatch(one -> like(one, resource)) != butResources;
    }
  }

  /**
   * A document as JSON, or as text with per cent signs as the API returns it.
   *
   * @throws UnreadableInput when it is none
   */
  static AwsStatements of(JsonNode document, String what) {
    JsonNode policy =
        document.isString() ? Json.parse(decoded(document.asString(), what), what) : document;
    JsonNode statements = policy.path("Statement");
    List<Statement> all = new ArrayList<>();
    if (statements.isObject()) {
      all.add(statement(statements, what));
    } else if (statements.isArray()) {
      if (statements.size() > MOST) {
        throw new UnreadableInput(what + " has more than " + MOST + " statements");
      }
      statements.forEach(one -> all.add(statement(one, what)));
    } else {
      throw new UnreadableInput(what + " has no \"Statement\"");
    }
    return new AwsStatements(all);
  }

  private static String decoded(String text, String what) {
    if (text.stripLeading().startsWith("{")) {
      return text;
    }
    try {
      // RFC 3986 writes a plus sign as %2B, and one that stands there stands for itself.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput(what + " is no document: its per cent signs cannot be read");
    }
  }

  private static Statement statement(JsonNode node, String what) {
    String effect = node.path("Effect").asString("");
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new UnreadableInput(what + " has a statement that is neither Allow nor Deny");
    }
    boolean butActions = node.has("NotAction");
    boolean butResources = node.has("NotResource");
    return new Statement(
        effect.equals("Allow"),
        texts(node.path(butActions ? "NotAction" : "Action"), what),
        butActions,
        texts(node.path(butResources ? "NotResource" : "Resource"), what),
        butResources,
        node.path("Condition").size() > 0);
  }

  private static List<String> texts(JsonNode node, String what) {
    if (node.isString()) {
      return List.of(node.asString());
    }
    if (!node.isArray()) {
      throw new UnreadableInput(what + " has a statement without an action or a resource");
    }
    if (node.size() > MOST) {
      throw new UnreadableInput(what + " has a list of more than " + MOST);
    }
    return node.valueStream().map(one -> one.asString("")).toList();
  }

  /** Whether a pattern with {@code *} and {@code ?} matches; a variable matches anything. */
  static boolean like(String pattern, String text) {
    String p = pattern.replaceAll("\\$\\{[^}]*}", "*").toLowerCase(Locale.ROOT);
    String t = text.toLowerCase(Locale.ROOT);
    int at = 0;
    int star = -1;
    int mark = 0;
    int i = 0;
    while (i < t.length()) {
      if (at < p.length() && p.charAt(at) == '*') {
        star = at++;
        mark = i;
      } else if (at < p.length() && (p.charAt(at) == '?' || p.charAt(at) == t.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++mark;
      } else {
        return false;
      }
    }
    while (at < p.length() && p.charAt(at) == '*') {
      at++;
    }
    return at == p.length();
  }
}
