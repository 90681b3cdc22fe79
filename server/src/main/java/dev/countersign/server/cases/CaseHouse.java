package dev.countersign.server.cases;

import dev.countersign.server.book.Book;
import dev.countersign.server.cases.story.Story;
import dev.countersign.server.finding.AccountFindings;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.CampaignStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.transfer.TransferStore;
import javax.sql.DataSource;

/**
 * Puts together what deals with cases.
 *
 * @param follower opens cases, and lets happenings join them
 * @param story tells what happened in one
 */
public record CaseHouse(CaseDesk desk, CaseFollower follower, Story story) {
  /** Over those stores, with the playbooks in force. */
  public static CaseHouse of(
      DataSource source,
      JournalStore journal,
      PeopleStore people,
      TransferStore transfers,
      Requesters requesters,
      Book book) {
    CaseStore cases = new CaseStore(source, new PlaybookStore(source));
    Triggers triggers =
        new Triggers(
            source,
            new AccountFindings(source),
            new CampaignStore(source),
            transfers,
            requesters,
            book);
    return new CaseHouse(
        new CaseDesk(journal, cases, people, new Things(source)),
        new CaseFollower(source, journal, cases, triggers),
        new Story(source, book, requesters, cases::playbooks));
  }

  /** The cases. */
  public CaseStore store() {
    return desk.store();
  }
}
