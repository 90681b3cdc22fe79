package dev.countersign.server.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits for a channel, one after the other. What does not get through is tried again
 * later and later, until patience is at its end.
 */
public final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private final Mailbag bag;
  private final Channel channel;
  private final Patience patience;
  private final InstantSource clock;

  /** One of that channel. */
  public Courier(Mailbag bag, Channel channel, Patience patience, InstantSource clock) {
    this.bag = bag;
    this.channel = channel;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * How often something is tried.
   *
   * @param first the pause after the first attempt; each is twice the one before it
   * @param longest the longest pause
   * @param whole from when it was queued until it is given up
   */
  public record Patience(Duration first, Duration longest, Duration whole) {
    /** The pause after so many attempts, 1 or more. */
    public Duration pause(int attempts) {
      Duration pause = first.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 20));
      return pause.compareTo(longest) > 0 ? longest : pause;
    }
  }

  /** Makes what is to be told, and delivers what is due. */
  public void round() {
    bag.fill(channel.name());
    boolean goesOn = true;
    while (goesOn && !Thread.currentThread().isInterrupted()) {
      Instant begun = clock.instant();
      Delivery next = bag.take(channel.name(), begun).orElse(null);
      goesOn = next != null && deliver(next, begun);
    }
  }

  /** False where there is no use in trying the others now. */
  private boolean deliver(Delivery delivery, Instant begun) {
    try {
      Receipt receipt = channel.deliver(delivery);
      bag.sent(delivery, receipt, clock.instant());
      return true;
    } catch (DeliveryFault fault) {
      LOG.debug("a notice did not get through: {}", fault.sentence());
      return switch (fault.kind()) {
        case FOR_GOOD -> {
          bag.failed(delivery, fault, clock.instant());
          yield true;
        }
        case NOW -> {
          later(delivery, fault, begun);
          yield true;
        }
        case CHANNEL -> {
          later(delivery, fault, begun);
          yield false;
        }
      };
    }
  }

  private void later(Delivery delivery, DeliveryFault fault, Instant begun) {
    Instant now = clock.instant();
    Duration pause = patience.pause(delivery.attempts());
    if (fault.rest().compareTo(pause) > 0) {
      pause = fault.rest().compareTo(patience.longest()) > 0 ? patience.longest() : fault.rest();
    }
    // How long it was tried is told by when the last attempt began, however long that one took.
    if (begun.plus(pause).isAfter(delivery.queuedAt().plus(patience.whole()))) {
      LOG.warn("a notice was given up by {}: {}", channel.name(), fault.sentence());
      bag.failed(delivery, fault, now);
    } else {
      bag.again(delivery, fault, now, now.plus(pause));
    }
  }
}
