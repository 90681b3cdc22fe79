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
import dev.countersign.access.read.field.Fields;
import dev.countersign.access.read.field.Meaning;
import dev.countersign.access.read.field.Times;
import dev.countersign.access.read.field.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Duo's authentication log (version 2) and administrator log (version 1). */
public final class DuoReader implements EventReader {
  private static final Vocabulary ACTIONS = Vocabulary.resource(DuoReader.class, "duo.txt");
  private static final Meaning CHALLENGE = new Meaning(Activity.CHALLENGE, null, null, Map.of());
  private static final Meaning ENROLMENT = new Meaning(Activity.FACTOR_ADDED, null, null, Map.of());
  private static final Meaning FRAUD =
      new Meaning(Activity.WARNED, Result.SUCCESS, Target.Kind.ACCOUNT, Map.of("reason", "fraud"));

  @Override
  public Source source() {
    return Source.DUO;
  }

  @Override
  public boolean fits(JsonNode record) {
    return authentication(record) || administration(record);
  }

  private static boolean authentication(JsonNode record) {
    return (record.has("access_device") || record.has("auth_device"))
        && record.has("factor")
        && record.has("result");
  }

  private static boolean administration(JsonNode record) {
    return record.path("action").isString()
        && record.has("username")
        && (record.has("isotimestamp") || record.has("timestamp"))
        && (record.has("description") || record.has("object") || record.has("eventtype"));
  }

  @Override
  public List<AccessEvent> read(JsonNode record, Instant arrived) {
    Draft draft =
        new Draft(Source.DUO)
            .at(
                Times.first(
                    record.path("isotimestamp"),
                    record.path("timestamp"),
                    record.path("ts"),
                    record.path("p_event_time")));
    if (record.path("action").isString()) {
      administration(draft, record);
    } else {
      authentication(draft, record);
    }
    return List.of(draft.done(record, arrived));
  }

  private static void authentication(Draft draft, JsonNode record) {
    String result = text(record, "result").toLowerCase(Locale.ROOT);
    String kind = text(record, "event_type");
    JsonNode user = record.path("user");
    String name = first(text(user, "name"), text(record, "username"));
    boolean fraud = result.equals("fraud") || text(record, "reason").equals("user_marked_fraud");
    Meaning meaning = fraud ? FRAUD : kind.equals("enrollment") ? ENROLMENT : CHALLENGE;
    draft
        .id(text(record, "txid"))
        .action(first(kind, "authentication"), meaning)
        .result(
            result.equals("success")
                ? Result.SUCCESS
                : result.isEmpty() ? Result.UNKNOWN : Result.FAILURE)
        .actor(text(user, "key"), name, name.isEmpty() ? Actor.Kind.UNKNOWN : Actor.Kind.PERSON);
    JsonNode application = record.path("application");
    if (fraud) {
      draft.target(Target.Kind.ACCOUNT, text(user, "key"), name.toLowerCase(Locale.ROOT));
    } else {
      draft.target(Target.Kind.APPLICATION, text(application, "key"), text(application, "name"));
    }
    JsonNode device = record.path("access_device");
    JsonNode place = device.path("location");
    draft
        .ip(first(text(device, "ip"), text(record, "ip")))
        .userAgent(agent(device))
        .system(text(device, "os"))
        .device(first(text(device, "epkey"), text(device, "hostname")))
        .managed(trusted(text(record, "trusted_endpoint_status")))
        .place(text(place, "country"), text(place, "city"), Double.NaN, Double.NaN)
        .detail("factor", text(record, "factor"))
        .detail("reason", text(record, "reason"))
        .detail("client", text(application, "name"))
        .detail("answered-from", text(record, "auth_device", "ip"))
        .detail("answered-with", text(record, "auth_device", "name"))
        .detail("mail", text(record, "email").toLowerCase(Locale.ROOT));
    if (result.equals("success") && !kind.equals("enrollment")) {
      draft.detail("mfa", bypassed(record) ? "no" : "yes");
    }
  }

  private static boolean bypassed(JsonNode record) {
    String reason = text(record, "reason");
    return reason.equals("bypass_user")
        || reason.equals("allow_unenrolled_user")
        || reason.equals("allow_unenrolled_user_on_trusted_network")
        || reason.equals("trusted_network")
        || reason.equals("remembered_device");
  }

  /** What the record says of the browser, which is not the user agent itself. */
  private static String agent(JsonNode device) {
    String browser = text(device, "browser");
    String version = text(device, "browser_version");
    return version.isEmpty() ? browser : browser + " " + version;
  }

  private static @Nullable Boolean trusted(String status) {
    return switch (status) {
      case "trusted" -> Boolean.TRUE;
      case "not trusted" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static void administration(Draft draft, JsonNode record) {
    String action = text(record, "action");
    JsonNode told = Embedded.object(text(record, "description"));
    String object = text(record, "object");
    draft
        .action(action, ACTIONS.of(action))
        .result(Result.SUCCESS)
        .actor("", text(record, "username"), Actor.Kind.PERSON)
        .target(Target.Kind.OTHER, text(told, "user_id"), object.toLowerCase(Locale.ROOT))
        .ip(first(text(told, "ip_address"), text(record, "ip")))
        .detail("factor", text(told, "factor"))
        .detail("role", text(told, "role"))
        .detail("reason", first(text(told, "error"), text(told, "message")))
        .detail("mail", first(text(told, "email"), text(told, "admin_email")))
        .detail("status", text(told, "status"));
    if (told.isMissingNode()) {
      draft.detail("what", text(record, "description"));
    }
    String status = text(told, "status").toLowerCase(Locale.ROOT);
    if (action.equals("user_update")) {
      updated(draft, told, status);
    }
    if (text(told, "error").toLowerCase(Locale.ROOT).contains("fraud")) {
      draft.activity(Activity.WARNED).ended(Result.SUCCESS);
      draft.detail("what", "fraud");
    }
    if (draft.activity() == Activity.POLICY_CHANGED && weaker(told)) {
      draft.detail("weakened", "yes");
    }
  }

  /** A user's status decides whether their second factor is asked for at all. */
  private static void updated(Draft draft, JsonNode told, String status) {
    switch (status) {
      case "bypass" -> draft.activity(Activity.FACTOR_REMOVED).detail("factor", "bypass");
      case "disabled", "locked out" -> draft.activity(Activity.ACCOUNT_DISABLED);
      case "active" -> draft.activity(Activity.ACCOUNT_ENABLED);
      default -> {
        if (told.has("phones")) {
          boolean none = text(told, "phones").isEmpty();
          draft.activity(none ? Activity.FACTOR_REMOVED : Activity.FACTOR_ADDED);
        }
      }
    }
  }

  private static boolean weaker(JsonNode told) {
    String enforced = text(told, "enforcement_status");
    boolean open =
        text(told, "new_user_behavior").equals("no mfa")
            || text(told, "auth_status").equals("bypass");
    boolean fraudUnlocked = Boolean.FALSE.equals(Fields.truth(told.path("sms_fraud_lock")));
    return enforced.equals("disabled") || enforced.equals("optional") || open || fraudUnlocked;
  }
}
