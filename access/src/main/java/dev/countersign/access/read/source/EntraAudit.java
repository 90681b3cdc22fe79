package dev.countersign.access.read.source;

import static dev.countersign.access.read.field.Fields.first;
import static dev.countersign.access.read.field.Fields.text;

import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Target;
import dev.countersign.access.read.field.Draft;
import dev.countersign.access.read.field.Fields;
import dev.countersign.access.read.field.Vocabulary;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A record of Entra's audit log ({@code directoryAudit}). */
final class EntraAudit {
  private EntraAudit() {}

  static void read(Draft draft, JsonNode record, Vocabulary words) {
    String activity = text(record, "activityDisplayName");
    draft.action(activity, words.of(activity)).result(result(text(record, "result")));
    actor(draft, record.path("initiatedBy"));
    boolean sees = false;
    for (JsonNode resource : record.path("targetResources")) {
      String type = text(resource, "type");
      if (!sees || type.equals("User")) {
        draft.target(
            kind(type),
            text(resource, "id"),
            type.equals("User")
                ? first(text(resource, "userPrincipalName"), text(resource, "displayName"))
                    .toLowerCase(Locale.ROOT)
                : text(resource, "displayName"));
        sees = true;
      }
      if (type.equals("Role") || type.equals("Group")) {
        draft.detail("role", text(resource, "displayName"));
      }
      if (type.equals("ServicePrincipal") || type.equals("Application")) {
        draft.detail("client", text(resource, "displayName"));
      }
      changes(draft, resource.path("modifiedProperties"));
    }
    for (JsonNode detail : record.path("additionalDetails")) {
      String key = text(detail, "key");
      if (key.equalsIgnoreCase("User-Agent")) {
        draft.userAgent(text(detail, "value"));
      }
    }
    draft
        .detail("reason", text(record, "resultReason"))
        .detail("category", text(record, "category"))
        .detail("service", text(record, "loggedByService"));
  }

  private static Result result(String word) {
    return switch (word) {
      case "success" -> Result.SUCCESS;
      case "failure", "timeout" -> Result.FAILURE;
      default -> Result.UNKNOWN;
    };
  }

  private static void actor(Draft draft, JsonNode by) {
    JsonNode user = by.path("user");
    String id = text(user, "id");
    String name = text(user, "userPrincipalName");
    if (!id.isEmpty() || !name.isEmpty()) {
      draft.actor(id, name, Actor.Kind.PERSON).ip(text(user, "ipAddress"));
    } else {
      JsonNode app = by.path("app");
      String program = first(text(app, "servicePrincipalId"), text(app, "appId"));
      String title = first(text(app, "displayName"), text(app, "servicePrincipalName"));
      boolean none = program.isEmpty() && title.isEmpty();
      draft.actor(program, title, none ? Actor.Kind.UNKNOWN : Actor.Kind.SERVICE);
    }
    draft.session(text(by, "linkableIdentifiers", "sessionId"));
    draft.device(text(by, "linkableIdentifiers", "deviceId"));
  }

  private static Target.Kind kind(String type) {
    return switch (type) {
      case "User" -> Target.Kind.ACCOUNT;
      case "ServicePrincipal", "Application" -> Target.Kind.APPLICATION;
      case "Group", "Role" -> Target.Kind.ROLE;
      case "Device" -> Target.Kind.DEVICE;
      case "Policy" -> Target.Kind.SETTING;
      default -> Target.Kind.OTHER;
    };
  }

  /** What stands in a change: quotation marks of its JSON are left out. */
  private static void changes(Draft draft, JsonNode changes) {
    for (JsonNode change : changes) {
      String name = text(change, "displayName");
      String now = text(change, "newValue").replace("\"", "").strip();
      switch (name) {
        case "Role.DisplayName", "Group.DisplayName" -> draft.detail("role", now);
        case "ConsentAction.Permissions", "DelegatedPermissionGrant.Scope" ->
            draft.detail("scopes", Fields.cut(scopes(now)));
        case "ConsentContext.IsAdminConsent" -> draft.detail("admin-consent", now);
        case "StrongAuthenticationMethod", "StrongAuthenticationPhoneAppDetail" ->
            draft.detail("factor", name);
        default -> weaker(draft, now);
      }
    }
  }

  private static String scopes(String written) {
    int at = written.lastIndexOf("Scope:");
    if (at < 0) {
      return written;
    }
    int end = written.indexOf(',', at);
    return written.substring(at + 6, end < 0 ? written.length() : end).strip();
  }

  /** A policy that is switched off, or only reports, protects less. */
  private static void weaker(Draft draft, String now) {
    String plain = now.replace("\\", "").replace(" ", "").toLowerCase(Locale.ROOT);
    boolean off =
        plain.contains("state:disabled")
            || plain.contains("state:enabledforreportingbutnotenforced");
    if (off && draft.activity() == Activity.POLICY_CHANGED) {
      draft.detail("weakened", "yes");
    }
  }
}
