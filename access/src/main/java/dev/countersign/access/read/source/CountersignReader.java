package dev.countersign.access.read.source;

import static dev.countersign.access.read.field.Fields.at;
import static dev.countersign.access.read.field.Fields.first;
import static dev.countersign.access.read.field.Fields.text;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.read.field.Draft;
import dev.countersign.access.read.field.EventReader;
import dev.countersign.access.read.field.Times;
import dev.countersign.access.read.field.Vocabulary;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Lines of Countersign's own journal ({@code docs/journal.md}): who came in, who asked and who
 * approved. People are known there by their id, {@code person/…}, which is the actor's id and, but
 * for their mail address, all that an entry tells of them.
 */
public final class CountersignReader implements EventReader {
  private static final Vocabulary KINDS =
      Vocabulary.resource(CountersignReader.class, "countersign.txt");

  @Override
  public Source source() {
    return Source.COUNTERSIGN;
  }

  @Override
  public boolean fits(JsonNode record) {
    boolean entry =
        record.has("number") && record.path("kind").isString() && record.has("previous");
    boolean head = record.has("head") && record.has("signature");
    return (entry || head) && record.has("hash");
  }

  @Override
  public List<AccessEvent> read(JsonNode record, Instant arrived) {
    boolean head = record.has("head");
    String kind = head ? "journal-head" : text(record, "kind");
    JsonNode body = record.path("body");
    String subject = text(record, "subject");
    Draft draft =
        new Draft(Source.COUNTERSIGN)
            .id(text(record, head ? "signature" : "hash"))
            .at(Times.first(record.path("at")))
            .action(kind, KINDS.of(kind));
    actor(draft, subject, body);
    draft.target(targetKind(subject), id(subject), subject);
    if (subject.startsWith("session/")) {
      draft.session(id(subject));
    } else {
      draft.session(first(text(body, "session"), text(at(body, "deed"), "session")));
    }
    draft
        .ip(text(body, "network"))
        .userAgent(text(body, "userAgent"))
        .device(text(body, "browserKey"))
        .detail("what", text(body, "sentence"))
        .detail("code", text(body, "code"))
        .detail("reason", text(body, "reason"))
        .detail("name", text(body, "name"))
        .detail("mail", text(body, "email"))
        .detail("known-browser", text(body, "browserKnown"));
    if (kind.equals("finding")
        && !subject.startsWith("session/")
        && !subject.startsWith("person/")) {
      draft.activity(Activity.OTHER); // about a wallet or a payload, not about somebody's account
    }
    return List.of(draft.done(record, arrived));
  }

  private static void actor(Draft draft, String subject, JsonNode body) {
    String by =
        first(
            text(body, "by"),
            prefixed(text(body, "person")),
            prefixed(text(at(body, "deed"), "person")),
            prefixed(text(at(body, "deed", "body"), "person")),
            text(at(body, "intent"), "requester"),
            subject.startsWith("person/") || subject.startsWith("machine/") ? subject : "");
    Actor.Kind kind =
        by.isEmpty()
            ? Actor.Kind.SYSTEM
            : by.startsWith("machine/") ? Actor.Kind.SERVICE : Actor.Kind.PERSON;
    draft.actor(by, "", kind);
  }

  private static String prefixed(String id) {
    return id.isEmpty() || id.contains("/") ? id : "person/" + id;
  }

  private static String id(String subject) {
    return subject.substring(subject.indexOf('/') + 1);
  }

  private static Target.Kind targetKind(String subject) {
    int slash = subject.indexOf('/');
    return switch (slash < 0 ? subject : subject.substring(0, slash)) {
      case "person", "machine" -> Target.Kind.ACCOUNT;
      case "transfer", "intent" -> Target.Kind.TRANSFER;
      case "wallet" -> Target.Kind.WALLET;
      case "session" -> Target.Kind.DEVICE;
      case "change", "installation", "company" -> Target.Kind.SETTING;
      default -> Target.Kind.OTHER;
    };
  }
}
