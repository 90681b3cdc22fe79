package dev.countersign.server.console;

import dev.countersign.response.cases.Agenda;
import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.CaseState;
import dev.countersign.response.playbook.Playbooks;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Words;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A case in a list, or at the head of its page.
 *
 * @param mark how it is marked: deny, hold, allow or note
 * @param kinds what it is, the gravest first, in words
 * @param due what is to be decided next, in words; empty where nothing is
 * @param late whether that is overdue
 * @param lead who leads it; empty for nobody
 */
public record CaseLine(
    String id,
    String number,
    String mark,
    String state,
    boolean closed,
    String severity,
    String kinds,
    Words title,
    String due,
    boolean late,
    String lead,
    String openedAt,
    String openedBy,
    String lastAt,
    String ago) {
  /** Of a case, as of now. */
  public static CaseLine of(
      Case one, Playbooks playbooks, UnaryOperator<String> names, Instant now) {
    List<Agenda.Line> open =
        one.state() == CaseState.CLOSED ? List.of() : one.agenda(playbooks).open();
    Instant due = one.agenda(playbooks).firstDue().orElse(Instant.MAX);
    return new CaseLine(
        one.id().toString(),
        one.number(),
        mark(one),
        one.state().word(),
        one.state() == CaseState.CLOSED,
        IncidentLine.word(one.severity()),
        one.playbooks().keySet().stream()
            .map(kind -> kind.title())
            .collect(Collectors.joining(" · ")),
        Words.of(one.title()),
        open.isEmpty() ? "" : due(open.size(), due, now),
        !open.isEmpty() && due.isBefore(now),
        one.lead().map(names).map(Words::plain).orElse(""),
        Moments.of(one.openedAt()),
        one.openedBy().equals(Case.ITSELF)
            ? "by itself"
            : "by " + Words.plain(names.apply(one.openedBy())),
        Moments.of(one.lastAt()),
        Moments.apart(now, one.lastAt()));
  }

  private static String due(int open, Instant due, Instant now) {
    String many = open == 1 ? "1 decision" : open + " decisions";
    return many
        + (due.isBefore(now) ? ", overdue since " : ", due ")
        + Moments.apart(now, due).replace(" ago", "");
  }

  private static String mark(Case one) {
    return switch (one.state()) {
      case OPEN -> IncidentLine.mark(one.severity());
      case CONTAINED -> "hold";
      case CLOSED -> "allow";
    };
  }
}
