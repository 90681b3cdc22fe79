package dev.countersign.server.visit;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A mail server on loopback, which can be stopped and comes back at the same port. */
public final class Mailbox implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final int port;
  private GreenMail server;

  /** Opens it. */
  public Mailbox() throws IOException {
    port = FreePort.any();
    server = started();
  }

  private GreenMail started() {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(30_000);
    GreenMail fresh = new GreenMail(setup);
    fresh.setUser("countersign@example.com", "countersign", "swordfish");
    fresh.start();
    return fresh;
  }

  /** Where it is. */
  public String url() {
    return "smtp://countersign@127.0.0.1:" + port;
  }

  /** Of its user. */
  public String password() {
    return "swordfish";
  }

  /** It is gone. */
  public void stop() {
    server.stop();
  }

  /** It is back. */
  public void start() {
    server = started();
  }

  /** Waits until so many have come for somebody whose subject holds that, and returns them. */
  public List<MimeMessage> await(String to, String subject, int number) {
    long end = System.nanoTime() + LONGEST.toNanos();
    List<MimeMessage> found = find(to, subject);
    while (found.size() < number) {
      if (System.nanoTime() > end) {
        throw new AssertionError(found.size() + " of " + number + " came; in all: " + subjects());
      }
      pause();
      found = find(to, subject);
    }
    return found;
  }

  /** Those for somebody whose subject holds that. */
  public List<MimeMessage> find(String to, String subject) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(one -> header(one, "To").contains(to) && decoded(one).contains(subject))
        .toList();
  }

  /** All, for sentences. */
  public List<String> subjects() {
    return Arrays.stream(server.getReceivedMessages())
        .map(one -> header(one, "To") + ": " + decoded(one))
        .toList();
  }

  /** A header. */
  public static String header(MimeMessage message, String name) {
    try {
      return String.join(" ", message.getHeader(name));
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String decoded(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /** The text. */
  public static String text(MimeMessage message) {
    try {
      return ((String) message.getContent()).replace("\r\n", "\n");
    } catch (MessagingException | IOException e) {
      throw new AssertionError(GreenMailUtil.getWholeMessage(message), e);
    }
  }

  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
