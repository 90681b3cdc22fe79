package dev.countersign.access.read.source;

import static dev.countersign.access.read.field.Fields.first;
import static dev.countersign.access.read.field.Fields.text;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.read.field.Draft;
import dev.countersign.access.read.field.EventReader;
import dev.countersign.access.read.field.Times;
import dev.countersign.access.read.field.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** OneLogin's events, as its API and its broadcasters write them. */
public final class OneLoginReader implements EventReader {
  private static final Vocabulary KINDS = Vocabulary.resource(OneLoginReader.class, "onelogin.txt");

  @Override
  public Source source() {
    return Source.ONELOGIN;
  }

  @Override
  public boolean fits(JsonNode record) {
    return record.has("event_type_id");
  }

  @Override
  public List<AccessEvent> read(JsonNode record, Instant arrived) {
    String kind = text(record, "event_type_id");
    String userId = text(record, "user_id");
    String user = text(record, "user_name").strip().toLowerCase(Locale.ROOT);
    String actorId = text(record, "actor_user_id");
    String actor = text(record, "actor_user_name").strip();
    boolean self = actorId.isEmpty() && actor.isEmpty();
    Draft draft =
        new Draft(Source.ONELOGIN)
            .id(first(text(record, "uuid"), text(record, "id")))
            .at(
                Times.first(
                    record.path("event_timestamp"),
                    record.path("created_at"),
                    record.path("p_event_time")))
            .action(kind, KINDS.of(kind))
            .result(text(record, "error_description").isEmpty() ? Result.SUCCESS : Result.FAILURE)
            .actor(
                self ? userId : actorId,
                self ? user : actor,
                self && userId.isEmpty() && user.isEmpty()
                    ? Actor.Kind.UNKNOWN
                    : Actor.Kind.PERSON);
    String application = text(record, "app_name");
    boolean opened = draft.activity() == Activity.APP_OPENED;
    if (opened && !application.isEmpty()) {
      draft.target(Target.Kind.APPLICATION, text(record, "app_id"), application);
    } else if (!user.isEmpty() || !userId.isEmpty()) {
      draft.target(Target.Kind.ACCOUNT, userId, user);
    } else {
      draft.target(Target.Kind.SETTING, text(record, "policy_id"), text(record, "policy_name"));
    }
    draft
        .ip(first(text(record, "ipaddr"), text(record, "proxy_ip")))
        .userAgent(first(text(record, "user_agent"), text(record, "browser_fingerprint")))
        .device(text(record, "device_id"))
        .detail("client", application)
        .detail("role", first(text(record, "role_name"), text(record, "privilege_name")))
        .detail("factor", text(record, "otp_device_name"))
        .detail("policy", text(record, "policy_name"))
        .detail("reason", text(record, "error_description"))
        .detail("what", first(text(record, "custom_message"), text(record, "notes")))
        .detail("risk", text(record, "risk_score"))
        .detail("as", text(record, "assuming_acting_user_id"));
    return List.of(draft.done(record, arrived));
  }
}
