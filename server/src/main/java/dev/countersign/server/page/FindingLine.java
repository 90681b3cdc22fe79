package dev.countersign.server.page;

import dev.countersign.access.event.Source;
import dev.countersign.access.finding.AccessCatalogue;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.catalogue.Catalogue;
import dev.countersign.server.finding.AccountFinding;
import dev.countersign.server.finding.AccountFinding.State;
import java.time.Instant;
import java.util.Locale;

/**
 * A finding about somebody's account in a list, or at the head of its page.
 *
 * @param explained whether the catalogue has a page of it
 * @param mark how it is marked: deny, hold or note
 * @param who the person's name, or the account where nobody of that account is known
 * @param person their id; empty where they are not known
 * @param account by which the events name it; empty where they name the person themselves
 * @param settled what security says that it was; empty where it says nothing yet
 */
public record FindingLine(
    String id,
    long number,
    String code,
    boolean explained,
    String title,
    Words sentence,
    String mark,
    String severity,
    String who,
    String person,
    String account,
    String source,
    String at,
    String ago,
    boolean open,
    String settled,
    String dispute) {
  /** Of a finding, as of now. */
  public static FindingLine of(AccountFinding one, String name, Instant now) {
    return new FindingLine(
        one.id().toString(),
        one.number(),
        one.code(),
        Catalogue.ALL.stream().anyMatch(code -> code.code().equals(one.code())),
        title(one.code()),
        Words.of(one.sentence()),
        mark(one.severity()),
        one.severity().name().toLowerCase(Locale.ROOT),
        Words.plain(name.isEmpty() ? one.account() : name),
        one.person() == null ? "" : one.person().toString(),
        one.account().startsWith("person/") ? "" : Words.plain(one.account()),
        Source.of(one.source()).map(Source::words).orElse(one.source()),
        Moments.of(one.at()),
        Moments.apart(now, one.at()),
        one.state() == State.OPEN,
        one.state() == State.OPEN ? "" : one.state().words(),
        Words.plain(one.dispute()));
  }

  /** What settles a finding of that code; empty where nothing needs to. */
  static String release(String code) {
    return AccessCatalogue.ALL.stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .map(FindingCode::release)
        .orElse("");
  }

  private static String title(String code) {
    return AccessCatalogue.ALL.stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .map(FindingCode::title)
        .orElse("");
  }

  private static String mark(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "deny";
      case HIGH, MEDIUM -> "hold";
      case LOW, INFO -> "note"; // nothing about it is allowed by that
    };
  }
}
