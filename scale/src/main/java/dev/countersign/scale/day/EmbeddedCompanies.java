package dev.countersign.scale.day;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.lure.link.DomainWatch;
import dev.countersign.scale.job.Companies;
import dev.countersign.scale.job.Findings;
import dev.countersign.topic.AccountEvent;
import dev.countersign.topic.SeenDomain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The watches over accounts and domains in this process, as a server has them. */
public final class EmbeddedCompanies {
  private static final long SEED = 5;
  private static final long AGAIN = 30 * 86_400L;

  private EmbeddedCompanies() {}

  /** What they say, as findings are written: of each company, its events in their order. */
  public static List<byte[]> findings(
      Companies companies, List<AccountEvent> events, List<SeenDomain> domains) {
    List<byte[]> findings = new ArrayList<>();
    for (Companies.Company company : companies.all()) {
      var watch =
          company.sessions(SEED, sighting -> findings.add(Findings.of(company.name(), sighting)));
      events.stream()
          .filter(one -> one.company().equals(company.name()))
          .map(AccountEvent::event)
          .sorted(
              Comparator.comparing(AccessEvent::at)
                  .thenComparing(AccessEvent::source)
                  .thenComparing(AccessEvent::id))
          .forEach(event -> watch.accept(event, event.at()));
      DomainWatch names = company.domains();
      Map<String, Long> said = new HashMap<>();
      for (SeenDomain seen : domains) {
        names
            .look(seen.host())
            .filter(one -> seen.time() - said.getOrDefault(one.host(), -AGAIN) >= AGAIN)
            .ifPresent(one -> {
              findings.add(Findings.of(company.name(), seen, one));
              said.put(one.host(), seen.time());
            });
      }
    }
    return findings;
  }
}
