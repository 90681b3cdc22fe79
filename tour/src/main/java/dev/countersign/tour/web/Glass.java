package dev.countersign.tour.web;

import dev.countersign.tour.company.Firm;
import dev.countersign.tour.company.Role;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The console's pages as somebody of the company sees them, behind glass: they are read, and
 * nothing can be done on them. What they would do with the browser's own key is left out.
 */
final class Glass {
  /** Scripts that speak for whoever is signed in. */
  private static final Pattern ACTING =
      Pattern.compile(
          "<script src=\"/(assets/(console|live|lures|reports|trace)\\.js"
              + "|webjars/htmx\\.org/[^\"]*)\"[^>]*></script>");

  private static final Pattern SESSION = Pattern.compile("/assets/session\\.js");

  private static final Set<String> SHOWN = Set.of("content-type", "content-security-policy");

  private final Firm firm;
  private final Map<Role, Visitor> eyes = new EnumMap<>(Role.class);

  Glass(Firm firm) {
    this.firm = firm;
  }

  /**
   * What is seen.
   *
   * @param body text as it is to be shown
   */
  record Seen(int status, String type, String policy, String body) {}

  /** Reads a page; one at a time. */
  synchronized Seen see(Role role, String path) {
    Visitor who = eyes.computeIfAbsent(role, this::arrive);
    HttpResponse<String> answer = who.get(path);
    if (answer.statusCode() == 401) {
      who.signIn();
      answer = who.get(path);
    }
    String type = header(answer, "content-type");
    String body =
        type.startsWith("text/html")
            ? SESSION
                .matcher(ACTING.matcher(answer.body()).replaceAll(""))
                .replaceAll("/tour/glass.js")
            : answer.body();
    String policy =
        header(answer, "content-security-policy")
            .replaceAll("frame-ancestors [^;]*", "frame-ancestors 'self'");
    return new Seen(answer.statusCode(), type, policy, body);
  }

  /** The same person in the same browser, with a session of its own. */
  private Visitor arrive(Role role) {
    Visitor person = firm.person(role);
    Visitor same = person.at(firm.address(), person.key());
    same.signIn();
    return same;
  }

  private static String header(HttpResponse<String> answer, String name) {
    return SHOWN.contains(name) ? answer.headers().firstValue(name).orElse("") : "";
  }
}
