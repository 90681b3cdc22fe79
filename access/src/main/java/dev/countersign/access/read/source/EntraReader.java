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
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Microsoft Entra's sign-ins, audit log and risk detections, as Graph writes them ({@code signIns},
 * {@code directoryAudits}, {@code riskDetections}), and as diagnostic settings export them, with
 * the same fields under {@code properties}.
 */
public final class EntraReader implements EventReader {
  private static final Vocabulary WORDS = Vocabulary.resource(EntraReader.class, "entra.txt");
  private static final Meaning SIGN_IN = new Meaning(Activity.SIGN_IN, null, null, Map.of());
  private static final Meaning TOKEN = new Meaning(Activity.TOKEN_ISSUED, null, null, Map.of());
  private static final Meaning RISK =
      new Meaning(Activity.WARNED, Result.SUCCESS, Target.Kind.ACCOUNT, Map.of());

  @Override
  public Source source() {
    return Source.ENTRA;
  }

  @Override
  public boolean fits(JsonNode record) {
    JsonNode inner = inner(record);
    return signIn(inner)
        || audit(inner)
        || risk(inner)
        || (record.path("properties").isObject()
            && (text(record, "category").endsWith("SignInLogs")
                || text(record, "resourceId")
                    .toLowerCase(Locale.ROOT)
                    .contains("microsoft.aadiam")));
  }

  private static JsonNode inner(JsonNode record) {
    JsonNode properties = record.path("properties");
    return properties.isObject() ? properties : record;
  }

  private static boolean signIn(JsonNode record) {
    return record.has("createdDateTime")
        && (record.has("userPrincipalName") || record.has("servicePrincipalId"))
        && (record.has("appId") || record.has("clientAppUsed") || record.has("deviceDetail"));
  }

  private static boolean audit(JsonNode record) {
    return record.has("activityDisplayName")
        && (record.has("initiatedBy") || record.has("targetResources"));
  }

  private static boolean risk(JsonNode record) {
    return record.has("riskEventType") && record.has("riskLevel");
  }

  @Override
  public List<AccessEvent> read(JsonNode record, Instant arrived) {
    JsonNode inner = inner(record);
    Draft draft = new Draft(Source.ENTRA).id(text(inner, "id"));
    if (risk(inner)) {
      risk(draft, inner);
    } else if (audit(inner)) {
      EntraAudit.read(draft, inner, WORDS);
    } else {
      signIn(draft, record, inner);
    }
    draft.at(
        Times.first(
            inner.path("activityDateTime"),
            inner.path("createdDateTime"),
            inner.path("detectedDateTime"),
            record.path("time"),
            record.path("p_event_time")));
    return List.of(draft.done(record, arrived));
  }

  private static void signIn(Draft draft, JsonNode record, JsonNode inner) {
    JsonNode status = inner.path("status");
    String category = text(record, "category");
    boolean quiet =
        Boolean.FALSE.equals(Fields.truth(inner.path("isInteractive")))
            || category.startsWith("NonInteractive");
    String code = text(status, "errorCode");
    boolean program =
        !text(inner, "servicePrincipalId").isEmpty() && text(inner, "userPrincipalName").isEmpty();
    String operation = first(text(record, "operationName"), "Sign-in activity");
    draft
        .action(operation, quiet || program ? TOKEN : SIGN_IN)
        .result(
            code.isEmpty() ? Result.UNKNOWN : code.equals("0") ? Result.SUCCESS : Result.FAILURE)
        .actor(
            first(text(inner, "userId"), text(inner, "servicePrincipalId")),
            first(text(inner, "userPrincipalName"), text(inner, "servicePrincipalName")),
            program ? Actor.Kind.SERVICE : Actor.Kind.PERSON)
        .target(
            Target.Kind.APPLICATION,
            first(text(inner, "resourceId"), text(inner, "appId")),
            first(text(inner, "resourceDisplayName"), text(inner, "appDisplayName")))
        .session(text(inner, "sessionId"));
    if (text(inner, "sessionId").isEmpty() && quiet) {
      draft.token(text(inner, "uniqueTokenIdentifier"));
    }
    if (code.equals("50074") || code.equals("50076") || code.equals("500121")) {
      draft.activity(Activity.CHALLENGE);
      draft.ended(code.equals("500121") ? Result.FAILURE : Result.UNKNOWN);
    }
    client(draft, record, inner);
    String requirement = text(inner, "authenticationRequirement");
    draft
        .detail("reason", known(text(status, "failureReason")))
        .detail("code", code.equals("0") ? "" : code)
        .detail("client", text(inner, "appDisplayName"))
        .detail("mfa", mfa(requirement))
        .detail("token-id", text(inner, "uniqueTokenIdentifier"))
        .detail("token-kind", known(text(inner, "incomingTokenType")))
        .detail("protocol", known(text(inner, "authenticationProtocol")))
        .detail("transfer", known(text(inner, "originalTransferMethod")))
        .detail("used", text(inner, "clientAppUsed"))
        .detail("policies", text(inner, "conditionalAccessStatus"))
        .detail("risk", known(text(inner, "riskLevelDuringSignIn")))
        .detail("risk-state", known(text(inner, "riskState")))
        .detail("risk-kinds", Fields.joined(inner.path("riskEventTypes_v2")));
  }

  private static String mfa(String requirement) {
    return switch (requirement) {
      case "multiFactorAuthentication" -> "yes";
      case "singleFactorAuthentication" -> "no";
      default -> "";
    };
  }

  private static String known(String text) {
    return text.equals("none") || text.equals("Other.") ? "" : text;
  }

  private static void client(Draft draft, JsonNode record, JsonNode inner) {
    JsonNode device = inner.path("deviceDetail");
    JsonNode place = inner.path("location");
    draft
        .ip(first(text(inner, "ipAddress"), text(record, "callerIpAddress")))
        .userAgent(first(text(inner, "userAgent"), text(device, "browser")))
        .system(text(device, "operatingSystem"))
        .device(text(device, "deviceId"))
        .managed(Fields.truth(device.path("isManaged")))
        .place(
            text(place, "countryOrRegion"),
            text(place, "city"),
            Fields.number(at(place, "geoCoordinates", "latitude")),
            Fields.number(at(place, "geoCoordinates", "longitude")))
        .network(text(inner, "autonomousSystemNumber"));
  }

  private static void risk(Draft draft, JsonNode inner) {
    JsonNode place = inner.path("location");
    draft
        .action(text(inner, "riskEventType"), RISK)
        .actor(text(inner, "userId"), text(inner, "userPrincipalName"), Actor.Kind.PERSON)
        .target(
            Target.Kind.ACCOUNT,
            text(inner, "userId"),
            text(inner, "userPrincipalName").toLowerCase(Locale.ROOT))
        .ip(text(inner, "ipAddress"))
        .place(
            text(place, "countryOrRegion"),
            text(place, "city"),
            Fields.number(at(place, "geoCoordinates", "latitude")),
            Fields.number(at(place, "geoCoordinates", "longitude")))
        .detail("reason", text(inner, "riskEventType"))
        .detail("risk", text(inner, "riskLevel"))
        .detail("risk-state", text(inner, "riskState"));
  }
}
