package dev.countersign.server.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/** A connection to the mail server, over which several mails go. */
public final class MailLine implements AutoCloseable {
  private final Transport transport;

  private MailLine(Transport transport) {
    this.transport = transport;
  }

  /** What messages for that server are made with. */
  public static Session session(MailServer server) {
    return Session.getInstance(Mail.settings(server));
  }

  /**
   * Connects.
   *
   * @throws MessagingException when it cannot; nothing was sent
   */
  public static MailLine open(MailServer server, Session session) throws MessagingException {
    Transport transport = session.getTransport("smtp");
    Mail.connect(server, transport);
    return new MailLine(transport);
  }

  /**
   * Hands one over.
   *
   * @throws MessagingException when it is not taken, or it is not known whether it was
   */
  public void send(MimeMessage message, InternetAddress to) throws MessagingException {
    transport.sendMessage(message, new InternetAddress[] {to});
  }

  @Override
  public void close() throws MessagingException {
    transport.close();
  }
}
