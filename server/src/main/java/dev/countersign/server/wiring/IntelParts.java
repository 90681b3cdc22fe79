package dev.countersign.server.wiring;

import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.knowledge.KnowledgeReader;
import dev.countersign.intel.taxii.TaxiiCollection;
import dev.countersign.intel.taxii.TaxiiRoot;
import dev.countersign.server.api.IndicatorsApi;
import dev.countersign.server.api.TaxiiApi;
import dev.countersign.server.console.KeptPages;
import dev.countersign.server.console.KnownPages;
import dev.countersign.server.indicator.BatchStore;
import dev.countersign.server.indicator.FeedPlaces;
import dev.countersign.server.indicator.FeedPulls;
import dev.countersign.server.indicator.FeedStore;
import dev.countersign.server.indicator.IndicatorDesk;
import dev.countersign.server.indicator.IndicatorStore;
import dev.countersign.server.indicator.SharedIndicators;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.taxii.SharedKnowledge;
import dev.countersign.server.taxii.SharingKeys;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is known of thieves, and by what they are recognised. */
@Configuration(proxyBeanMethods = false)
@Import({TaxiiApi.class, IndicatorsApi.class, KnownPages.class, KeptPages.class})
public class IntelParts {
  private static final UUID KNOWN = UUID.fromString("7b1d3c0e-52f4-4f0a-9d57-20c6f0a9e4d1");
  private static final UUID OWN = UUID.fromString("c4a86f0b-9e3d-4b7c-8f21-5d70b1a2e693");

  @Bean
  Knowledge knowledge() {
    return KnowledgeReader.shipped();
  }

  @Bean
  IndicatorStore indicatorStore(DataSource source) {
    return new IndicatorStore(source);
  }

  @Bean
  IndicatorDesk indicatorDesk(JournalStore journal, DataSource source, IndicatorStore store) {
    return new IndicatorDesk(journal, new BatchStore(source), store);
  }

  @Bean
  FeedPulls feedPulls(FeedPlaces places, DataSource source, IndicatorDesk desk, Clock clock) {
    return new FeedPulls(places, new FeedStore(source), desk, clock);
  }

  @Bean
  SharingKeys sharingKeys(DataSource source, JournalStore journal, Clock clock) {
    return new SharingKeys(source, journal, clock);
  }

  @Bean
  TaxiiRoot taxiiRoot(Knowledge knowledge, DataSource source, Clock clock) {
    return new TaxiiRoot(
        "Countersign",
        "What is known of the thieves, and indicators that this company shares",
        List.of(
            new TaxiiCollection(
                KNOWN,
                "What is known of the thieves",
                "Thefts, groups, techniques and figures that ship with Countersign, each with its"
                    + " source",
                "knowledge",
                new SharedKnowledge(source).objects(knowledge, clock.instant())),
            new TaxiiCollection(
                OWN,
                "Indicators of this company",
                "Indicators that were handed in here and may be passed on",
                "indicators",
                new SharedIndicators(source))));
  }
}
