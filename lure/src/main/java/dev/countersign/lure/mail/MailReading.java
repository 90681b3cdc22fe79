package dev.countersign.lure.mail;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.markup.Shown;
import dev.countersign.lure.message.Attachment;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.message.Threading;
import dev.countersign.lure.text.Decoded;
import dev.countersign.lure.text.WrittenDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the message of a mail that was taken apart, and of those that it carries. */
final class MailReading {
  private static final int MOST_ANSWERS = 100;
  private static final int LONGEST_FIELD = 10_000;

  private final Budget budget;
  private final Set<String> trustedServers;
  private final Set<String> defects = new LinkedHashSet<>();
  private final MailText text = new MailText(defects);
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<Entity> mails = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private int unnamed;

  private MailReading(Budget budget, Set<String> trustedServers) {
    this.budget = budget;
    this.trustedServers = trustedServers;
  }

  /** The mail, then what it carries, each followed by what that carries. */
  static List<Carried> read(byte[] bytes, Set<String> trustedServers, Budget budget) {
    Prepared prepared = Prepared.of(bytes);
    MimeReading.Taken taken = MimeReading.read(prepared.bytes(), budget);
    List<Carried> into = new ArrayList<>();
    List<String> defects = new ArrayList<>(prepared.defects());
    defects.addAll(taken.defects());
    add(taken.root(), null, defects, into, trustedServers, budget);
    return into;
  }

  private static void add(
      Entity root,
      @Nullable Message carrier,
      List<String> defects,
      List<Carried> into,
      Set<String> trustedServers,
      Budget budget) {
    MailReading reading = new MailReading(budget, trustedServers);
    reading.defects.addAll(defects);
    Message message = reading.message(root);
    into.add(
        new Carried(message, carrier, carrier == null ? Carried.How.ITSELF : Carried.How.ATTACHED));
    for (Entity mail : reading.mails) {
      add(mail, message, List.of(), into, trustedServers, budget);
    }
    Forwards.in(message, into);
  }

  private Message message(Entity root) {
    try {
      part(root, true);
    } catch (Budget.UsedUp e) {
      defects.add(e.getMessage());
    }
    Headers headers = root.headers();
    if (headers.more()) {
      defects.add("The mail has more than 1,000 header fields; the others were not read");
    }
    List<Correspondent> from = addresses(headers, "From");
    if (headers.all("From").size() > 1) {
      defects.add("The mail names its sender more than once; the first is taken");
    }
    Correspondent writer =
        from.isEmpty()
            ? addresses(headers, "Sender").stream().findFirst().orElse(null)
            : from.getFirst();
    String shown = text.text();
    Instant sentAt = date(headers);
    List<Correspondent> recipients = recipients(headers);
    return new Message(
        Channel.MAIL,
        writer,
        addresses(headers, "Reply-To"),
        returnPath(headers),
        recipients,
        Decoded.clean(EncodedWords.decode(limited(headers.first("Subject").orElse(""))).strip()),
        sentAt,
        shown,
        text.markup(),
        links(text.links()),
        text.hidden(),
        attachments,
        AuthenticationResults.read(headers.fields(), trustedServers),
        threading(headers),
        Turns.of(writer, sentAt, shown, recipients),
        headers.fields().stream()
            .map(field -> limited(field.name() + ": " + field.value()))
            .toList(),
        List.copyOf(defects));
  }

  static List<Hyperlink> links(List<Shown.Anchor> anchors) {
    return anchors.stream()
        .map(one -> new Hyperlink(one.text(), one.target(), "the text, line " + one.line()))
        .toList();
  }

  private void part(Entity entity, boolean shown) throws Budget.UsedUp {
    budget.checkTime();
    if (!entity.parts().isEmpty()) {
      if (entity.isMessage()) {
        mails.addAll(entity.parts());
      } else if (entity.type().value().equals("multipart/alternative")) {
        alternatives(entity.parts(), shown);
      } else {
        for (Entity part : entity.parts()) {
          part(part, shown);
        }
      }
      return;
    }
    String type = entity.type().value();
    boolean attached =
        entity.disposition().value().equals("attachment") || !declaredName(entity).isEmpty();
    if (type.equals("application/ms-tnef")) {
      defects.add(
          "The mail's attachments are packed in Outlook's own form (winmail.dat), which is not"
              + " read");
    }
    if (shown && !attached && type.equals("text/html")) {
      text.addMarkup(entity, budget);
    } else if (shown && !attached && isText(type)) {
      text.addPlain(entity);
    } else if (!attached && entity.isMultipart()) {
      defects.add("The mail says that it has parts, but not where they begin");
      text.addPlain(entity);
    } else {
      attachments.add(attachment(entity, type));
    }
  }

  private static boolean isText(String type) {
    return type.isEmpty()
        || type.equals("text/plain")
        || type.equals("text")
        || type.equals("text/enriched")
        || type.equals("message/delivery-status")
        || type.indexOf('/') < 0;
  }

  /** Of versions of one text the reader sees the last that the program can show: markup. */
  private void alternatives(List<Entity> parts, boolean shown) throws Budget.UsedUp {
    int best = -1;
    for (int i = 0; i < parts.size(); i++) {
      boolean text = isText(parts.get(i).type().value());
      if (best < 0 || holdsMarkup(parts.get(i)) || (text && !holdsMarkup(parts.get(best)))) {
        best = i;
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      Entity part = parts.get(i);
      if (i == best) {
        part(part, shown);
      } else if (!isText(part.type().value()) && !part.type().value().equals("text/html")) {
        part(part, false);
      }
    }
    if (best >= 0 && holdsMarkup(parts.get(best))) {
      for (Entity part : parts) {
        if (part.parts().isEmpty() && isText(part.type().value())) {
          text.addBeside(part);
        }
      }
    }
  }

  private static boolean holdsMarkup(Entity entity) {
    if (entity.type().value().equals("text/html")) {
      return true;
    }
    return entity.isMultipart() && entity.parts().stream().anyMatch(MailReading::holdsMarkup);
  }

  private static String declaredName(Entity entity) {
    String name = entity.disposition().get("filename");
    return name.isBlank() ? entity.type().get("name").strip() : name.strip();
  }

  private Attachment attachment(Entity entity, String type) {
    String declared = Decoded.clean(declaredName(entity));
    String path = FileNames.clean(declared, type, ++unnamed);
    String unique = path;
    for (int i = 2; !names.add(unique); i++) {
      int dot = path.lastIndexOf('.');
      unique = dot <= 0 ? path + "-" + i : path.substring(0, dot) + "-" + i + path.substring(dot);
    }
    int size = entity.body().length;
    String disposition = entity.disposition().value();
    boolean inline =
        disposition.isEmpty()
            ? entity.headers().first("Content-ID").isPresent()
            : disposition.equals("inline");
    return new Attachment(
        declared.length() > 500 ? declared.substring(0, 500) : declared,
        type,
        new Content(unique, entity.body(), entity.cut() ? size + 1L : size, false),
        inline);
  }

  private static @Nullable Instant date(Headers headers) {
    Optional<String> date = headers.first("Date").or(() -> headers.first("Sent"));
    return date.map(WrittenDate::read).orElse(null);
  }

  private static List<Correspondent> addresses(Headers headers, String name) {
    return headers.first(name).map(Addresses::read).orElse(List.of());
  }

  private static @Nullable String returnPath(Headers headers) {
    String value = headers.first("Return-Path").orElse(null);
    if (value == null) {
      return null;
    }
    List<Correspondent> read = Addresses.read(value);
    String address = read.isEmpty() ? null : read.getFirst().address();
    return address == null ? "" : address;
  }

  private static List<Correspondent> recipients(Headers headers) {
    List<Correspondent> recipients = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    for (String name : List.of("To", "Cc", "Bcc", "Delivered-To", "X-Original-To")) {
      for (String value : headers.all(name)) {
        for (Correspondent one : Addresses.read(value)) {
          String address = one.address();
          if (recipients.size() < 1_000
              && (address == null || known.add(address.toLowerCase(Locale.ROOT)))) {
            recipients.add(one);
          }
        }
      }
    }
    return recipients;
  }

  private static Threading threading(Headers headers) {
    List<String> answers = new ArrayList<>();
    headers.first("In-Reply-To").ifPresent(value -> ids(value, answers));
    List<String> references = new ArrayList<>();
    headers.first("References").ifPresent(value -> ids(value, references));
    for (String id : references.reversed()) {
      if (!answers.contains(id) && answers.size() < MOST_ANSWERS) {
        answers.add(id);
      }
    }
    List<String> own = new ArrayList<>();
    headers.first("Message-ID").ifPresent(value -> ids(value, own));
    return new Threading(own.isEmpty() ? "" : own.getFirst(), answers);
  }

  private static void ids(String value, List<String> into) {
    int from = value.indexOf('<');
    while (from >= 0 && into.size() < MOST_ANSWERS) {
      int end = value.indexOf('>', from);
      if (end < 0) {
        return;
      }
      into.add(value.substring(from + 1, end).strip());
      from = value.indexOf('<', end);
    }
  }

  private static String limited(String value) {
    return value.length() > LONGEST_FIELD ? value.substring(0, LONGEST_FIELD) : value;
  }
}
