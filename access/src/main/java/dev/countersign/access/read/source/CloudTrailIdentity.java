package dev.countersign.access.read.source;

import static dev.countersign.access.read.field.Fields.at;
import static dev.countersign.access.read.field.Fields.first;
import static dev.countersign.access.read.field.Fields.text;

import dev.countersign.access.event.Actor;
import dev.countersign.access.read.field.Draft;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Who acted, by CloudTrail's {@code userIdentity}: the person behind a role where it tells. */
final class CloudTrailIdentity {
  private CloudTrailIdentity() {}

  static void read(Draft draft, JsonNode identity, String otherwise) {
    String type = text(identity, "type");
    String arn = text(identity, "arn");
    JsonNode session = identity.path("sessionContext");
    String last = arn.substring(arn.lastIndexOf('/') + 1);
    String name =
        switch (type) {
          case "AssumedRole" -> role(last, at(session, "sessionIssuer"));
          case "Root" -> "root/" + text(identity, "accountId");
          case "AWSService" -> text(identity, "invokedBy");
          case "AWSAccount" -> text(identity, "accountId");
          default -> first(text(identity, "userName"), last, text(identity, "principalId"));
        };
    String key = text(identity, "accessKeyId");
    boolean named = !name.isEmpty() || !arn.isEmpty();
    String shown = first(name, otherwise);
    draft.actor(
        first(arn, text(identity, "principalId")),
        shown,
        named || !shown.isEmpty() ? kind(type, shown) : Actor.Kind.UNKNOWN);
    String began = text(at(session, "attributes"), "creationDate");
    if (!began.isEmpty()) { // the keys of one session change, but not when it began
      draft.session(first(arn, shown) + "@" + began);
    } else if (key.startsWith("ASIA")) {
      draft.session(key);
    } else {
      draft.token(key);
    }
    draft
        .detail("identity", type)
        .detail("key", key)
        .detail("issuer", text(at(session, "sessionIssuer"), "userName"))
        .detail("invoked-by", text(identity, "invokedBy"));
  }

  /** The name of a role's session is a person's mail address where single sign-on set it. */
  private static String role(String session, JsonNode issuer) {
    return session.contains("@") ? session.toLowerCase(Locale.ROOT) : named(session, issuer);
  }

  private static String named(String session, JsonNode issuer) {
    String role = text(issuer, "userName");
    return role.isEmpty() || session.isEmpty() ? first(session, role) : role + "/" + session;
  }

  private static Actor.Kind kind(String type, String name) {
    return switch (type) {
      case "IAMUser", "Root", "IdentityCenterUser", "SAMLUser", "FederatedUser", "Unknown" ->
          Actor.Kind.PERSON;
      case "AWSService", "AWSAccount" -> Actor.Kind.SERVICE;
      case "AssumedRole", "WebIdentityUser" ->
          name.contains("@") ? Actor.Kind.PERSON : Actor.Kind.SERVICE;
      default -> Actor.Kind.UNKNOWN;
    };
  }
}
