package dev.countersign.server.notice;

import dev.countersign.server.jobs.Jobs;
import dev.countersign.server.notice.Courier.Patience;
import dev.countersign.server.people.PeopleStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The channels that this server was given, each with a thread of its own: a mail server that does
 * not answer delays no webhook, and neither delays anything else.
 */
public final class Couriers implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(5), Duration.ofHours(2), Duration.ofDays(1));

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final Outside outside;

  /** Begins to deliver. */
  public Couriers(
      Outbox outbox,
      NoticeStore notices,
      PeopleStore people,
      Outside outside,
      InstantSource clock) {
    this.outside = outside;
    MailServer mail = outside.mail();
    WebhookPlace webhook = outside.webhook();
    Mailbag bag = new NoticeBag(outbox, notices);
    if (mail != null) {
      Mail channel = new Mail(Letters.MAIL, mail, people);
      start(new Courier(bag, channel, PATIENCE, clock), "send mail", clock);
    }
    if (webhook != null) {
      Webhook channel = new Webhook(Letters.WEBHOOK, webhook, clock);
      start(new Courier(bag, channel, PATIENCE, clock), "send webhooks", clock);
      parts.add(channel);
    }
  }

  private void start(Courier courier, String name, InstantSource clock) {
    Jobs jobs = new Jobs(clock);
    parts.add(jobs);
    jobs.every(PAUSE, name, courier::round);
  }

  /** Where mail is handed in; empty for nowhere. */
  public String mailPlace() {
    MailServer mail = outside.mail();
    return mail == null ? "" : mail.host() + ":" + mail.port();
  }

  /** Where webhooks go; empty for nowhere. */
  public String webhookPlace() {
    WebhookPlace webhook = outside.webhook();
    return webhook == null ? "" : webhook.url().getHost();
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : parts) {
      part.close();
    }
  }
}
