package dev.countersign.server.lure;

import dev.countersign.lure.triage.Answer;
import dev.countersign.model.verdict.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report, without what was reported.
 *
 * @param by as the journal calls whoever reported it; empty for somebody unknown
 * @param person who reported it; null where it is no person of the company
 * @param sender of a mail, the address that it says it is from
 * @param size in bytes, of all of it
 * @param sha256 of all of it, 64 hexadecimal digits
 * @param whole whether all of it was kept
 * @param recipients mail addresses to which the reported message went, as it says
 * @param answeredAt null as long as it is not read
 * @param outcome null as long as it is not read
 * @param campaign null as long as it is not read
 */
public record Report(
    long number,
    UUID id,
    Instant at,
    Way way,
    String by,
    @Nullable UUID person,
    String sender,
    String name,
    long size,
    String sha256,
    boolean whole,
    boolean reply,
    List<String> recipients,
    @Nullable Instant answeredAt,
    @Nullable Outcome outcome,
    @Nullable UUID campaign) {
  /** Copies. */
  public Report {
    recipients = List.copyOf(recipients);
  }

  /** What the journal calls it. */
  public String subject() {
    return "report/" + id;
  }

  /** Whether it was read. */
  public boolean answered() {
    return answeredAt != null;
  }

  /** True for whoever reported it. */
  public boolean isOf(UUID somebody) {
    return somebody.equals(person);
  }

  /** One with its answer. */
  public record Answered(Report report, Answer answer) {}

  /** Its campaign, once it is read. */
  public Optional<UUID> itsCampaign() {
    return Optional.ofNullable(campaign);
  }
}
