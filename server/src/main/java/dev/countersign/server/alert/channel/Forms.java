package dev.countersign.server.alert.channel;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.channel.Telling.Line;
import dev.countersign.server.page.Moments;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is told, in the form that a place takes. None holds a secret: the channel adds those. */
public final class Forms {
  private static final int MOST_LINES = 12;

  private Forms() {}

  /** The body of what goes to that place. */
  public static String body(Place place, Telling telling) {
    return switch (place) {
      case Place.OfPeople people -> mail(telling);
      case Place.OfHook hook -> webhook(telling);
      case Place.OfSlack slack -> SlackForm.of(telling);
      case Place.OfPager pager -> PagerForm.of(telling);
      case Place.OfSyslog syslog -> Cef.of(telling);
    };
  }

  private static String mail(Telling telling) {
    StringBuilder text = new StringBuilder();
    telling.sentences().forEach(line -> text.append(line).append('\n'));
    if (!telling.alerts().isEmpty()) {
      text.append('\n');
    }
    telling.alerts().stream().limit(MOST_LINES).forEach(one -> line(text, one));
    long more = telling.count() - Math.min(MOST_LINES, telling.alerts().size());
    if (more > 0 && !telling.alerts().isEmpty()) {
      text.append("And ").append(more).append(" more, which the page shows.\n");
    }
    return text.append("\nLook at it in the console:\n")
        .append(telling.link())
        .append("\n\nSo it stood at ")
        .append(Moments.of(telling.at()))
        .append(".\n\n-- \n")
        .append(
            "Nothing is decided by a mail, or by answering one. Countersign never asks anybody\n")
        .append(
            "to sign in by a link to another address, or for a passkey outside of the console.\n")
        .toString();
  }

  private static void line(StringBuilder text, Line one) {
    text.append("- ")
        .append(one.severity().name())
        .append(": ")
        .append(one.sentence())
        .append(" [")
        .append(one.code())
        .append(']')
        .append(one.takenBack() ? " (taken back)" : "")
        .append(one.times() > 1 ? " (" + one.times() + " times)" : "")
        .append('\n');
  }

  private static String webhook(Telling telling) {
    ObjectNode body = Json.object();
    body.put("type", "incident-" + telling.event().word());
    body.put("timestamp", telling.at().toString());
    body.set("data", data(telling));
    return Json.compact(body);
  }

  /** Everything, for programs. */
  static ObjectNode data(Telling telling) {
    ObjectNode data = Json.object();
    data.put("incident", telling.id().toString());
    data.put("number", telling.number());
    data.put("event", telling.event().word());
    data.put("level", telling.level());
    data.put("status", telling.status().name().toLowerCase(Locale.ROOT));
    data.put("severity", telling.severity().map(Forms::word).orElse("none"));
    data.put("worst", word(telling.worst()));
    data.put("takenBack", telling.severity().isEmpty());
    data.put("group", telling.group());
    data.put("title", telling.title());
    data.put("openedAt", telling.openedAt().toString());
    data.put("alertCount", telling.count());
    ArrayNode alerts = data.putArray("alerts");
    telling.alerts().forEach(one -> alerts.add(alert(one)));
    if (!telling.by().isEmpty()) {
      data.put("by", telling.by());
    }
    if (!telling.reason().isEmpty()) {
      data.put("reason", telling.reason());
    }
    data.put("link", telling.link());
    return data;
  }

  private static ObjectNode alert(Line one) {
    ObjectNode alert = Json.object();
    alert.put("id", one.id().toString());
    alert.put("code", one.code());
    alert.put("severity", word(one.severity()));
    alert.put("about", one.about());
    alert.put("sentence", one.sentence());
    ObjectNode evidence = alert.putObject("evidence");
    one.evidence().forEach(evidence::put);
    alert.put("at", one.at().toString());
    alert.put("times", one.times());
    alert.put("takenBack", one.takenBack());
    if (one.chain() != null) {
      alert.put("chain", one.chain());
    }
    if (one.block() != null) {
      alert.put("block", one.block());
    }
    if (!one.transaction().isEmpty()) {
      alert.put("transaction", one.transaction());
    }
    return alert;
  }

  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
