package dev.countersign.server.wiring;

import dev.countersign.server.access.settings.AccessSettings;
import dev.countersign.server.access.signal.SignalKeys;
import dev.countersign.server.access.signal.SignalPolls;
import dev.countersign.server.access.signal.SignalsIn;
import dev.countersign.server.access.signal.SignalsOut;
import dev.countersign.server.access.signal.StreamDesk;
import dev.countersign.server.access.signal.StreamPolling;
import dev.countersign.server.access.watch.EventWatch;
import dev.countersign.server.api.SignalStreamsApi;
import dev.countersign.server.api.SignalsApi;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.PeopleStore;
import java.net.URI;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Signals to others and from them. */
@Configuration(proxyBeanMethods = false)
@Import({SignalsApi.class, SignalStreamsApi.class})
public class SignalParts {
  @Bean(destroyMethod = "close")
  SignalsOut signalsOut(
      DataSource source, SignalKeys keys, URI origin, AccessSettings settings, Clock clock) {
    return new SignalsOut(source, keys, origin, settings.signals().receivers(), clock);
  }

  @Bean
  SignalsIn signalsIn(
      DataSource source, AccessSettings settings, PeopleStore people, JournalStore journal) {
    return new SignalsIn(source, settings.signals().transmitters(), people, journal);
  }

  @Bean
  StreamDesk streamDesk(JournalStore journal, DataSource source, SignalsOut out, URI origin) {
    return new StreamDesk(journal, source, out, origin);
  }

  @Bean(destroyMethod = "close")
  StreamPolling streamPolling(DataSource source, StreamDesk streams, Clock clock) {
    return new StreamPolling(source, streams, clock);
  }

  @Bean(destroyMethod = "close")
  SignalPolls signalPolls(AccessSettings settings, SignalsIn in, EventWatch watch, Clock clock) {
    return new SignalPolls(
        settings.signals().transmitters(), in, () -> watch.status().isPresent(), clock);
  }
}
