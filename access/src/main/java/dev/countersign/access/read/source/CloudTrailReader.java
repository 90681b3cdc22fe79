package dev.countersign.access.read.source;

import static dev.countersign.access.read.field.Fields.at;
import static dev.countersign.access.read.field.Fields.first;
import static dev.countersign.access.read.field.Fields.text;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.read.field.Draft;
import dev.countersign.access.read.field.EventReader;
import dev.countersign.access.read.field.Fields;
import dev.countersign.access.read.field.Meaning;
import dev.countersign.access.read.field.Telling;
import dev.countersign.access.read.field.Times;
import dev.countersign.access.read.field.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * AWS CloudTrail, as it stands in its files and as {@code LookupEvents} answers it, with the record
 * as text under {@code CloudTrailEvent}.
 */
public final class CloudTrailReader implements EventReader {
  private static final Vocabulary NAMES =
      Vocabulary.resource(CloudTrailReader.class, "cloudtrail.txt");

  @Override
  public Source source() {
    return Source.CLOUDTRAIL;
  }

  @Override
  public boolean fits(JsonNode record) {
    return (record.has("eventName") && record.has("eventSource"))
        || (record.has("userIdentity") && record.has("eventVersion"))
        || record.path("CloudTrailEvent").isString();
  }

  @Override
  public List<AccessEvent> read(JsonNode record, Instant arrived) {
    JsonNode looked = record.path("CloudTrailEvent");
    JsonNode told = looked.isString() ? Embedded.object(looked.asString()) : record;
    JsonNode inner = told.isMissingNode() ? record : told;
    String name = first(text(inner, "eventName"), text(record, "EventName"));
    String service = first(text(inner, "eventSource"), text(record, "EventSource"));
    Meaning meaning = NAMES.of(service + ":" + name);
    Draft draft =
        new Draft(Source.CLOUDTRAIL)
            .id(first(text(inner, "eventID"), text(record, "EventId")))
            .at(
                Times.first(
                    inner.path("eventTime"), record.path("EventTime"), record.path("p_event_time")))
            .action(name, !meaning.known() ? NAMES.of(name) : meaning)
            .result(result(inner));
    CloudTrailIdentity.read(draft, inner.path("userIdentity"), text(record, "Username"));
    JsonNode request = inner.path("requestParameters");
    target(draft, inner, request, service);
    String address =
        first(text(inner, "sourceIPAddress"), text(record.path("p_any_ip_addresses").path(0)));
    draft
        .ip(address)
        .userAgent(text(inner, "userAgent"))
        .detail("service", service)
        .detail("region", text(inner, "awsRegion"))
        .detail("account", text(inner, "recipientAccountId"))
        .detail("from-service", address.endsWith(".amazonaws.com") ? address : "")
        .detail("reason", first(text(inner, "errorMessage"), text(inner, "errorCode")))
        .detail("mfa", mfa(inner))
        .detail("role", role(request))
        .detail("credential", text(inner, "sharedEventID"));
    weaker(draft, name, request);
    return List.of(draft.done(record, arrived));
  }

  private static Result result(JsonNode record) {
    String login = text(record, "responseElements", "ConsoleLogin");
    if (!login.isEmpty()) {
      return login.equals("Success") ? Result.SUCCESS : Result.FAILURE;
    }
    return text(record, "errorCode").isEmpty() && text(record, "errorMessage").isEmpty()
        ? Result.SUCCESS
        : Result.FAILURE;
  }

  /** Of who comes from an identity provider AWS does not know it: that asked, or did not. */
  private static String mfa(JsonNode record) {
    String used = text(record, "additionalEventData", "MFAUsed");
    String proven =
        text(at(record, "userIdentity", "sessionContext", "attributes"), "mfaAuthenticated");
    if (used.equals("Yes") || proven.equals("true")) {
      return "yes";
    }
    boolean fromElsewhere =
        !text(record, "additionalEventData", "SamlProviderArn").isEmpty()
            || text(record, "userIdentity", "type").equals("AssumedRole")
            || text(record, "userIdentity", "type").equals("FederatedUser");
    return !fromElsewhere && (used.equals("No") || proven.equals("false")) ? "no" : "";
  }

  private static String role(JsonNode request) {
    return first(
        text(request, "policyArn"),
        text(request, "policyName"),
        text(request, "groupName"),
        text(request, "permissionSetArn"),
        text(request, "roleArn"));
  }

  private static void target(Draft draft, JsonNode record, JsonNode request, String service) {
    String user = text(request, "userName").toLowerCase(Locale.ROOT);
    if (!user.isEmpty()) {
      draft.target(Target.Kind.ACCOUNT, "", user);
      return;
    }
    String id =
        first(
            text(request, "secretId"),
            text(request, "name"),
            text(request, "keyId"),
            text(request, "roleArn"),
            text(request, "trailName"),
            text(request, "detectorId"),
            text(request, "instanceId"),
            text(request, "tableName"));
    String bucket = text(request, "bucketName");
    String object = text(request, "key");
    String resource = text(record.path("resources").path(0), "ARN");
    String name = first(id, object.isEmpty() ? bucket : bucket + "/" + object, resource);
    Target.Kind kind =
        draft.activity() == Activity.POLICY_CHANGED || draft.activity() == Activity.LOGGING_CHANGED
            ? Target.Kind.SETTING
            : bucket.isEmpty() ? Target.Kind.OTHER : Target.Kind.DOCUMENT;
    draft.target(Telling.of(object, kind), resource, first(name, service));
  }

  /** Changes that, by what was asked for, protect less. */
  private static void weaker(Draft draft, String name, JsonNode request) {
    boolean weaker =
        switch (name) {
          case "UpdateTrail" ->
              Boolean.FALSE.equals(Fields.truth(request.path("isMultiRegionTrail")))
                  || Boolean.FALSE.equals(Fields.truth(request.path("isLogging")))
                  || Boolean.FALSE.equals(Fields.truth(request.path("includeGlobalServiceEvents")))
                  || Boolean.FALSE.equals(Fields.truth(request.path("enableLogFileValidation")));
          case "UpdateDetector" -> Boolean.FALSE.equals(Fields.truth(request.path("enable")));
          case "PutBucketPublicAccessBlock", "PutAccountPublicAccessBlock" ->
              request.toString().toLowerCase(Locale.ROOT).contains(":false");
          case "PutBucketPolicy", "PutKeyPolicy", "UpdateAssumeRolePolicy" ->
              open(request.toString());
          default -> false;
        };
    if (weaker) {
      draft.detail("weakened", "yes");
    }
  }

  private static boolean open(String policy) {
    String plain = policy.replace("\\", "").replace(" ", "");
    return plain.contains("\"Principal\":\"*\"") || plain.contains("\"Principal\":{\"AWS\":\"*\"}");
  }
}
