package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Template;
import dev.countersign.server.drill.Leaves.Leaf;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The mail of an exercise. Its sender's address is the company's own, whatever name stands beside
 * it; it holds no picture and nothing else that would tell when it is looked at.
 */
final class ExerciseLetter {
  private final URI origin;
  private final InternetAddress from;
  private final Session session;

  /**
   * Letters.
   *
   * @param origin of the console, to which links lead
   * @param from the company's sender
   */
  ExerciseLetter(URI origin, InternetAddress from, Session session) {
    this.origin = origin;
    this.from = from;
    this.session = session;
  }

  /** Where the link of one leads. */
  static String link(URI origin, String token) {
    return origin + "/d/" + token;
  }

  /** The text of the file that comes along; what is in it can do nothing. */
  static String file(Template template, String link, String choice) {
    return template.title() + "\n\nYours is " + choice + ".\nBegin here: " + link + "\n";
  }

  /** What the bodies of the mail of one are. */
  static List<Leaf> leaves(URI origin, Exercise exercise) {
    Template template = exercise.written();
    String link = link(origin, exercise.token());
    String choice = template.choices().get(exercise.choice());
    List<Leaf> leaves = new ArrayList<>();
    leaves.add(new Leaf("text/plain", plain(template, link, choice)));
    leaves.add(new Leaf("text/html", html(template, link, choice)));
    if (!template.file().isEmpty()) {
      leaves.add(new Leaf("text/plain", file(template, link, choice)));
    }
    return leaves;
  }

  MimeMessage of(Exercise exercise, InternetAddress to, Instant now) throws MessagingException {
    Template template = exercise.written();
    String link = link(origin, exercise.token());
    String choice = template.choices().get(exercise.choice());
    String id = "<" + exercise.mail() + "@" + from.getAddress().replaceFirst(".*@", "") + ">";
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    message.setFrom(named(template.from()));
    message.setRecipient(RecipientType.TO, to);
    message.setSubject(template.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(now));
    // RFC 3834: nobody's machine is to answer.
    message.setHeader("Auto-Submitted", "auto-generated");
    MimeMultipart bodies = new MimeMultipart("alternative");
    bodies.addBodyPart(text(plain(template, link, choice), "plain"));
    bodies.addBodyPart(text(html(template, link, choice), "html"));
    if (template.file().isEmpty()) {
      message.setContent(bodies);
    } else {
      MimeBodyPart both = new MimeBodyPart();
      both.setContent(bodies);
      MimeBodyPart file = text(file(template, link, choice), "plain");
      file.setFileName(template.file());
      message.setContent(new MimeMultipart("mixed", both, file));
    }
    message.saveChanges();
    return message;
  }

  private InternetAddress named(String name) throws MessagingException {
    try {
      return new InternetAddress(from.getAddress(), name, StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("UTF-8 is missing", e);
    }
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), subtype);
    return part;
  }

  private static String plain(Template template, String link, String choice) {
    return template.paragraphs().stream()
        .map(one -> one.replace(Template.LINK, link).replace(Template.CHOICE, choice))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String html(Template template, String link, String choice) {
    String shown = template.linkText().isEmpty() ? link : template.linkText();
    String anchor = "<a href=\"" + escaped(link) + "\">" + escaped(shown) + "</a>";
    List<String> paragraphs =
        template.paragraphs().stream()
            .map(one ->
                "<p>"
                    + escaped(one)
                        .replace("\n", "<br>")
                        .replace(Template.CHOICE, "<b>" + escaped(choice) + "</b>")
                        .replace(Template.LINK, anchor)
                    + "</p>")
            .toList();
    return "<!doctype html><html><body>" + String.join("\n", paragraphs) + "</body></html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
