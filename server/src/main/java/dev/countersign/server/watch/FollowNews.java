package dev.countersign.server.watch;

import dev.countersign.server.alert.AlertDesk;
import dev.countersign.watch.follow.FollowAlerts;
import dev.countersign.watch.follow.FollowEvent;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to following a chain becomes an alert. */
final class FollowNews {
  private static final Logger LOG = LoggerFactory.getLogger(FollowNews.class);

  /** So deep a reorganisation is loud. */
  private static final long DEEP = 7;

  private final AlertDesk alerts;
  private final InstantSource clock;

  FollowNews(AlertDesk alerts, InstantSource clock) {
    this.alerts = alerts;
    this.clock = clock;
  }

  void tell(long chain, FollowEvent event) {
    LOG.info("chain {}: {}", chain, event.sentence());
    alerts.raise(new FollowAlerts(chain, DEEP).of(event, clock.instant()).stream().toList());
  }
}
