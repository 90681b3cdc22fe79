package dev.countersign.server.visit;

import dev.countersign.visit.Visitor;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two administrators with whom an installation begins. */
public final class Founders {
  private final Visitor ada;
  private final Visitor ben;

  /** Founds it by its link. */
  public Founders(URI server, URI link) {
    ada = Visitor.founder(server, link);
    Visitor.told(
        ada.deed(
            "/changes/propose/person-invited",
            Map.of("name", "Ben Example", "email", "ben@example.com", "role-administrator", "on")));
    ben = new Visitor(server);
    String person = person("ben@example.com");
    ben.enrol(
        URI.create(
            Visitor.told(ada.form("/people/" + person + "/link", Map.of()))
                .path("shown")
                .asString()));
    String code = group(ben.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
    Visitor.told(ada.deed("/people/" + person + "/vouch", Map.of("code", code)));
  }

  /** The first. */
  public Visitor ada() {
    return ada;
  }

  /** The second. */
  public Visitor ben() {
    return ben;
  }

  /** The id of somebody. */
  public String person(String email) {
    return group(
        ada.get("/people").body(),
        "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">" + Pattern.quote(email));
  }

  /** A change that the first proposes and the second agrees to. */
  public void change(String kind, Map<String, String> form) {
    String at =
        Visitor.told(ada.deed("/changes/propose/" + kind, form)).path("location").asString();
    Visitor.told(ben.deed(at + "/agree", Map.of()));
    String state = group(ada.get(at).body(), "<span class=\"chip [a-z]+\">([a-z]+)<");
    if (!state.equals("applied")) {
      throw new AssertionError("the change is " + state);
    }
  }

  private static String group(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + page);
    }
    return matcher.group(1);
  }
}
