package dev.countersign.server.lure.mail;

import dev.countersign.server.jobs.Jobs;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The ways by which reports come by mail, as long as the server runs. */
public final class ReportMail implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Jobs jobs;
  private final @Nullable SmtpReceiver receiver;

  /**
   * Begins to listen and to read.
   *
   * @throws RuntimeException when the port is taken
   */
  public ReportMail(
      ReportWays ways, MailboxStore mailboxes, MailIntake intake, InstantSource clock) {
    this.receiver = ways.port() == null ? null : new SmtpReceiver(ways.port(), intake);
    this.jobs = new Jobs(clock);
    ReportMailbox mailbox = ways.mailbox();
    if (mailbox != null) {
      ImapReader reader = new ImapReader(mailbox, mailboxes, intake);
      jobs.every(PAUSE, "read the mailbox for reports", reader::round);
    }
  }

  /** The port on which reports are handed in; 0 where there is none. */
  public int port() {
    return receiver == null ? 0 : receiver.port();
  }

  @Override
  public void close() {
    if (receiver != null) {
      receiver.close();
    }
    jobs.close();
  }
}
