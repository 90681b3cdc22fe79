package dev.countersign.lure.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.outlook.OutlookMessage;
import dev.countersign.lure.outlook.OutlookMessage.Person;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes of a message of Outlook's the mail that it was, so that it is read as any other: the header
 * with which it came, what that lacks out of its properties, the text, and what it carries.
 */
final class OutlookMail {
  private static final String NOT_A_HEADER = "Microsoft Mail Internet Headers Version 2.0";

  private OutlookMail() {}

  /** The mail, of which is unread what the defects say. */
  record Made(Entity mail, List<String> defects) {}

  static Made of(OutlookMessage message, Budget budget) {
    List<String> defects = new ArrayList<>(message.defects());
    Entity mail = new Entity();
    header(message, mail.headers(), budget, defects);
    mail.describe(new FieldValue("multipart/mixed", Map.of()), FieldValue.NONE);
    mail.parts().addAll(text(message));
    for (OutlookMessage.File file : message.files()) {
      mail.parts().addAll(file(file, budget, defects));
    }
    for (OutlookMessage nested : message.messages()) {
      Made inner = of(nested, budget);
      defects.addAll(inner.defects());
      Entity carrier = new Entity();
      carrier.describe(new FieldValue("message/rfc822", Map.of()), FieldValue.NONE);
      carrier.parts().add(inner.mail());
      mail.parts().add(carrier);
    }
    return new Made(mail, defects);
  }

  /** Its text and markup, as the parts of a mail. */
  static List<Entity> text(OutlookMessage message) {
    List<Entity> parts = new ArrayList<>();
    if (!message.plain().isBlank()) {
      parts.add(part("text/plain", "utf-8", message.plain().getBytes(UTF_8)));
    }
    if (message.markup().length > 0 || parts.isEmpty()) {
      parts.add(part("text/html", message.markupCharset(), message.markup()));
    }
    if (parts.size() < 2) {
      return parts;
    }
    Entity both = new Entity();
    both.describe(new FieldValue("multipart/alternative", Map.of()), FieldValue.NONE);
    both.parts().addAll(parts);
    return List.of(both);
  }

  /** A file; of a signed mail, which Outlook keeps as a file, its parts. */
  static List<Entity> file(OutlookMessage.File file, Budget budget, List<String> defects) {
    if (file.type().equals("multipart/signed")) {
      MimeReading.Taken taken = MimeReading.read(Prepared.of(file.bytes()).bytes(), budget);
      defects.addAll(taken.defects());
      if (!taken.root().parts().isEmpty()) {
        return taken.root().parts();
      }
    }
    Entity entity = new Entity();
    if (!file.contentId().isBlank()) {
      entity.headers().add("Content-ID", "<" + file.contentId().strip() + ">");
    }
    Map<String, String> name = file.name().isBlank() ? Map.of() : Map.of("filename", file.name());
    String type = file.type().isBlank() ? "application/octet-stream" : file.type();
    entity.describe(new FieldValue(type, Map.of()), new FieldValue("attachment", name));
    entity.body(file.bytes(), false);
    return List.of(entity);
  }

  private static Entity part(String type, String charset, byte[] body) {
    Entity part = new Entity();
    Map<String, String> said = charset.isEmpty() ? Map.of() : Map.of("charset", charset);
    part.describe(new FieldValue(type, said), FieldValue.NONE);
    part.body(body, false);
    return part;
  }

  private static void header(
      OutlookMessage message, Headers into, Budget budget, List<String> defects) {
    String came = message.headers().stripLeading();
    came = came.startsWith(NOT_A_HEADER) ? came.substring(NOT_A_HEADER.length()) : came;
    if (!came.isBlank()) {
      Prepared prepared = Prepared.of((came.strip() + "\r\n\r\n").getBytes(UTF_8));
      defects.addAll(prepared.defects());
      Headers read = MimeReading.read(prepared.bytes(), budget).root().headers();
      read.fields().stream()
          .filter(field -> !field.name().toLowerCase(Locale.ROOT).startsWith("content-"))
          .forEach(field -> into.add(field.name(), field.value()));
      contradiction(message, into, defects);
    }
    Map<String, String> own = properties(message);
    own.forEach((name, value) -> {
      if (!value.isEmpty() && into.first(name).isEmpty()) {
        into.add(name, value);
      }
    });
  }

  /** Outlook shows the properties and not the header: they can be made to differ. */
  private static void contradiction(OutlookMessage message, Headers headers, List<String> defects) {
    String shown = message.sender().address().toLowerCase(Locale.ROOT);
    List<String> named = new ArrayList<>();
    for (String field : List.of("From", "Sender", "Resent-From")) {
      Envelope.addresses(headers, field).forEach(one -> named.add(String.valueOf(one.address())));
    }
    boolean known = named.stream().anyMatch(one -> one.toLowerCase(Locale.ROOT).equals(shown));
    if (!shown.isEmpty() && !named.isEmpty() && !known) {
      defects.add(
          "Outlook shows another sender ("
              + shown
              + ") than the header of the message names ("
              + named.getFirst()
              + ")");
    }
  }

  private static Map<String, String> properties(OutlookMessage message) {
    Map<String, String> fields = new LinkedHashMap<>();
    Person sender = message.sender().isNobody() ? message.agent() : message.sender();
    fields.put("From", list(List.of(sender)));
    if (!message.agent().equals(sender)) {
      fields.put("Sender", list(List.of(message.agent())));
    }
    fields.put("Reply-To", list(message.replyTo()));
    for (String field : Set.of("To", "Cc", "Bcc")) {
      fields.put(
          field,
          list(
              message.recipients().stream()
                  .filter(one -> one.field().equals(field))
                  .map(OutlookMessage.Recipient::person)
                  .toList()));
    }
    fields.put("Subject", line(message.subject()));
    if (message.sentAt() != null) {
      fields.put(
          "Date",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(message.sentAt().atOffset(ZoneOffset.UTC)));
    }
    fields.put("Message-ID", line(message.messageId()));
    fields.put("In-Reply-To", line(message.inReplyTo()));
    fields.put("References", line(message.references()));
    return fields;
  }

  private static String list(List<Person> people) {
    List<String> written = new ArrayList<>();
    for (Person person : people) {
      String name = line(person.name()).replace("\\", "\\\\").replace("\"", "\\\"");
      String address = line(person.address()).replace("<", "").replace(">", "");
      if (!person.isNobody()) {
        String quoted = name.isEmpty() ? "" : "\"" + name + "\"";
        written.add((quoted + (address.isEmpty() ? "" : " <" + address + ">")).strip());
      }
    }
    return String.join(", ", written);
  }

  private static String line(String text) {
    return text.replaceAll("[\\r\\n\\t]+", " ").strip();
  }
}
