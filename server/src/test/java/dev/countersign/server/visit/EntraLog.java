package dev.countersign.server.visit;

import dev.countersign.model.json.Json;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Records as Microsoft Entra's sign-in log has them, made by hand. */
public final class EntraLog {
  private EntraLog() {}

  /** Somebody signed in, with a second factor or without. */
  public static String signIn(String person, Instant at, boolean secondFactor) {
    ObjectNode record =
        Json.object()
            .put("id", UUID.randomUUID().toString())
            .put("createdDateTime", at.toString())
            .put("userPrincipalName", person)
            .put("userId", "id-of-" + person)
            .put("appId", "de8bc8b5")
            .put("appDisplayName", "Portal")
            .put("ipAddress", "203.0.113.7")
            .put("isInteractive", true)
            .put(
                "authenticationRequirement",
                secondFactor ? "multiFactorAuthentication" : "singleFactorAuthentication")
            .put("sessionId", "session-of-" + person)
            .put("userAgent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0");
    record.putObject("status").put("errorCode", 0).put("failureReason", "Other.");
    return Json.compact(record);
  }
}
