package dev.countersign.server.wiring;

import dev.countersign.access.watch.SessionWatch;
import dev.countersign.access.watch.WatchSettings;
import dev.countersign.server.access.HoldStore;
import dev.countersign.server.access.ResponseStore;
import dev.countersign.server.access.Responses;
import dev.countersign.server.access.Telling;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.event.Intake;
import dev.countersign.server.access.mapping.MappingDesk;
import dev.countersign.server.access.mapping.MappingFolder;
import dev.countersign.server.access.mapping.OwnMappings;
import dev.countersign.server.access.mapping.SourceReaders;
import dev.countersign.server.access.own.JournalEvents;
import dev.countersign.server.access.own.PageEvents;
import dev.countersign.server.access.pull.Pulls;
import dev.countersign.server.access.settings.AccessSettings;
import dev.countersign.server.access.watch.AccessJobs;
import dev.countersign.server.access.watch.EventWatch;
import dev.countersign.server.access.watch.KnownNetworks;
import dev.countersign.server.access.watch.Sightings;
import dev.countersign.server.api.AccessEventsApi;
import dev.countersign.server.console.AccessPages;
import dev.countersign.server.console.MappingPages;
import dev.countersign.server.console.SourcePages;
import dev.countersign.server.finding.AccountFindings;
import dev.countersign.server.finding.FindingDesk;
import dev.countersign.server.indicator.IndicatorStore;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.page.RiskViews;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.requester.Risks;
import dev.countersign.server.session.SessionStore;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Events around accounts, what is found in them, and what is done about it. */
@Configuration(proxyBeanMethods = false)
@Import({AccessPages.class, SourcePages.class, MappingPages.class, AccessEventsApi.class})
public class AccessParts {
  @Bean
  AccountFindings accountFindings(DataSource source) {
    return new AccountFindings(source);
  }

  @Bean
  HoldStore holds(DataSource source) {
    return new HoldStore(source);
  }

  @Bean
  Responses responses(
      JournalStore journal,
      DataSource source,
      HoldStore holds,
      SessionStore sessions,
      PeopleStore people,
      Telling telling,
      AccessSettings settings) {
    return new Responses(
        journal, new ResponseStore(source), holds, sessions, people, telling, settings.responses());
  }

  @Bean
  FindingDesk findingDesk(JournalStore journal, AccountFindings findings, Responses responses) {
    return new FindingDesk(journal, findings, responses);
  }

  @Bean
  RiskViews riskViews(Risks risks, LureHouse lures, Policies policies, Clock clock) {
    return new RiskViews(risks, lures, policies, clock);
  }

  @Bean
  EventStore eventStore(DataSource source) {
    return new EventStore(source);
  }

  @Bean
  OwnMappings ownMappings(DataSource source) {
    return new OwnMappings(source);
  }

  @Bean
  MappingDesk mappingDesk(JournalStore journal, DataSource source, OwnMappings mappings) {
    return new MappingDesk(journal, source, mappings);
  }

  @Bean(destroyMethod = "close")
  MappingFolder mappingFolder(AccessSettings settings, MappingDesk desk, Clock clock) {
    return new MappingFolder(settings.mappings(), desk, clock);
  }

  @Bean
  Intake intake(OwnMappings mappings, EventStore events, Clock clock) {
    return new Intake(new SourceReaders(mappings), events, clock);
  }

  @Bean(destroyMethod = "close")
  EventWatch eventWatch(
      DataSource source,
      PeopleStore people,
      SessionStore sessions,
      AccountFindings findings,
      JournalStore journal,
      AccessSettings settings,
      IndicatorStore indicators,
      Clock clock) {
    return new EventWatch(
        source,
        new Sightings(people, sessions, findings),
        journal,
        found ->
            new SessionWatch(
                WatchSettings.standard().seeded(new SecureRandom().nextLong()),
                settings.networks(),
                found),
        new KnownNetworks(indicators),
        settings.remember(),
        clock);
  }

  @Bean
  PageEvents pageEvents(EventStore events, Clock clock) {
    return new PageEvents(events, clock);
  }

  @Bean
  WebMvcConfigurer pagesThatAreLookedAt(PageEvents pages) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(pages).excludePathPatterns("/assets/**", "/webjars/**", "/live");
      }
    };
  }

  /** The jobs, which begin at once, and end before what they use. */
  @Bean(destroyMethod = "close")
  AccessJobs accessJobs(
      EventWatch watch,
      DataSource source,
      PeopleStore people,
      Telling telling,
      PageEvents pages,
      Responses responses,
      EventStore events,
      AccessSettings settings,
      Clock clock) {
    return new AccessJobs(
        watch,
        new JournalEvents(source, people, telling, clock),
        pages,
        responses,
        events,
        settings.keep(),
        clock);
  }

  @Bean(destroyMethod = "close")
  Pulls pulls(
      AccessSettings settings, DataSource source, Intake intake, EventWatch watch, Clock clock) {
    return new Pulls(settings.pulls(), source, intake, () -> watch.status().isPresent(), clock);
  }
}
