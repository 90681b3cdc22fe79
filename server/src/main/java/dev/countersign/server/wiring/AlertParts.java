package dev.countersign.server.wiring;

import dev.countersign.server.alert.AlertCouriers;
import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.alert.AlertFigures;
import dev.countersign.server.alert.AlertStore;
import dev.countersign.server.alert.Bell;
import dev.countersign.server.alert.ChannelStore;
import dev.countersign.server.alert.DeliveryStore;
import dev.countersign.server.alert.Herald;
import dev.countersign.server.alert.IncidentDesk;
import dev.countersign.server.alert.IncidentStore;
import dev.countersign.server.alert.Tellings;
import dev.countersign.server.alert.channel.Ways;
import dev.countersign.server.alert.settings.AlertSettings;
import dev.countersign.server.api.IncidentsApi;
import dev.countersign.server.console.ChannelPages;
import dev.countersign.server.console.IncidentPages;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.notice.Outside;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.transfer.Requesters;
import java.net.URI;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Alerts and who hears of them. */
@Configuration(proxyBeanMethods = false)
@Import({IncidentPages.class, ChannelPages.class, IncidentsApi.class})
public class AlertParts {
  @Bean
  IncidentStore incidents(DataSource source) {
    return new IncidentStore(source);
  }

  @Bean
  AlertStore alerts(DataSource source) {
    return new AlertStore(source);
  }

  @Bean
  DeliveryStore alertDeliveries(DataSource source) {
    return new DeliveryStore(source);
  }

  @Bean
  ChannelStore alertChannels(DataSource source) {
    return new ChannelStore(source);
  }

  @Bean
  Bell alertBell() {
    return new Bell();
  }

  @Bean
  AlertDesk alertDesk(
      JournalStore journal,
      IncidentStore incidents,
      AlertStore alerts,
      AlertSettings settings,
      Bell alertBell,
      Tracing tracing) {
    return new AlertDesk(journal, incidents, alerts, settings.policy().gap(), alertBell, tracing);
  }

  @Bean
  IncidentDesk incidentDesk(JournalStore journal, IncidentStore incidents, Bell alertBell) {
    return new IncidentDesk(journal, incidents, alertBell);
  }

  /** Tells who must hear, from the start on. */
  @Bean(destroyMethod = "close")
  AlertCouriers alertCouriers(
      DataSource source,
      JournalStore journal,
      IncidentStore incidents,
      AlertStore alerts,
      DeliveryStore deliveries,
      PeopleStore people,
      Requesters requesters,
      AlertSettings settings,
      Outside outside,
      Bell alertBell,
      URI origin,
      Clock clock,
      Tracing tracing) {
    Herald herald =
        new Herald(
            source,
            incidents,
            alerts,
            deliveries,
            people,
            settings,
            new Tellings(origin, requesters::name),
            clock);
    Ways ways = new Ways(outside.mail(), people, String.valueOf(origin.getHost()), clock);
    return new AlertCouriers(
        herald, journal, deliveries, settings, ways, alertBell, clock, tracing);
  }

  @Bean
  AlertFigures alertFigures(DataSource source, Clock clock) {
    return new AlertFigures(source, clock);
  }
}
