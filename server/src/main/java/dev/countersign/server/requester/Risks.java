package dev.countersign.server.requester;

import dev.countersign.access.risk.Kind;
import dev.countersign.access.risk.Part;
import dev.countersign.access.risk.Risk;
import dev.countersign.access.risk.Weight;
import dev.countersign.lure.risk.Met;
import dev.countersign.server.finding.AccountFinding;
import dev.countersign.server.finding.AccountFindings;
import dev.countersign.server.lure.ExposureStore;
import dev.countersign.server.lure.ExposureStore.Meeting;
import dev.countersign.server.machine.Machine;
import dev.countersign.server.machine.MachineStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The risk of people, their sessions and machines, 0 to 100, by the one formula of {@link Risk}: of
 * lures that they met, and of findings about their accounts, sessions and tokens.
 */
public final class Risks {
  private static final String FOUND =
      "exists (select 1 from account_finding f where f.machine = m.id or f.person = m.responsible)";

  private final JdbcClient jdbc;
  private final ExposureStore exposures;
  private final AccountFindings findings;
  private final ExerciseParts exercises;

  /** From a database that was brought up to date. */
  public Risks(DataSource source) {
    this.jdbc = JdbcClient.create(source);
    this.exposures = new ExposureStore(source);
    this.findings = new AccountFindings(source);
    this.exercises = new ExerciseParts(source);
  }

  /**
   * What is known about somebody.
   *
   * @param meetings with lures, harmless ones left out
   * @param findings about their accounts and sessions, the newest first
   * @param practised what counts of exercises
   */
  public record Known(
      List<Meeting> meetings, List<AccountFinding> findings, List<Practised> practised) {
    /** Copies. */
    public Known {
      meetings = List.copyOf(meetings);
      findings = List.copyOf(findings);
      practised = List.copyOf(practised);
    }

    /** As the formula takes it. */
    public List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      meetings.forEach(one -> one.met().map(Risks::part).ifPresent(parts::add));
      findings.forEach(one -> parts.add(one.part()));
      practised.forEach(one -> parts.add(one.part()));
      return parts;
    }
  }

  /** A lure that somebody met, as a part. */
  public static Part part(Met met) {
    return new Part(
        Kind.LURE,
        "",
        new Weight(met.exposure().risk(), met.exposure().fades()),
        met.since(),
        met.atMost());
  }

  /** What is known about somebody now. */
  public Known known(UUID person, Instant now) {
    return new Known(
        exposures.met(person), findings.ofPerson(person, now), exercises.of(person, now));
  }

  /** The risk of a person now. */
  public int ofPerson(UUID person, Instant now) {
    return Risk.ofPerson(known(person, now).parts(), now);
  }

  /** A machine that may act, and its risk. */
  record MachineRisk(Machine machine, int risk) {}

  /**
   * A machine for which somebody answers, and its risk now: after a finding about its token, or
   * about the accounts and sessions of who answers for it.
   */
  Optional<MachineRisk> ofMachine(UUID machine, Instant now) {
    return jdbc.sql("select m.*, " + FOUND + " as found from (" + MachineStore.ANSWERED_FOR + ") m")
        .param("id", machine)
        .query((row, index) -> new Asked(MachineStore.machine(row, index), row.getBoolean("found")))
        .optional()
        .map(one ->
            new MachineRisk(one.machine(), one.found() ? ofFindings(one.machine(), now) : 0));
  }

  /** Most machines have none, and whoever decides holds up all others meanwhile. */
  private record Asked(Machine machine, boolean found) {}

  private int ofFindings(Machine machine, Instant now) {
    return Risk.ofPerson(
        findings.ofMachine(machine.id(), machine.responsible(), now).stream()
            .map(AccountFinding::part)
            .toList(),
        now);
  }
}
