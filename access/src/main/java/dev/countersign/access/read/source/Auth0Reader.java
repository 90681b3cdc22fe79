package dev.countersign.access.read.source;

import static dev.countersign.access.read.field.Fields.at;
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
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Auth0's tenant logs, bare or with the record under {@code data}, as log streams write them. */
public final class Auth0Reader implements EventReader {
  private static final Vocabulary CODES = Vocabulary.resource(Auth0Reader.class, "auth0.txt");
  private static final Vocabulary CALLS = Vocabulary.resource(Auth0Reader.class, "auth0-api.txt");
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,60}");

  @Override
  public Source source() {
    return Source.AUTH0;
  }

  @Override
  public boolean fits(JsonNode record) {
    JsonNode inner = inner(record);
    return CODE.matcher(text(inner, "type")).matches()
        && inner.has("date")
        && (inner.has("log_id") || inner.has("client_id") || inner.has("_id"));
  }

  private static JsonNode inner(JsonNode record) {
    JsonNode data = record.path("data");
    return data.isObject() ? data : record;
  }

  @Override
  public List<AccessEvent> read(JsonNode record, Instant arrived) {
    JsonNode inner = inner(record);
    String code = text(inner, "type");
    JsonNode request = at(inner, "details", "request");
    boolean call = code.equals("sapi") || code.equals("fapi") || code.equals("mgmt_api_read");
    Draft draft =
        new Draft(Source.AUTH0)
            .id(first(text(inner, "log_id"), text(record, "log_id"), text(inner, "_id")))
            .at(Times.first(inner.path("date"), record.path("p_event_time")))
            .action(code, call ? called(inner, request, code) : CODES.of(code));
    if (call) {
      draft.ended(code.equals("fapi") ? Result.FAILURE : Result.SUCCESS);
      weaker(draft, inner, request);
    }
    actor(draft, inner, request);
    draft
        .ip(first(text(inner, "ip"), text(request, "ip")))
        .userAgent(first(text(inner, "user_agent"), text(request, "userAgent")))
        .session(first(text(inner, "details", "session_id"), text(inner, "session_id")))
        .token(call ? text(request, "auth", "credentials", "jti") : "");
    JsonNode place = inner.path("location_info");
    draft.place(
        first(text(place, "country_code"), text(place, "country_name")),
        text(place, "city_name"),
        Fields.number(place.path("latitude")),
        Fields.number(place.path("longitude")));
    details(draft, inner, request);
    return List.of(draft.done(record, arrived));
  }

  /** What the management interface was asked for tells more than that it was asked. */
  private static Meaning called(JsonNode inner, JsonNode request, String code) {
    Meaning said = CALLS.of(text(inner, "description").toLowerCase(Locale.ROOT));
    if (said.known()) {
      return said;
    }
    String path = text(request, "path");
    Meaning asked = CALLS.of(text(request, "method") + " " + path);
    if (path.isEmpty() || !asked.known()) {
      return CODES.of(code);
    }
    return path.contains("/roles") && asked.activity() == Activity.ACCOUNT_CREATED
        ? CALLS.of("assign roles to a user")
        : asked;
  }

  private static void weaker(Draft draft, JsonNode inner, JsonNode request) {
    JsonNode body = request.path("body");
    JsonNode answer = at(inner, "details", "response", "body");
    boolean off =
        Boolean.FALSE.equals(Fields.truth(body.path("enabled")))
            || Boolean.FALSE.equals(Fields.truth(answer.path("enabled")))
            || (body.isArray() && body.isEmpty() && text(request, "path").contains("policies"));
    if (off && draft.activity() == Activity.POLICY_CHANGED) {
      draft.detail("weakened", "yes");
    }
  }

  private static void actor(Draft draft, JsonNode inner, JsonNode request) {
    JsonNode administrator = at(request, "auth", "user");
    String id = first(text(inner, "user_id"), text(administrator, "user_id"));
    String name =
        first(
            text(inner, "user_name"),
            text(administrator, "email"),
            text(inner, "user_email"),
            text(administrator, "name"));
    boolean program = id.isEmpty() && name.isEmpty();
    if (program) {
      String client = first(text(inner, "client_name"), text(inner, "client_id"));
      draft.actor(
          text(inner, "client_id"),
          client,
          client.isEmpty() ? Actor.Kind.UNKNOWN : Actor.Kind.SERVICE);
    } else {
      boolean machine = id.endsWith("@clients");
      draft.actor(id, name, machine ? Actor.Kind.SERVICE : Actor.Kind.PERSON);
    }
    String account =
        first(
            text(request, "body", "email"),
            text(at(inner, "details", "response", "body"), "email"));
    if (!account.isEmpty()) {
      draft.target(Target.Kind.ACCOUNT, "", account.toLowerCase(Locale.ROOT));
    } else {
      draft.target(Target.Kind.APPLICATION, text(inner, "client_id"), text(inner, "client_name"));
    }
  }

  private static void details(Draft draft, JsonNode inner, JsonNode request) {
    String what = text(inner, "description");
    draft
        .detail("what", what)
        .detail("client", text(inner, "client_name"))
        .detail("connection", text(inner, "connection"))
        .detail("scopes", Fields.joined(inner.path("scope")))
        .detail("reason", text(at(inner, "details", "error"), "message"))
        .detail("method", text(request, "method"))
        .detail("path", text(request, "path"))
        .detail("role", Fields.joined(at(request, "body", "roles")))
        .detail("factor", text(inner, "details", "authenticator", "type"));
    if (what.toLowerCase(Locale.ROOT).contains("reused refresh token")) {
      draft.ended(Result.UNKNOWN);
      draft.detail("reused", "yes").detail("reason", "token-used-again");
    }
  }
}
