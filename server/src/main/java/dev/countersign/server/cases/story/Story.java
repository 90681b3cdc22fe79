package dev.countersign.server.cases.story;

import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.Timeline;
import dev.countersign.response.cases.TimelineLine;
import dev.countersign.response.playbook.Playbooks;
import dev.countersign.server.book.Book;
import dev.countersign.server.transfer.Requesters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Puts a case's timeline together. */
public final class Story {
  private final List<Teller> tellers;

  /** Out of the stores of that database. */
  public Story(
      DataSource source, Book book, Requesters names, Function<Case, Playbooks> playbooks) {
    Entries entries = new Entries(source);
    this.tellers =
        List.of(
            new ReportTeller(source, entries, names),
            new AccessTeller(source, entries, names),
            new TransferTeller(source, entries, names),
            new ChainTeller(source, book),
            new TraceTeller(entries, names),
            new FreezeTeller(source, names),
            new DeedTeller(entries, names, playbooks));
  }

  /** What happened, as of that moment: the same stores give the same lines in the same order. */
  public Timeline of(Case one, Instant now) {
    Scope scope = Scope.of(one, now);
    List<TimelineLine> lines = new ArrayList<>();
    tellers.forEach(teller -> lines.addAll(teller.lines(scope)));
    return Timeline.of(lines);
  }
}
