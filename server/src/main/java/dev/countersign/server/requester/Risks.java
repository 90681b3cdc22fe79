package dev.countersign.server.requester;

import dev.countersign.lure.risk.Met;
import dev.countersign.lure.risk.PersonRisk;
import dev.countersign.server.lure.ExposureStore;
import dev.countersign.server.machine.Machine;
import dev.countersign.server.machine.MachineStore;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The risk of a person or a machine, 0 to 100: 90 after a finding that a session or a passkey of
 * theirs, or its token, was used by somebody else, falling in a straight line to 0 over seven days.
 * Of a person also what comes of lures that they met ({@link PersonRisk}); the highest counts.
 */
public final class Risks {
  private static final int AFTER_A_FINDING = 90;
  private static final Duration FADES = Duration.ofDays(7);

  /** The last finding about a person, or what {@code :about} names. */
  private static final String LAST =
      """
      select max(at) from journal
      where kind = 'finding' and at > :since
        and (subject in (:about, 'person/' || :person)
          or subject like 'session/%' and body like '%"person":"' || :person || '"%')
      """;

  private final JdbcClient jdbc;
  private final ExposureStore exposures;

  /** From the journal of a database that was brought up to date. */
  public Risks(DataSource source) {
    this.jdbc = JdbcClient.create(source);
    this.exposures = new ExposureStore(source);
  }

  /** The risk of a person now: the higher of what findings and what lures make of it. */
  public int ofPerson(UUID person, Instant now) {
    return Math.max(ofFindings(person, now), ofLures(person, now));
  }

  private int ofLures(UUID person, Instant now) {
    List<Met> met =
        exposures.met(person).stream().flatMap(meeting -> meeting.met().stream()).toList();
    return PersonRisk.of(met, now);
  }

  /** What findings about somebody's sessions and passkeys make of it. */
  public int ofFindings(UUID person, Instant now) {
    return jdbc.sql("select (" + LAST + ") as last")
        .param("since", Timestamp.from(now.minus(FADES)))
        .param("person", person.toString())
        .param("about", "person/" + person)
        .query((row, index) -> after(row.getTimestamp("last"), now))
        .single();
  }

  /** A machine that may act, and its risk. */
  record MachineRisk(Machine machine, int risk) {}

  /**
   * A machine for which somebody answers, and its risk now: after a finding about it or about who
   * answers for it.
   */
  Optional<MachineRisk> ofMachine(UUID machine, Instant now) {
    return jdbc.sql(
            "select m.*, ("
                + LAST.replace(":person", "m.responsible")
                + ") as last from ("
                + MachineStore.ANSWERED_FOR
                + ") m")
        .param("id", machine)
        .param("since", Timestamp.from(now.minus(FADES)))
        .param("about", "machine/" + machine)
        .query((row, index) ->
            new MachineRisk(MachineStore.machine(row, index), after(row.getTimestamp("last"), now)))
        .optional();
  }

  private static int after(@Nullable Timestamp last, Instant now) {
    if (last == null) {
      return 0;
    }
    long left = FADES.minus(Duration.between(last.toInstant(), now)).toSeconds();
    return (int) Math.max(0, Math.min(AFTER_A_FINDING, AFTER_A_FINDING * left / FADES.toSeconds()));
  }
}
