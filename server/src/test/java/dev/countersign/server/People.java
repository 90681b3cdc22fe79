package dev.countersign.server;

import dev.countersign.visit.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first people of an installation. */
final class People {
  private People() {}

  /** Ada, who founds it. */
  static Visitor founder(Server server) {
    return Visitor.founder(server.address(), Objects.requireNonNull(server.enrolmentLink()));
  }

  /** Ben, the second administrator, whom the founder alone lets in. */
  static Visitor administrator(Server server, Visitor founder) {
    invite(founder, "ben@example.com", "administrator");
    String person =
        group(
            founder.get("/people").body(),
            "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">ben@example.com");
    Visitor ben = new Visitor(server.address());
    ben.enrol(
        URI.create(
            Visitor.told(founder.form("/people/" + person + "/link", Map.of()))
                .path("shown")
                .asString()));
    String code = group(ben.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
    Visitor.told(founder.deed("/people/" + person + "/vouch", Map.of("code", code)));
    return ben;
  }

  /** Proposes that somebody is let in; the id of the change. */
  static String invite(Visitor who, String email, String role) {
    String name =
        email.substring(0, 1).toUpperCase(Locale.ROOT) + email.substring(1, email.indexOf('@'));
    Map<String, String> form = new HashMap<>(Map.of("name", name + " Example", "email", email));
    form.put("role-" + role, "on");
    HttpResponse<String> answer = who.deed("/changes/propose/person-invited", form);
    return Visitor.told(answer).path("location").asString().replace("/changes/", "");
  }

  /** What the pattern's group finds. */
  static String group(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + page);
    }
    return matcher.group(1);
  }
}
