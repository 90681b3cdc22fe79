package dev.countersign.server.notice;

import java.time.Instant;
import java.util.Optional;

/** The notices that the journal's entries are. */
final class NoticeBag implements Mailbag {
  private final Outbox outbox;
  private final NoticeStore notices;

  NoticeBag(Outbox outbox, NoticeStore notices) {
    this.outbox = outbox;
    this.notices = notices;
  }

  @Override
  public void fill(String channel) {
    outbox.fill(channel);
  }

  @Override
  public Optional<Delivery> take(String channel, Instant now) {
    return notices.take(channel, now);
  }

  @Override
  public void sent(Delivery delivery, Receipt receipt, Instant at) {
    notices.end(delivery.number(), "sent", at, null);
  }

  @Override
  public void again(Delivery delivery, DeliveryFault fault, Instant at, Instant next) {
    notices.again(delivery.number(), next, fault.sentence());
  }

  @Override
  public void failed(Delivery delivery, DeliveryFault fault, Instant at) {
    notices.end(delivery.number(), "failed", at, fault.sentence());
  }
}
