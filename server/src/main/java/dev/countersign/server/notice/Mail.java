package dev.countersign.server.notice;

import dev.countersign.gate.key.Secret;
import dev.countersign.server.notice.DeliveryFault.Kind;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** Mail to people, plain text, over one connection each. */
public final class Mail implements Channel {
  private static final String MILLISECONDS = "10000";

  private final String name;
  private final MailServer server;
  private final PeopleStore people;
  private final Session session;

  /** Mail handed in at that server, as a channel of that name. */
  public Mail(String name, MailServer server, PeopleStore people) {
    this.name = name;
    this.server = server;
    this.people = people;
    this.session = Session.getInstance(settings(server));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Receipt deliver(Delivery delivery) throws DeliveryFault {
    MimeMessage message = message(delivery, recipient(delivery));
    try (Transport transport = session.getTransport("smtp")) {
      connect(server, transport);
      transport.sendMessage(message, message.getAllRecipients());
      return receipt(transport);
    } catch (AuthenticationFailedException e) {
      throw new DeliveryFault(Kind.CHANNEL, server.place() + " does not take the user's password");
    } catch (MailConnectException e) {
      throw new DeliveryFault(Kind.CHANNEL, server.place() + " is not reachable");
    } catch (SendFailedException e) {
      throw refused(e);
    } catch (MessagingException e) {
      throw new DeliveryFault(Kind.CHANNEL, server.place() + " did not take the mail: " + said(e));
    }
  }

  private static Receipt receipt(Transport transport) {
    return transport instanceof SMTPTransport smtp
        ? Receipt.of(smtp.getLastReturnCode(), String.valueOf(smtp.getLastServerResponse()))
        : Receipt.NONE;
  }

  static void connect(MailServer server, Transport transport) throws MessagingException {
    Secret password = server.password();
    char[] copy = password == null ? null : password.copy();
    try {
      transport.connect(
          server.host(),
          server.port(),
          server.user(),
          copy == null ? null : String.valueOf(copy)); // Jakarta Mail takes no other form
    } finally {
      if (copy != null) {
        Arrays.fill(copy, '\0');
      }
    }
  }

  private InternetAddress recipient(Delivery delivery) throws DeliveryFault {
    Person person =
        people
            .find(UUID.fromString(delivery.recipient().substring("person/".length())))
            .filter(one -> one.state() == Person.State.ACTIVE)
            .orElseThrow(() -> new DeliveryFault(Kind.FOR_GOOD, "They may not sign in any more"));
    try {
      InternetAddress address = new InternetAddress(person.email(), true);
      address.setPersonal(Plain.of(person.name(), 100), StandardCharsets.UTF_8.name());
      return address;
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new DeliveryFault(Kind.FOR_GOOD, "Their mail address is none that mail can be sent to");
    }
  }

  private MimeMessage message(Delivery delivery, InternetAddress to) throws DeliveryFault {
    try {
      String host = server.from().getAddress().replaceFirst(".*@", "");
      // The same at every attempt: who gets a mail twice has it once.
      String id = "<" + delivery.id() + "@" + host + ">";
      MimeMessage message =
          new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
              setHeader("Message-ID", id);
            }
          };
      message.setFrom(server.from());
      message.setRecipient(RecipientType.TO, to);
      message.setSubject("Countersign: " + delivery.title(), StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(delivery.queuedAt()));
      // RFC 3834: nobody's machine is to answer.
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setText(delivery.body(), StandardCharsets.UTF_8.name());
      message.saveChanges();
      return message;
    } catch (MessagingException e) {
      throw new DeliveryFault(Kind.FOR_GOOD, "The mail could not be written: " + said(e));
    }
  }

  private DeliveryFault refused(SendFailedException e) {
    int status = 0;
    for (Throwable cause = e; cause != null; cause = next(cause)) {
      if (cause instanceof SMTPAddressFailedException address) {
        status = address.getReturnCode();
      } else if (cause instanceof SMTPSendFailedException send && status == 0) {
        status = send.getReturnCode();
      }
    }
    return new DeliveryFault(
        status / 100 == 5 ? Kind.FOR_GOOD : Kind.NOW,
        server.place() + " does not take mail for them: " + said(e),
        status,
        Duration.ZERO);
  }

  private static @Nullable Throwable next(Throwable cause) {
    return cause instanceof MessagingException mail && mail.getNextException() != null
        ? mail.getNextException()
        : cause.getCause();
  }

  private static String said(MessagingException e) {
    Throwable last = e;
    for (Throwable cause = e; cause != null; cause = next(cause)) {
      last = cause;
    }
    return String.valueOf(last.getMessage()).strip();
  }

  static Properties settings(MailServer server) {
    Properties settings = new Properties();
    settings.put("mail.transport.protocol", "smtp");
    settings.put("mail.smtp.connectiontimeout", MILLISECONDS);
    settings.put("mail.smtp.timeout", MILLISECONDS);
    settings.put("mail.smtp.writetimeout", MILLISECONDS);
    settings.put("mail.smtp.auth", Boolean.toString(server.user() != null));
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    settings.put("mail.smtp.sendpartial", "false");
    if (server.encrypted()) {
      settings.put("mail.smtp.ssl.enable", "true");
    } else if (!server.isLoopback()) {
      settings.put("mail.smtp.starttls.enable", "true");
      settings.put("mail.smtp.starttls.required", "true");
    }
    return settings;
  }
}
