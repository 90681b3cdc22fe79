package dev.countersign.access.read.source;

import static dev.countersign.access.read.field.Fields.at;
import static dev.countersign.access.read.field.Fields.either;
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
import dev.countersign.access.read.field.Times;
import dev.countersign.access.read.field.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Okta's System Log, as its API and its event hooks write it. */
public final class OktaReader implements EventReader {
  private static final Vocabulary WORDS = Vocabulary.resource(OktaReader.class, "okta.txt");

  @Override
  public Source source() {
    return Source.OKTA;
  }

  @Override
  public boolean fits(JsonNode record) {
    boolean typed =
        either(record, "eventType", "eventtype").isString()
            && (record.has("published")
                || record.has("legacyEventType")
                || record.has("legacyeventtype")
                || record.has("displayMessage")
                || record.has("displaymessage"));
    return typed && (record.has("actor") || record.has("uuid") || record.has("version"));
  }

  @Override
  public List<AccessEvent> read(JsonNode record, Instant arrived) {
    String type = text(either(record, "eventType", "eventtype"));
    JsonNode outcome = record.path("outcome");
    JsonNode debug = either(record, "debugContext", "debugcontext").path("debugData");
    Draft draft =
        new Draft(Source.OKTA)
            .id(text(record, "uuid"))
            .at(Times.first(record.path("published"), record.path("p_event_time")))
            .action(type, WORDS.of(type))
            .result(result(text(outcome, "result")));
    if (type.equals("policy.evaluate_sign_on")) {
      evaluated(draft, text(outcome, "result"));
    }
    actor(draft, record.path("actor"));
    targets(draft, record.path("target"));
    visit(draft, record);
    client(draft, record, debug);
    details(draft, record, debug);
    draft.detail("reason", text(outcome, "reason"));
    return List.of(draft.done(record, arrived));
  }

  private static Result result(String word) {
    return switch (word) {
      case "SUCCESS", "ALLOW" -> Result.SUCCESS;
      case "FAILURE", "DENY" -> Result.FAILURE;
      default -> Result.UNKNOWN;
    };
  }

  /** What the rules for signing in came to is a challenge or a refusal, else nothing happened. */
  private static void evaluated(Draft draft, String outcome) {
    if (outcome.equals("CHALLENGE")) {
      draft.activity(Activity.CHALLENGE);
    } else if (outcome.equals("DENY")) {
      draft.activity(Activity.SIGN_IN);
    }
  }

  private static void actor(Draft draft, JsonNode actor) {
    String type = text(actor, "type");
    String login = text(actor, "alternateId");
    String name = login.equals("unknown") ? "" : first(login, text(actor, "displayName"));
    Actor.Kind kind =
        switch (type) {
          case "User" -> Actor.Kind.PERSON;
          case "SystemPrincipal" -> Actor.Kind.SYSTEM;
          case "" -> Actor.Kind.UNKNOWN;
          default -> Actor.Kind.SERVICE;
        };
    draft.actor(text(actor, "id"), name, kind);
  }

  /** The account or the application where what was done is about one, else the first named. */
  private static void targets(Draft draft, JsonNode targets) {
    boolean aboutAccount = aboutAccount(draft.activity());
    JsonNode best = targets.path(0);
    for (JsonNode target : targets) {
      String type = text(target, "type");
      if (type.equals("ROLE") || type.equals("UserGroup")) {
        draft.detail("role", text(target, "displayName"));
      }
      if (type.equalsIgnoreCase("scope")) {
        draft.detail("scopes", first(text(target, "displayName"), text(target, "id")));
      }
      boolean application = type.startsWith("AppInstance") || type.equals("PublicClientApp");
      if (application) {
        draft.detail("client", text(target, "displayName"));
      }
      if (aboutAccount ? type.endsWith("User") : application) {
        best = target;
      }
    }
    String name = text(best, "alternateId");
    Target.Kind kind = kind(text(best, "type"));
    draft.target(
        kind,
        text(best, "id"),
        kind == Target.Kind.ACCOUNT
            ? first(name, text(best, "displayName")).toLowerCase(Locale.ROOT)
            : first(text(best, "displayName"), name));
  }

  private static boolean aboutAccount(Activity activity) {
    return activity.changesProof()
        || activity == Activity.ROLE_GRANTED
        || activity == Activity.ROLE_REVOKED
        || activity == Activity.SESSION_REVOKED
        || activity == Activity.IMPERSONATED
        || activity == Activity.WARNED
        || activity == Activity.ACCOUNT_CREATED
        || activity == Activity.ACCOUNT_ENABLED
        || activity == Activity.ACCOUNT_DISABLED;
  }

  private static Target.Kind kind(String type) {
    return switch (type) {
      case "User", "AppUser" -> Target.Kind.ACCOUNT;
      case "AppInstance", "PublicClientApp", "AppMeta" -> Target.Kind.APPLICATION;
      case "UserGroup", "ROLE", "ResourceSet" -> Target.Kind.ROLE;
      case "Device", "UDDevice", "AuthenticatorEnrollment", "Factor" -> Target.Kind.DEVICE;
      case "Token", "access_token", "refresh_token", "id_token", "code" -> Target.Kind.SECRET;
      default ->
          type.startsWith("Policy") || type.endsWith("Zone") || type.contains("Authenticator")
              ? Target.Kind.SETTING
              : Target.Kind.OTHER;
    };
  }

  private static void visit(Draft draft, JsonNode record) {
    JsonNode context = either(record, "authenticationContext", "authenticationcontext");
    String session = known(text(context, "externalSessionId"));
    String root = known(text(context, "rootSessionId"));
    draft.session(first(session, root));
    if (!root.equals(session)) {
      draft.detail("root-session", root);
    }
    draft.detail("credential", text(context, "credentialType"));
    draft.token(text(record, "transaction", "detail", "requestApiTokenId"));
  }

  private static String known(String text) {
    return text.equals("unknown") ? "" : text;
  }

  private static void client(Draft draft, JsonNode record, JsonNode debug) {
    JsonNode client = record.path("client");
    JsonNode agent = client.path("userAgent");
    JsonNode place = client.path("geographicalContext");
    JsonNode security = either(record, "securityContext", "securitycontext");
    JsonNode device = record.path("device");
    JsonNode chain = at(record, "request", "ipChain").path(0);
    draft
        .ip(
            first(
                text(client, "ipAddress"),
                text(chain, "ip"),
                text(record.path("p_any_ip_addresses").path(0))))
        .userAgent(agent.isString() ? text(agent) : text(agent, "rawUserAgent"))
        .system(first(text(device, "os_platform"), text(agent, "os")))
        .device(first(text(device, "id"), text(debug, "dtHash"), text(debug, "deviceFingerprint")))
        .managed(Fields.truth(device.path("managed")))
        .place(
            text(place, "country"),
            text(place, "city"),
            Fields.number(at(place, "geolocation", "lat")),
            Fields.number(at(place, "geolocation", "lon")))
        .network(first(text(security, "asOrg"), text(security, "isp")))
        .hidden(Fields.isTrue(security.path("isProxy")));
  }

  private static void details(Draft draft, JsonNode record, JsonNode debug) {
    draft
        .detail("what", text(either(record, "displayMessage", "displaymessage")))
        .detail("scopes", first(text(debug, "grantedScopes"), text(debug, "requestedScopes")))
        .detail("role", text(debug, "privilegeGranted"))
        .detail("factor", text(debug, "factor"))
        .detail("grant", text(debug, "grantType"))
        .detail("risk", text(debug, "risk"))
        .detail("behaviours", Fields.joined(debug.path("behaviors")))
        .detail("path", text(debug, "requestUri"));
    if (Fields.isTrue(debug.path("threatSuspected"))) {
      draft.detail("threat", "yes");
    }
    if (draft.activity() == Activity.CHALLENGE
        && text(record, "outcome", "result").equals("SUCCESS")) {
      draft.detail("mfa", "yes");
    }
  }
}
