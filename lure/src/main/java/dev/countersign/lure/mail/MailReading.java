package dev.countersign.lure.mail;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.markup.Shown;
import dev.countersign.lure.message.Attachment;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.outlook.OutlookMessage;
import dev.countersign.lure.outlook.OutlookReading;
import dev.countersign.lure.text.Decoded;
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

  private final Budget budget;
  private final Set<String> trustedServers;
  private final List<Carried> into;
  private final int depth;
  private final Set<String> defects = new LinkedHashSet<>();
  private final MailText text = new MailText(defects);
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<Entity> mails = new ArrayList<>();
  private final List<byte[]> savedMails = new ArrayList<>();
  private final List<OutlookMessage> outlookMails = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private int unnamed;

  private MailReading(Budget budget, Set<String> trustedServers, List<Carried> into, int depth) {
    this.budget = budget;
    this.trustedServers = trustedServers;
    this.into = into;
    this.depth = depth;
  }

  /** The mail, then what it carries, each followed by what that carries. */
  static List<Carried> read(byte[] bytes, Set<String> trustedServers, Budget budget) {
    List<Carried> into = new ArrayList<>();
    new MailReading(budget, trustedServers, into, 0).add(bytes, null);
    return into;
  }

  /** A message of Outlook's as a mail. */
  static List<Carried> read(OutlookMessage message, Set<String> trustedServers, Budget budget) {
    List<Carried> into = new ArrayList<>();
    new MailReading(budget, trustedServers, into, 0).add(message, null);
    return into;
  }

  private void add(OutlookMessage saved, @Nullable Message carrier) {
    OutlookMail.Made made = OutlookMail.of(saved, budget);
    defects.addAll(made.defects());
    add(made.mail(), carrier);
  }

  private void add(byte[] bytes, @Nullable Message carrier) {
    Prepared prepared = Prepared.of(bytes);
    MimeReading.Taken taken = MimeReading.read(prepared.bytes(), budget);
    defects.addAll(prepared.defects());
    defects.addAll(taken.defects());
    add(taken.root(), carrier);
  }

  private void add(Entity root, @Nullable Message carrier) {
    Message message = message(root);
    into.add(
        new Carried(message, carrier, carrier == null ? Carried.How.ITSELF : Carried.How.ATTACHED));
    mails.forEach(mail -> deeper().add(mail, message));
    savedMails.forEach(mail -> deeper().add(mail, message));
    outlookMails.forEach(mail -> deeper().add(mail, message));
    Forwards.in(message, into);
  }

  private MailReading deeper() {
    return new MailReading(budget, trustedServers, into, depth + 1);
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
    List<Correspondent> from = Envelope.addresses(headers, "From");
    if (headers.all("From").size() > 1) {
      defects.add("The mail names its sender more than once; the first is taken");
    }
    Correspondent writer =
        from.isEmpty()
            ? Envelope.addresses(headers, "Sender").stream().findFirst().orElse(null)
            : from.getFirst();
    String shown = text.text();
    Instant sentAt = Envelope.date(headers);
    List<Correspondent> recipients = Envelope.recipients(headers);
    return new Message(
        Channel.MAIL,
        writer,
        Envelope.addresses(headers, "Reply-To"),
        Envelope.returnPath(headers),
        recipients,
        Decoded.clean(
            EncodedWords.decode(Envelope.limited(headers.first("Subject").orElse(""))).strip()),
        sentAt,
        shown,
        text.markup(),
        links(text.links()),
        text.hidden(),
        attachments,
        AuthenticationResults.read(headers.fields(), trustedServers),
        Envelope.threading(headers),
        Turns.of(writer, sentAt, shown, recipients),
        headers.fields().stream()
            .map(field -> Envelope.limited(field.name() + ": " + field.value()))
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
    boolean named = !declaredName(entity).isEmpty();
    boolean attached = entity.disposition().value().equals("attachment");
    boolean read = shown && !attached && (type.equals("text/html") || isText(type));
    if (outlooks(entity, shown)) {
      return;
    }
    if (type.equals("application/ms-tnef")) {
      defects.add(
          "The mail's attachments are packed in Outlook's own form (winmail.dat), and could not be"
              + " read");
    }
    if (type.equals("text/calendar") && !attached) {
      text.addInvitation(entity);
    }
    if (read && type.equals("text/html")) {
      text.addMarkup(entity, budget);
    } else if (read) {
      text.addPlain(entity);
    } else if (!attached && entity.isMultipart()) {
      defects.add("The mail says that it has parts, but not where they begin");
      text.addPlain(entity);
    }
    if (isSavedMail(entity)) {
      savedMails.add(entity.body());
    } else if (read ? named : attached || !entity.isMultipart()) {
      attachments.add(attachment(entity, type)); // named text is shown, and can be saved as well
    }
  }

  /** Takes apart what is in Outlook's own forms: an attached mail, or what came with this one. */
  private boolean outlooks(Entity entity, boolean shown) throws Budget.UsedUp {
    boolean packed = OutlookReading.isPacked(entity.body());
    boolean saved = OutlookReading.isCompound(entity.body()) && depth < MimeReading.DEEPEST;
    Optional<OutlookMessage> message =
        packed || saved ? OutlookReading.read(entity.body(), budget) : Optional.empty();
    if (message.isEmpty()) {
      return false;
    }
    if (saved) {
      outlookMails.add(message.get());
      return true;
    }
    defects.addAll(message.get().defects());
    if (text.text().isBlank()) {
      for (Entity one : OutlookMail.text(message.get())) {
        part(one, shown);
      }
    }
    for (OutlookMessage.File file : message.get().files()) {
      for (Entity one : OutlookMail.file(file, budget, new ArrayList<>())) {
        part(one, shown);
      }
    }
    if (depth < MimeReading.DEEPEST) {
      outlookMails.addAll(message.get().messages());
    }
    return true;
  }

  /** A mail that was saved and attached: some programs forward so. Too deep it stays a file. */
  private boolean isSavedMail(Entity entity) {
    return depth < MimeReading.DEEPEST
        && declaredName(entity).toLowerCase(Locale.ROOT).endsWith(".eml")
        && MailMarks.beginLike(entity.body());
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
}
