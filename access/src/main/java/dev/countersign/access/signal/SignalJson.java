package dev.countersign.access.signal;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Signals as the claims of a security event token (RFC 8417, CAEP 1.0, RFC 9493). */
public final class SignalJson {
  private static final int LONGEST = 500;

  private SignalJson() {}

  /** The claims of one about a person, known by their mail address. */
  public static ObjectNode write(Signal signal) {
    return write(signal, Map.of());
  }

  /** The same with what else its event says, by the names of its profile. */
  public static ObjectNode write(Signal signal, Map<String, String> more) {
    ObjectNode claims =
        Json.object()
            .put("iss", signal.issuer())
            .put("jti", signal.id())
            .put("iat", signal.made().getEpochSecond());
    claims.put("aud", signal.audiences().getFirst());
    ObjectNode subject = claims.putObject("sub_id");
    subject.put("format", "email").put("email", signal.subject().email());
    ObjectNode event = claims.putObject("events").putObject(signal.event());
    event.put("event_timestamp", signal.at().getEpochSecond());
    event.put("initiating_entity", "policy");
    if (!signal.reason().isEmpty()) {
      event.putObject("reason_admin").put("en", signal.reason());
    }
    more.forEach(event::put);
    return claims;
  }

  /**
   * The claims of one that says whether signals arrive (Shared Signals Framework 1.0, section
   * 8.1.4).
   *
   * @param stream which stream it is about
   * @param state as the receiver gave it; empty for none
   */
  public static ObjectNode verification(
      String issuer, String audience, String id, Instant made, String stream, String state) {
    ObjectNode claims =
        Json.object()
            .put("iss", issuer)
            .put("jti", id)
            .put("iat", made.getEpochSecond())
            .put("aud", audience);
    claims.putObject("sub_id").put("format", "opaque").put("id", stream);
    ObjectNode event = claims.putObject("events").putObject(SignalType.VERIFICATION.uri());
    if (!state.isEmpty()) {
      event.put("state", state);
    }
    return claims;
  }

  /**
   * Reads claims.
   *
   * @throws UnreadableInput when they are none of a signal
   */
  public static Signal read(JsonNode claims) {
    JsonNode events = claims.path("events");
    if (!events.isObject() || events.size() != 1) {
      throw new UnreadableInput("A signal has one event in \"events\", and not " + events.size());
    }
    Map.Entry<String, JsonNode> event = events.properties().iterator().next();
    Instant made = moment(claims.path("iat"), "iat");
    JsonNode said = event.getValue();
    JsonNode subject = claims.has("sub_id") ? claims.path("sub_id") : said.path("subject");
    return new Signal(
        demanded(claims, "jti"),
        demanded(claims, "iss"),
        audiences(claims.path("aud")),
        made,
        cut(event.getKey()),
        SignalType.of(event.getKey()).orElse(null),
        subject(subject),
        said.has("event_timestamp")
            ? moment(said.path("event_timestamp"), "event_timestamp")
            : made,
        reason(said.path("reason_admin")),
        text(said, "state"));
  }

  private static List<String> audiences(JsonNode aud) {
    List<String> audiences = new ArrayList<>();
    if (aud.isString()) {
      audiences.add(aud.asString());
    }
    for (JsonNode one : aud) {
      audiences.add(one.asString(""));
    }
    return audiences;
  }

  private static SignalSubject subject(JsonNode node) {
    String format = text(node, node.has("format") ? "format" : "subject_type").replace('-', '_');
    return switch (format) {
      case "email" -> new SignalSubject(lower(text(node, "email")), "", "", "");
      case "account" ->
          new SignalSubject(lower(text(node, "uri").replaceFirst("^acct:", "")), "", "", "");
      case "iss_sub" -> new SignalSubject("", text(node, "iss"), text(node, "sub"), "");
      case "opaque" -> new SignalSubject("", "", text(node, "id"), "");
      case "aliases" -> joined(node.path("identifiers"));
      case "complex" -> complex(node);
      default -> node.has("user") ? complex(node) : SignalSubject.NOBODY;
    };
  }

  private static SignalSubject complex(JsonNode node) {
    SignalSubject user = subject(node.path("user"));
    SignalSubject session = subject(node.path("session"));
    return new SignalSubject(user.email(), user.issuer(), user.sub(), session.sub());
  }

  private static SignalSubject joined(JsonNode all) {
    SignalSubject joined = SignalSubject.NOBODY;
    for (JsonNode node : all) {
      SignalSubject one = text(node, "format").equals("aliases") ? joined : subject(node);
      joined =
          new SignalSubject(
              joined.email().isEmpty() ? one.email() : joined.email(),
              joined.issuer().isEmpty() ? one.issuer() : joined.issuer(),
              joined.sub().isEmpty() ? one.sub() : joined.sub(),
              joined.session().isEmpty() ? one.session() : joined.session());
    }
    return joined;
  }

  private static String reason(JsonNode reason) {
    if (reason.isString()) {
      return cut(reason.asString());
    }
    String english = text(reason, "en");
    return english.isEmpty() && !reason.isEmpty()
        ? cut(reason.iterator().next().asString(""))
        : english;
  }

  /** Seconds since 1970; some transmitters give milliseconds. */
  private static Instant moment(JsonNode node, String name) {
    if (!node.isNumber()) {
      throw new UnreadableInput("The signal’s \"" + name + "\" is no number of seconds since 1970");
    }
    long seconds = node.asLong(0);
    try {
      return seconds > 100_000_000_000L
          ? Instant.ofEpochMilli(seconds)
          : Instant.ofEpochSecond(seconds);
    } catch (DateTimeException e) {
      throw new UnreadableInput("The signal’s \"" + name + "\" is no moment that there is");
    }
  }

  private static String demanded(JsonNode claims, String name) {
    String text = claims.path(name).asString("");
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new UnreadableInput(
          "The signal’s \"" + name + "\" is missing, or longer than " + LONGEST + " characters");
    }
    return text;
  }

  private static String text(JsonNode node, String name) {
    return cut(node.path(name).asString(""));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
