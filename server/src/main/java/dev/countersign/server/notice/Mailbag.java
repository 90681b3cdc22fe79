package dev.countersign.server.notice;

import java.time.Instant;
import java.util.Optional;

/** What waits for channels, and what became of it. */
public interface Mailbag {
  /** Makes what is to be told by a channel since the last time. */
  void fill(String channel);

  /** Takes one that is due; nobody else takes it as long as this one may be at it. */
  Optional<Delivery> take(String channel, Instant now);

  /** It arrived. */
  void sent(Delivery delivery, Receipt receipt, Instant at);

  /** It did not get through, and is tried again then. */
  void again(Delivery delivery, DeliveryFault fault, Instant at, Instant next);

  /** It is given up. */
  void failed(Delivery delivery, DeliveryFault fault, Instant at);
}
