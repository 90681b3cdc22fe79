package dev.countersign.acceptance.drill;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as it lies in a mailbox.
 *
 * @param to whose mailbox
 * @param text what a person reads
 * @param link what a program finds
 * @param raw all of it, a character for each byte
 */
record Letter(String to, String text, URI link, String raw) {
  private static final Pattern LINK = Pattern.compile("http://localhost:[0-9]+/d/([a-z2-7]{26})");

  static Letter of(MimeMessage message) {
    try {
      String text = plain(message);
      Matcher link = LINK.matcher(text);
      if (!link.find()) {
        throw new AssertionError("no link in " + text);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      return new Letter(
          message.getAllRecipients()[0].toString(),
          text,
          URI.create(link.group()),
          bytes.toString(StandardCharsets.ISO_8859_1));
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String plain(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart several) {
      return plain(several.getBodyPart(0));
    }
    return part.getContent().toString();
  }

  /**
   * As it comes where a service puts its own links in the place of others; it leaves some alone.
   */
  String rewritten() {
    if (raw.contains("quoted-printable")) {
      return raw;
    }
    return raw.replace(
        link.toString(),
        "https://eur01.safelinks.protection.outlook.com/?url="
            + URLEncoder.encode(link.toString(), StandardCharsets.UTF_8)
            + "&data=05%7C02&reserved=0");
  }

  String token() {
    return link.getPath().substring("/d/".length());
  }
}
