package dev.countersign.server.lure.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The header of a mail by which somebody reports another. */
final class Headers {
  private static final int MOST = 256 * 1024;

  private final InternetHeaders fields = new InternetHeaders();

  /** Of a mail; one that cannot be read has no fields. */
  Headers(byte[] mail) {
    byte[] head = mail.length > MOST ? Arrays.copyOf(mail, MOST) : mail;
    try {
      fields.load(new ByteArrayInputStream(head));
    } catch (MessagingException e) {
      // What was read up to there is there.
    }
  }

  /** All of a name, in their order, unfolded. */
  List<String> all(String name) {
    String[] values = fields.getHeader(name);
    return values == null
        ? List.of()
        : Arrays.stream(values).map(value -> MimeUtility.unfold(value).strip()).toList();
  }

  /** The first of a name; empty where there is none. */
  String first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? "" : all.getFirst();
  }

  boolean has(String name) {
    return !all(name).isEmpty();
  }

  /** The one sender, in lower case; none where there are several, or it is no address. */
  Optional<String> sender() {
    List<String> from = all("From");
    if (from.size() != 1) {
      return Optional.empty();
    }
    try {
      InternetAddress[] parsed = InternetAddress.parseHeader(from.getFirst(), false);
      return parsed.length == 1
          ? Optional.of(parsed[0].getAddress())
              .filter(one -> one.matches("[^\\s@<>\"]{1,100}@[^\\s@<>\"]{1,150}"))
              .map(one -> one.toLowerCase(Locale.ROOT))
          : Optional.empty();
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  /** The subject, decoded. */
  String subject() {
    String subject = first("Subject");
    try {
      return MimeUtility.decodeText(subject);
    } catch (UnsupportedEncodingException e) {
      return subject;
    }
  }

  /**
   * Whether an answer would go to a program or to many: what was sent by itself, bounces, lists
   * (RFC 3834, 2; RFC 2919).
   */
  boolean mustNotBeAnswered() {
    String submitted = first("Auto-Submitted").toLowerCase(Locale.ROOT);
    String precedence = first("Precedence").toLowerCase(Locale.ROOT);
    return !(submitted.isEmpty() || submitted.equals("no"))
        || precedence.matches("(bulk|list|junk|auto_reply).*")
        || has("List-Id")
        || has("List-Post")
        || has("List-Unsubscribe")
        || has("X-Auto-Response-Suppress")
        || has("X-Autoreply")
        || has("X-Loop")
        || first("Return-Path").equals("<>")
        || sender()
            .map(one -> one.matches("(mailer-daemon|postmaster|noreply|no-reply)@.*"))
            .orElse(true);
  }
}
