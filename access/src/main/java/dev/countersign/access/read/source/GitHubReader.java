package dev.countersign.access.read.source;

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
import dev.countersign.access.read.field.Telling;
import dev.countersign.access.read.field.Times;
import dev.countersign.access.read.field.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** GitHub's audit log, as its API writes it and as it is streamed. */
public final class GitHubReader implements EventReader {
  private static final Vocabulary ACTIONS = Vocabulary.resource(GitHubReader.class, "github.txt");
  private static final Pattern ACTION = Pattern.compile("[a-z0-9_]{2,80}\\.[a-z0-9_.]{2,80}");

  @Override
  public Source source() {
    return Source.GITHUB;
  }

  @Override
  public boolean fits(JsonNode record) {
    return ACTION.matcher(text(record, "action")).matches()
        && !record.has("eventType")
        && !record.path("sender").isObject()
        && !record.path("actor").isObject();
  }

  @Override
  public List<AccessEvent> read(JsonNode record, Instant arrived) {
    String action = text(record, "action");
    Draft draft =
        new Draft(Source.GITHUB)
            .id(text(record, "_document_id"))
            .at(
                Times.first(
                    either(record, "@timestamp", "at_sign_timestamp"),
                    record.path("created_at"),
                    record.path("p_event_time")))
            .action(action, ACTIONS.of(action))
            .result(Result.SUCCESS);
    actor(draft, record);
    target(draft, record);
    draft
        .ip(first(text(record, "actor_ip"), text(record.path("p_any_ip_addresses").path(0))))
        .userAgent(text(record, "user_agent"))
        .place(text(record, "actor_location", "country_code"), "", Double.NaN, Double.NaN)
        .session(text(record, "actor_session"))
        .token(text(record, "hashed_token"));
    draft
        .detail("org", first(text(record, "org"), text(record, "business")))
        .detail("repo", first(text(record, "repo"), text(record, "repository")))
        .detail("role", first(text(record, "permission"), text(record, "new_permission")))
        .detail("scopes", first(text(record, "token_scopes"), text(record, "oauth_scopes")))
        .detail(
            "client",
            first(
                text(record, "oauth_application_name"),
                text(record, "oauth_application"),
                text(record, "integration"),
                text(record, "application_name")))
        .detail("token-kind", text(record, "programmatic_access_type"))
        .detail("team", first(text(record, "team"), text(record, "data", "team")))
        .detail("visibility", text(record, "visibility"))
        .detail("mail", mail(record));
    if (action.equals("repo.access") && text(record, "visibility").equals("public")) {
      draft.activity(Activity.SHARED);
      draft.detail("outside", "yes").detail("weakened", "yes");
    }
    return List.of(draft.done(record, arrived));
  }

  private static void actor(Draft draft, JsonNode record) {
    String name = text(record, "actor");
    boolean program = Fields.isTrue(record.path("actor_is_bot")) || name.endsWith("[bot]");
    Actor.Kind kind =
        name.isEmpty() ? Actor.Kind.UNKNOWN : program ? Actor.Kind.SERVICE : Actor.Kind.PERSON;
    draft.actor(text(record, "actor_id"), name, kind);
  }

  private static void target(Draft draft, JsonNode record) {
    String user = text(record, "user");
    String repository = first(text(record, "repo"), text(record, "repository"));
    if (aboutPeople(draft.activity()) && !user.isEmpty()) {
      draft.target(Target.Kind.ACCOUNT, text(record, "user_id"), user.toLowerCase(Locale.ROOT));
    } else if (!repository.isEmpty()) {
      draft.target(
          Telling.of(repository, Target.Kind.REPOSITORY), text(record, "repo_id"), repository);
    } else if (!user.isEmpty()) {
      draft.target(Target.Kind.ACCOUNT, text(record, "user_id"), user.toLowerCase(Locale.ROOT));
    } else {
      draft.target(
          Target.Kind.SETTING,
          first(text(record, "org_id"), text(record, "business_id")),
          first(text(record, "org"), text(record, "business")));
    }
  }

  private static boolean aboutPeople(Activity activity) {
    return activity.changesProof()
        || activity == Activity.ROLE_GRANTED
        || activity == Activity.ROLE_REVOKED
        || activity == Activity.ACCOUNT_CREATED
        || activity == Activity.ACCOUNT_DISABLED
        || activity == Activity.ACCOUNT_ENABLED
        || activity == Activity.IMPERSONATED;
  }

  /** By which the company's other sources know the actor, where single sign-on tells it. */
  private static String mail(JsonNode record) {
    return first(
            text(record, "external_identity_nameid"), text(record, "external_identity_username"))
        .toLowerCase(Locale.ROOT);
  }
}
