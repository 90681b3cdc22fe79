package dev.countersign.server.notice;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import dev.countersign.server.page.Moments;
import java.net.URI;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Notices as text. None holds anything by which something could be approved, or a secret. */
final class Letters {
  static final String MAIL = "mail";
  static final String WEBHOOK = "webhook";

  private final URI origin;

  /** That point to the console at that origin. */
  Letters(URI origin) {
    this.origin = origin;
  }

  /** The text of a mail. */
  String mail(Notice notice, Instant at) {
    StringBuilder text = new StringBuilder();
    for (String line : notice.lines()) {
      text.append(line).append('\n');
    }
    return text.append("\nLook at it in the console:\n")
        .append(origin)
        .append(notice.path())
        .append("\n\nSo it stood at ")
        .append(Moments.of(at))
        .append(".\n\n-- \n")
        .append("Nothing is approved by a mail, or by answering one. The console is at\n")
        .append(origin)
        .append(" and nowhere else: Countersign never asks anybody to sign in\n")
        .append("by a link to another address, or for a passkey outside of it. Tell the\n")
        .append("security people of a mail that does.\n")
        .toString();
  }

  /** The body of a webhook. */
  String webhook(Notice notice, JournalEntry entry) {
    ObjectNode body = Json.object();
    body.put("type", notice.kind());
    body.put("timestamp", entry.at().toString());
    ObjectNode data = body.putObject("data");
    data.put("subject", notice.subject());
    data.put("entry", entry.number());
    data.put("title", notice.title());
    ArrayNode lines = data.putArray("lines");
    notice.lines().forEach(lines::add);
    data.put("link", origin + notice.path());
    ArrayNode people = data.putArray("people");
    notice.recipients().forEach(person -> people.add(person.subject()));
    return Json.compact(body);
  }
}
