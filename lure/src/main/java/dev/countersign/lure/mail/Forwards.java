package dev.countersign.lure.mail;

import dev.countersign.lure.message.Authentication;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.message.Threading;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Mails that stand forwarded in the text of another. */
final class Forwards {
  private static final int DEEPEST = 5;
  private static final Set<String> REPLIES = Set.of("re", "aw", "antw", "sv", "odp", "rif", "vs");

  private Forwards() {}

  /** Adds the mails that the message's text holds, each followed by what that holds. */
  static void in(Message message, List<Carried> into) {
    in(message, into, 0);
  }

  private static void in(Message message, List<Carried> into, int depth) {
    if (depth == DEEPEST || message.text().indexOf(':') < 0) {
      return;
    }
    List<String> lines = message.text().lines().toList();
    QuotedMail quoted = QuotedMail.next(lines, 0);
    // Outlook sets the same lines above what an answer quotes: that is an earlier mail of a thread.
    if (quoted == null || (!quoted.forwarded() && isReply(message.subject()))) {
      return;
    }
    Message found = inner(message, quoted, lines);
    into.add(new Carried(found, message, Carried.How.FORWARDED));
    in(found, into, depth + 1);
  }

  static boolean isReply(String subject) {
    int colon = subject.indexOf(':');
    return colon > 0
        && REPLIES.contains(subject.substring(0, colon).strip().toLowerCase(Locale.ROOT));
  }

  private static Message inner(Message carrier, QuotedMail quoted, List<String> lines) {
    String text = text(lines, quoted.textBegins(), lines.size());
    Correspondent from = quoted.from().isEmpty() ? null : quoted.from().getFirst();
    List<Hyperlink> links =
        carrier.links().stream()
            .filter(link -> line(link) > quoted.textBegins())
            .map(link ->
                new Hyperlink(
                    link.text(),
                    link.target(),
                    "the text, line " + (line(link) - quoted.textBegins())))
            .toList();
    return new Message(
        carrier.channel(),
        from,
        List.of(),
        null,
        quoted.to(),
        quoted.subject(),
        quoted.sentAt(),
        text,
        carrier.markup(),
        links,
        carrier.hidden(),
        carrier.attachments(),
        Authentication.NONE,
        Threading.NONE,
        Turns.of(from, quoted.sentAt(), text, quoted.to()),
        List.of(),
        List.of());
  }

  /** Lines as one text, without a quote's mark where all of them have one. */
  static String text(List<String> lines, int from, int to) {
    List<String> part = lines.subList(from, to);
    boolean quoted = part.stream().allMatch(line -> line.isBlank() || line.startsWith(">"));
    return String.join("\n", quoted ? part.stream().map(Forwards::lessQuoted).toList() : part);
  }

  private static String lessQuoted(String line) {
    return line.startsWith("> ")
        ? line.substring(2)
        : line.startsWith(">") ? line.substring(1) : "";
  }

  private static int line(Hyperlink link) {
    String where = link.where();
    int blank = where.lastIndexOf(' ');
    return Integer.parseInt(where.substring(blank + 1));
  }
}
