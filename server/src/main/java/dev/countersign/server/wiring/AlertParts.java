package dev.countersign.server.wiring;

import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.alert.AlertStore;
import dev.countersign.server.alert.Bell;
import dev.countersign.server.alert.IncidentStore;
import dev.countersign.server.journal.JournalStore;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Alerts and who hears of them. */
@Configuration(proxyBeanMethods = false)
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
  Bell alertBell() {
    return new Bell();
  }

  @Bean
  AlertDesk alertDesk(
      JournalStore journal, IncidentStore incidents, AlertStore alerts, Bell alertBell) {
    return new AlertDesk(journal, incidents, alerts, Duration.ofHours(1), alertBell);
  }
}
