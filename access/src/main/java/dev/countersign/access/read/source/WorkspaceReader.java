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
import dev.countersign.access.read.field.Telling;
import dev.countersign.access.read.field.Times;
import dev.countersign.access.read.field.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Google Workspace's activities, as the Reports API writes them, where one record holds several
 * events, and flattened to one event a record.
 */
public final class WorkspaceReader implements EventReader {
  private static final Vocabulary WORDS =
      Vocabulary.resource(WorkspaceReader.class, "workspace.txt");

  private static final int MOST_EVENTS = 1_000;

  @Override
  public Source source() {
    return Source.WORKSPACE;
  }

  @Override
  public boolean fits(JsonNode record) {
    return text(record, "id", "applicationName").length() > 0
        || text(record, "kind").startsWith("admin#reports#activity");
  }

  @Override
  public List<AccessEvent> read(JsonNode record, Instant arrived) {
    JsonNode several = record.path("events");
    if (!several.isArray() || several.isEmpty()) {
      return List.of(event(record, record, "", arrived));
    }
    List<AccessEvent> events = new ArrayList<>();
    for (JsonNode one : several) {
      String suffix = several.size() == 1 ? "" : "/" + events.size();
      events.add(event(record, one, suffix, arrived));
      if (events.size() == MOST_EVENTS) {
        break;
      }
    }
    return events;
  }

  private static AccessEvent event(
      JsonNode record, JsonNode event, String suffix, Instant arrived) {
    JsonNode id = record.path("id");
    String application = text(id, "applicationName");
    String name = first(text(event, "name"), text(event, "type"), application);
    Meaning meaning = WORDS.of(application.toLowerCase(Locale.ROOT) + ":" + name);
    Draft draft =
        new Draft(Source.WORKSPACE)
            .at(Times.first(id.path("time"), record.path("p_event_time")))
            .action(name, !meaning.known() ? WORDS.of(name) : meaning)
            .result(Result.SUCCESS);
    String qualifier = text(id, "uniqueQualifier");
    String key = qualifier.isEmpty() ? "" : text(id, "time") + "/" + qualifier;
    draft.id(key.isEmpty() ? "" : application + "/" + key + suffix);
    actor(draft, record.path("actor"));
    JsonNode network = record.path("networkInfo");
    draft
        .ip(
            first(
                text(record, "ipAddress"),
                text(event, "ipAddress"),
                text(record.path("p_any_ip_addresses").path(0))))
        .place(text(network, "regionCode"), "", Double.NaN, Double.NaN);
    Parameters parameters = new Parameters(event.path("parameters"));
    target(draft, application, parameters);
    details(draft, application, parameters);
    AccessEvent done = draft.done(suffix.isEmpty() ? record : event, arrived);
    return key.isEmpty() && !suffix.isEmpty() ? renamed(done, suffix) : done;
  }

  /** Two alike within one record are still two. */
  private static AccessEvent renamed(AccessEvent event, String suffix) {
    return new AccessEvent(
        event.id() + suffix,
        event.source(),
        event.at(),
        event.activity(),
        event.result(),
        event.action(),
        event.actor(),
        event.target(),
        event.visit(),
        event.client(),
        event.details());
  }

  private static void actor(Draft draft, JsonNode actor) {
    String mail = text(actor, "email");
    boolean program =
        text(actor, "callerType").equals("KEY") || mail.endsWith("gserviceaccount.com");
    String id = text(actor, "profileId");
    String name = first(mail, text(actor, "key"));
    Actor.Kind kind =
        id.isEmpty() && name.isEmpty()
            ? Actor.Kind.UNKNOWN
            : program ? Actor.Kind.SERVICE : Actor.Kind.PERSON;
    draft.actor(id, name, kind);
  }

  private static void target(Draft draft, String application, Parameters parameters) {
    String account =
        parameters
            .first("affected_email_address", "USER_EMAIL", "email", "target_user")
            .toLowerCase(Locale.ROOT);
    boolean document = !parameters.first("doc_id", "doc_title").isEmpty();
    if (document) {
      String title = parameters.first("doc_title");
      draft.target(Telling.of(title, Target.Kind.DOCUMENT), parameters.first("doc_id"), title);
    } else if (!account.isEmpty()) {
      draft.target(Target.Kind.ACCOUNT, "", account);
    } else {
      String program =
          parameters.first("app_name", "application_name", "APPLICATION_NAME", "APP_NAME");
      if (!program.isEmpty()) {
        draft.target(
            Target.Kind.APPLICATION,
            parameters.first("client_id", "APP_ID", "APP_CLIENT_ID"),
            program);
      } else if (application.equals("admin")) {
        draft.target(
            Target.Kind.SETTING, "", parameters.first("SETTING_NAME", "ROLE_NAME", "DOMAIN_NAME"));
      }
    }
  }

  private static void details(Draft draft, String application, Parameters parameters) {
    draft
        .detail("client", parameters.first("app_name", "application_name", "API_CLIENT_NAME"))
        .detail("scopes", parameters.first("scope", "API_SCOPES"))
        .detail("role", parameters.first("ROLE_NAME", "PRIVILEGE_NAME"))
        .detail("setting", parameters.first("SETTING_NAME"))
        .detail("from", parameters.first("OLD_VALUE", "old_value", "old_visibility"))
        .detail("to", parameters.first("NEW_VALUE", "new_value", "visibility"))
        .detail("method", parameters.first("login_type", "login_challenge_method"))
        .detail("reason", parameters.first("login_failure_type", "saml_status_code"))
        .detail("to", parameters.first("email_forwarding_destination_address", "target_user"));
    if (application.equals("token")) {
      draft.token(draft.activity() == Activity.READ ? parameters.first("client_id") : "");
    }
    if (application.equals("mobile") || application.equals("context_aware_access")) {
      draft.device(parameters.first("DEVICE_ID", "CAA_DEVICE_ID", "RESOURCE_ID"));
      if (parameters.first("DEVICE_COMPROMISED_STATE").equals("NOT_COMPROMISED")) {
        draft.activity(Activity.OTHER);
      }
      if (parameters.first("ACCOUNT_STATE").equals("UNREGISTERED")) {
        draft.activity(Activity.DEVICE_REMOVED);
      }
    }
    if (parameters.first("is_suspicious").equals("true")) {
      draft.detail("suspicious", "yes");
    }
    if (parameters.first("is_second_factor").equals("true")) {
      draft.detail("mfa", "yes");
    }
    if (draft.activity() == Activity.SHARED && outside(parameters)) {
      draft.detail("outside", "yes");
    }
    if (draft.activity() == Activity.POLICY_CHANGED && WorkspaceSettings.weaker(parameters)) {
      draft.detail("weakened", "yes");
    }
  }

  private static boolean outside(Parameters parameters) {
    String seen = parameters.first("visibility");
    return parameters.first("visibility_change").equals("external")
        || seen.equals("shared_externally")
        || seen.startsWith("public")
        || seen.equals("people_with_link");
  }

  /** Named values of an event, in both ways of writing them. */
  static final class Parameters {
    private final JsonNode node;

    Parameters(JsonNode node) {
      this.node = node;
    }

    /** The first of these names that has a value, its texts joined by spaces. */
    String first(String... names) {
      for (String name : names) {
        String value = node.isArray() ? listed(name) : Fields.joined(node.path(name));
        if (!value.isEmpty()) {
          return value;
        }
      }
      return "";
    }

    private String listed(String name) {
      for (JsonNode one : node) {
        if (text(one, "name").equals(name)) {
          return Fields.first(
              text(one, "value"),
              text(one, "boolValue"),
              text(one, "intValue"),
              Fields.joined(one.path("multiValue")),
              Fields.joined(one.path("multiIntValue")));
        }
      }
      return "";
    }
  }
}
