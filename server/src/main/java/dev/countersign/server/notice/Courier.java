package dev.countersign.server.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers a channel's notices, one after the other. What does not get through is tried again later
 * and later, for a day.
 */
public final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Outbox outbox;
  private final NoticeStore notices;
  private final Channel channel;
  private final InstantSource clock;

  Courier(Outbox outbox, NoticeStore notices, Channel channel, InstantSource clock) {
    this.outbox = outbox;
    this.notices = notices;
    this.channel = channel;
    this.clock = clock;
  }

  /** Makes what is to be told, and delivers what is due. */
  public void round() {
    outbox.fill(channel.name());
    boolean goesOn = true;
    while (goesOn && !Thread.currentThread().isInterrupted()) {
      Delivery next = notices.take(channel.name(), clock.instant()).orElse(null);
      goesOn = next != null && deliver(next);
    }
  }

  /** False where there is no use in trying the others now. */
  private boolean deliver(Delivery delivery) {
    try {
      channel.deliver(delivery);
      notices.end(delivery.number(), "sent", clock.instant(), null);
      return true;
    } catch (DeliveryFault fault) {
      LOG.debug("a notice did not get through: {}", fault.sentence());
      return switch (fault.kind()) {
        case FOR_GOOD -> {
          notices.end(delivery.number(), "failed", clock.instant(), fault.sentence());
          yield true;
        }
        case NOW -> {
          later(delivery, fault);
          yield true;
        }
        case CHANNEL -> {
          later(delivery, fault);
          yield false;
        }
      };
    }
  }

  private void later(Delivery delivery, DeliveryFault fault) {
    Instant next = clock.instant().plus(pause(delivery.attempts()));
    if (next.isAfter(delivery.queuedAt().plus(PATIENCE))) {
      LOG.warn("a notice was given up by {}: {}", channel.name(), fault.sentence());
      notices.end(delivery.number(), "failed", clock.instant(), fault.sentence());
    } else {
      notices.again(delivery.number(), next, fault.sentence());
    }
  }

  /** Twice as long after each attempt. */
  static Duration pause(int attempts) {
    int doublings = Math.min(attempts - 1, 20);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
