package dev.countersign.server.lure;

import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.PeopleStore;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * All that has to do with reports, put together.
 *
 * @param reports where things are reported
 * @param campaigns where security works
 * @param queue in which they wait
 * @param contacts the directory
 * @param ourselves who we are, for whoever reads a report
 */
public record LureHouse(
    ReportDesk reports,
    CampaignDesk campaigns,
    QueueStore queue,
    ContactDesk contacts,
    Ourselves ourselves) {
  /** Over that database. */
  public static LureHouse open(
      DataSource source,
      JournalStore journal,
      PeopleStore people,
      Reading reading,
      Exercises exercises,
      Recognising recognising,
      InstantSource clock) {
    ReportStore reports = new ReportStore(source);
    CampaignStore campaigns = new CampaignStore(source);
    ExposureStore exposures = new ExposureStore(source);
    ContactStore contacts = new ContactStore(source);
    Ourselves ourselves = new Ourselves(contacts, people);
    Joining joining = new Joining(reports, campaigns, exposures, people);
    return new LureHouse(
        new ReportDesk(
            source,
            journal,
            reports,
            campaigns,
            exposures,
            joining,
            reading,
            recognising,
            ourselves,
            exercises,
            clock),
        new CampaignDesk(journal, reports, campaigns, exposures, contacts, joining),
        new QueueStore(source),
        new ContactDesk(journal, contacts),
        ourselves);
  }
}
