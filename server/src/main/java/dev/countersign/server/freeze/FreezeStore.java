package dev.countersign.server.freeze;

import dev.countersign.model.json.Json;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.form.FreezeJson;
import dev.countersign.response.freeze.form.FreezeJsonReader;
import dev.countersign.response.freeze.tracking.Step;
import dev.countersign.response.freeze.tracking.Tracking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Requests in the database. */
public final class FreezeStore {
  private static final String ALL =
      "select number, id, trace, response_case, drafted_by, body, closed_at, closed_by, closed_why, replaced_by"
          + " from freeze_request ";

  private final JdbcClient jdbc;

  /** In a database that was brought up to date. */
  public FreezeStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  void add(UUID id, UUID trace, FreezeRequest request, Tracking tracking, Instant due) {
    jdbc.sql(
            """
            insert into freeze_request (id, trace, case_number, response_case, reference, holder_kind,
              holder_name, holder_contact, drafted_by, body, state, state_at, due_at)
            values (:id, :trace, :case, (select id from response_case where number = :case), :reference,
              :kind, :name, :contact, :by, :body, :state, :at, :due)
            """)
        .param("id", id)
        .param("trace", trace)
        .param("case", request.terms().caseNumber())
        .param("reference", request.reference())
        .param("kind", request.holder().kind().word())
        .param("name", request.holder().name())
        .param("contact", request.holder().contact())
        .param("by", tracking.steps().getFirst().who())
        .param("body", Json.compact(FreezeJson.of(request)))
        .param("state", tracking.state().word())
        .param("at", Timestamp.from(tracking.since()))
        .param("due", Timestamp.from(due))
        .update();
    add(id, 0, tracking.steps().getFirst());
  }

  /** Notes the last step of a request that has one more than before. */
  void step(UUID id, Tracking tracking, @Nullable Instant due) {
    jdbc.sql(
            "update freeze_request set state = :state, state_at = :at, due_at = :due where id = :id")
        .param("state", tracking.state().word())
        .param("at", Timestamp.from(tracking.since()))
        .param("due", due == null ? null : Timestamp.from(due))
        .param("id", id)
        .update();
    add(id, tracking.steps().size() - 1, tracking.steps().getLast());
  }

  private void add(UUID id, int position, Step step) {
    ObjectNode detail = StateJson.detail(step.state());
    jdbc.sql(
            """
            insert into freeze_step (request, position, state, at, who, note, detail)
            values (:id, :position, :state, :at, :who, :note, cast(:detail as text))
            """)
        .param("id", id)
        .param("position", position)
        .param("state", step.state().word())
        .param("at", Timestamp.from(step.at()))
        .param("who", step.who())
        .param("note", step.note())
        .param("detail", detail == null ? null : Json.compact(detail))
        .update();
  }

  void close(UUID id, KeptRequest.Closed closed) {
    jdbc.sql(
            """
            update freeze_request set closed_at = :at, closed_by = :by, closed_why = :why,
              replaced_by = :other, due_at = null where id = :id
            """)
        .param("at", Timestamp.from(closed.at()))
        .param("by", closed.by())
        .param("why", closed.why())
        .param("other", closed.replacedBy().orElse(null))
        .param("id", id)
        .update();
  }

  /**
   * Puts off when somebody is reminded next.
   *
   * @return false where another server did so before
   */
  boolean due(UUID id, Instant now, Instant next) {
    return jdbc.sql("update freeze_request set due_at = :next where id = :id and due_at <= :now")
            .param("next", Timestamp.from(next))
            .param("now", Timestamp.from(now))
            .param("id", id)
            .update()
        > 0;
  }

  /** How many of a case were ever made, by which the next one is numbered. */
  int made(String caseNumber) {
    return jdbc.sql("select count(*) from freeze_request where case_number = :case")
        .param("case", caseNumber)
        .query(Integer.class)
        .single();
  }

  /** One of them. */
  public Optional<KeptRequest> find(UUID id) {
    return jdbc.sql(ALL + "where id = :id").param("id", id).query(this::request).optional();
  }

  /** Those of a trace, in their order. */
  public List<KeptRequest> of(UUID trace) {
    return jdbc.sql(ALL + "where trace = :trace order by number")
        .param("trace", trace)
        .query(this::request)
        .list();
  }

  /** Those of a case, in their order. */
  public List<KeptRequest> ofCase(UUID responseCase) {
    return jdbc.sql(ALL + "where response_case = :case order by number")
        .param("case", responseCase)
        .query(this::request)
        .list();
  }

  /** The newest before a number. */
  public List<KeptRequest> before(long number, int most) {
    return jdbc.sql(ALL + "where number < :number order by number desc limit :most")
        .param("number", number)
        .param("most", most)
        .query(this::request)
        .list();
  }

  /** What waits: neither closed nor answered for good, the longest first. */
  public List<KeptRequest> open(int most) {
    return jdbc.sql(
            ALL
                + "where closed_at is null and state not in ('frozen', 'refused')"
                + " order by state_at, number limit :most")
        .param("most", most)
        .query(this::request)
        .list();
  }

  /** Those of which somebody is to be reminded. */
  List<UUID> due(Instant now, int most) {
    return jdbc.sql(
            "select id from freeze_request where due_at <= :now and closed_at is null"
                + " order by due_at limit :most")
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(UUID.class)
        .list();
  }

  /** Where the last request to a holder of that name went to; empty for none. */
  public String contact(String holder) {
    return jdbc.sql(
            "select holder_contact from freeze_request where holder_name = :name"
                + " and holder_contact <> '' order by number desc limit 1")
        .param("name", holder)
        .query(String.class)
        .optional()
        .orElse("");
  }

  void again(UUID trace, UUID newer, String by, Instant at) {
    jdbc.sql(
            "insert into freeze_again (trace, newer, asked_by, asked_at)"
                + " values (:trace, :newer, :by, :at)")
        .param("trace", trace)
        .param("newer", newer)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** The last trace that asked the same again. */
  public Optional<UUID> again(UUID trace) {
    return jdbc.sql(
            "select newer from freeze_again where trace = :trace order by number desc limit 1")
        .param("trace", trace)
        .query(UUID.class)
        .optional();
  }

  /** What the company last said of itself. */
  public Optional<Letterhead> letterhead() {
    return jdbc.sql(
            "select company, address, contact, mail, phone, legal_basis, hours"
                + " from freeze_letterhead")
        .query((row, index) ->
            new Letterhead(
                row.getString("company"),
                row.getString("address"),
                row.getString("contact"),
                row.getString("mail"),
                row.getString("phone"),
                row.getString("legal_basis"),
                row.getInt("hours")))
        .optional();
  }

  void keep(Letterhead head) {
    jdbc.sql("delete from freeze_letterhead").update();
    jdbc.sql(
            """
            insert into freeze_letterhead (company, address, contact, mail, phone, legal_basis, hours)
            values (:company, :address, :contact, :mail, :phone, :basis, :hours)
            """)
        .param("company", head.company())
        .param("address", head.address())
        .param("contact", head.contact())
        .param("mail", head.mail())
        .param("phone", head.phone())
        .param("basis", head.legalBasis())
        .param("hours", head.hours())
        .update();
  }

  private KeptRequest request(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    FreezeRequest request = FreezeJsonReader.read(row.getString("body"));
    Timestamp closed = row.getTimestamp("closed_at");
    return new KeptRequest(
        row.getLong("number"),
        id,
        row.getObject("trace", UUID.class),
        Optional.ofNullable(row.getObject("response_case", UUID.class)),
        row.getString("drafted_by"),
        request,
        new Tracking(
            request.reference(), request.terms().deadline(), request.totals(), steps(id, request)),
        closed == null
            ? Optional.empty()
            : Optional.of(
                new KeptRequest.Closed(
                    closed.toInstant(),
                    row.getString("closed_by"),
                    row.getString("closed_why"),
                    Optional.ofNullable(row.getObject("replaced_by", UUID.class)))));
  }

  private List<Step> steps(UUID id, FreezeRequest request) {
    return jdbc.sql(
            "select state, at, who, note, detail from freeze_step where request = :id"
                + " order by position")
        .param("id", id)
        .query((row, index) ->
            new Step(
                StateJson.of(row.getString("state"), row.getString("detail"), request.totals()),
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getString("note")))
        .list();
  }
}
