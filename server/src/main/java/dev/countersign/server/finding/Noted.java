package dev.countersign.server.finding;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.Written;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A finding that is about to be noted.
 *
 * @param once by which the same is told once
 * @param subject what the journal calls what it is about
 * @param source where what it rests on was recorded, such as {@code okta}
 * @param account by which the events name whose it is
 * @param person null for somebody whom Countersign does not know, or a machine
 * @param machine null for a person
 * @param session the source's id of it; empty where it is about the account
 * @param browser of a session of ours, the thumbprint of the key that its browser holds; empty
 *     elsewhere
 * @param body what the journal is told of it
 */
public record Noted(
    String once,
    String subject,
    Instant at,
    String code,
    Severity severity,
    String source,
    String account,
    @Nullable UUID person,
    @Nullable UUID machine,
    String session,
    String browser,
    String sentence,
    String innocent,
    ArrayNode events,
    ObjectNode evidence,
    ObjectNode body) {
  /** Where what this platform found about its own sessions, passkeys and tokens was recorded. */
  public static final String OURS = "countersign";

  private static final String INSERT =
      """
      insert into account_finding (id, once, at, noted_at, code, severity, source, account, person,
        machine, session, browser, sentence, innocent, events, evidence)
      values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as uuid), cast(? as uuid), ?, ?, ?, ?, cast(? as json),
        cast(? as json))
      """;

  /** One of ours about somebody: told as often as it happens. */
  public static Noted ofPerson(
      String subject, UUID person, String session, String browser, ObjectNode body, Instant at) {
    return ours(subject, person, null, session, browser, body, at);
  }

  /** One of ours about a machine. */
  public static Noted ofMachine(UUID machine, ObjectNode body, Instant at) {
    return ours("machine/" + machine, null, machine, "", "", body, at);
  }

  private static Noted ours(
      String subject,
      @Nullable UUID person,
      @Nullable UUID machine,
      String session,
      String browser,
      ObjectNode body,
      Instant at) {
    ObjectNode evidence = body.deepCopy();
    evidence.remove(Arrays.asList("code", "severity", "sentence", "person"));
    return new Noted(
        UUID.randomUUID().toString(),
        subject,
        at,
        body.path("code").asString(),
        Severity.valueOf(body.path("severity").asString().toUpperCase(Locale.ROOT)),
        OURS,
        person == null ? subject : "person/" + person,
        person,
        machine,
        session,
        browser,
        body.path("sentence").asString(),
        "",
        Json.object().putArray("events"),
        evidence,
        body);
  }

  /** Notes it, and tells it in the journal; its id. */
  public UUID add(Journal entries, Instant now) {
    UUID id = UUID.randomUUID();
    entries.write(
        new Written(
            INSERT,
            Arrays.asList(
                id,
                once,
                Timestamp.from(at),
                Timestamp.from(now),
                code,
                severity.name().toLowerCase(Locale.ROOT),
                source,
                account,
                person == null ? null : person.toString(),
                machine == null ? null : machine.toString(),
                session,
                browser,
                sentence,
                innocent,
                Json.compact(events),
                Json.compact(evidence))));
    entries.add("finding", subject, body.put("finding", id.toString()));
    return id;
  }
}
