package dev.countersign.server.visit;

import dev.countersign.model.json.Json;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Records as Okta's System Log writes them, made by hand. */
public final class OktaLog {
  private OktaLog() {}

  /** Somebody reported that something was done with their account that they did not do. */
  public static String reported(String person, Instant at) {
    return record("user.account.report_suspicious_activity_by_enduser", person, at);
  }

  /** A refresh token was used a second time. */
  public static String reused(String person, Instant at) {
    return record("app.oauth2.as.token.detect_reuse", person, at);
  }

  /** Somebody signed in. */
  public static String signIn(String person, Instant at) {
    return record("user.session.start", person, at);
  }

  private static String record(String type, String person, Instant at) {
    ObjectNode record =
        Json.object()
            .put("uuid", UUID.randomUUID().toString())
            .put("published", at.toString())
            .put("eventType", type)
            .put("version", "0")
            .put("displayMessage", type);
    record
        .putObject("actor")
        .put("id", "00u" + Integer.toHexString(person.hashCode()))
        .put("type", "User")
        .put("alternateId", person)
        .put("displayName", person);
    record.putObject("outcome").put("result", "SUCCESS");
    ObjectNode client = record.putObject("client").put("ipAddress", "203.0.113.7");
    client
        .putObject("userAgent")
        .put("rawUserAgent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0");
    record.putObject("authenticationContext").put("externalSessionId", "idx" + person.length());
    return Json.compact(record);
  }
}
