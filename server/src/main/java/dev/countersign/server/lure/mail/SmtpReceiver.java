package dev.countersign.server.lure.mail;

import dev.countersign.server.lure.Kept;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.TooMuchDataException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Takes reports in by SMTP, from the company's own mail server, which passes them on. It relays
 * nothing and sends nothing; a mail is acknowledged once it is on the disk.
 */
public final class SmtpReceiver implements AutoCloseable {
  /** A mail may have so many bytes. */
  static final int MOST_BYTES = 25_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(SmtpReceiver.class);
  private static final int MOST_CONNECTIONS = 8;
  private static final int MOST_RECIPIENTS = 100;
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final SMTPServer server;
  private final MailIntake intake;

  /**
   * Begins to listen.
   *
   * @throws RuntimeException when the port is taken
   */
  public SmtpReceiver(ReportPort port, MailIntake intake) {
    this.intake = intake;
    this.server =
        SMTPServer.port(port.port())
            .bindAddress(port.address())
            .hostName("localhost")
            .softwareName("Countersign")
            .maxConnections(MOST_CONNECTIONS)
            .maxRecipients(MOST_RECIPIENTS)
            .maxMessageSize(MOST_BYTES)
            .connectionTimeout(Math.toIntExact(SILENCE.toSeconds()), TimeUnit.SECONDS)
            .insertReceivedHeaders(false)
            .messageHandlerFactory(Taking::new)
            .build();
    server.start();
  }

  /** The port on which it listens. */
  public int port() {
    return server.getPortAllocated();
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Taking implements MessageHandler {
    private String from = "";

    Taking(MessageContext context) {}

    @Override
    public void from(String sender) {
      from = sender;
    }

    @Override
    public void recipient(String recipient) {} // whatever is handed in here is a report

    @Override
    public String data(InputStream in) throws RejectException, IOException {
      byte[] mail = in.readNBytes(MOST_BYTES + 1);
      if (mail.length > MOST_BYTES) {
        String sentence =
            String.format(Locale.ROOT, "A report may have at most %,d bytes", MOST_BYTES);
        if (!ends(in)) {
          throw new TooMuchDataException(sentence);
        }
        throw new RejectException(552, sentence);
      }
      Kept kept = Kept.of(mail);
      try {
        intake
            .take(kept, "smtp:" + kept.sha256(), from.isBlank(), false, () -> {})
            .ifPresent(SmtpReceiver.this::readLater);
      } catch (RuntimeException e) {
        LOG.warn("a report by mail could not be kept: {}", e.toString());
        throw new RejectException(451, "It could not be kept just now; send it again later");
      }
      return "It is kept, and will be answered";
    }

    /** Reads on to the end, so that the next command is found; no further than as much again. */
    private static boolean ends(InputStream in) throws IOException {
      byte[] some = new byte[1 << 16];
      long more = 0;
      int read = in.read(some);
      while (read >= 0 && more <= MOST_BYTES) {
        more += read;
        read = in.read(some);
      }
      return read < 0;
    }

    @Override
    public void done() {}
  }

  /** Whoever hands it in does not wait for its reading. */
  private void readLater(UUID report) {
    Thread.ofVirtual().name("read a report").start(() -> intake.read(report));
  }
}
