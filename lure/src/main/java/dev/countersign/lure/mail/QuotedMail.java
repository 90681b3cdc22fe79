package dev.countersign.lure.mail;

import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.text.WrittenDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail that stands in the text of another, below a block of lines as mail programs write them
 * when they forward or quote: Gmail's, Apple Mail's, Outlook's, Thunderbird's, in English and some
 * other languages.
 *
 * @param begins the first line of the block, from 0
 * @param textBegins the first line below it
 * @param forwarded whether the block says that it is a forwarded mail, and not only an earlier one
 */
record QuotedMail(
    int begins,
    int textBegins,
    boolean forwarded,
    List<Correspondent> from,
    List<Correspondent> to,
    String subject,
    @Nullable Instant sentAt) {
  private static final int LONGEST_LINE = 1_000;
  private static final int MOST_LINES_OF_BLOCK = 30;

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("from", "from"),
          Map.entry("von", "from"),
          Map.entry("de", "from"),
          Map.entry("da", "from"),
          Map.entry("expéditeur", "from"),
          Map.entry("remitente", "from"),
          Map.entry("sent", "date"),
          Map.entry("date", "date"),
          Map.entry("gesendet", "date"),
          Map.entry("datum", "date"),
          Map.entry("envoyé", "date"),
          Map.entry("enviado", "date"),
          Map.entry("fecha", "date"),
          Map.entry("to", "to"),
          Map.entry("an", "to"),
          Map.entry("à", "to"),
          Map.entry("para", "to"),
          Map.entry("a", "to"),
          Map.entry("cc", "cc"),
          Map.entry("kopie", "cc"),
          Map.entry("bcc", "cc"),
          Map.entry("reply-to", "other"),
          Map.entry("importance", "other"),
          Map.entry("attachments", "other"),
          Map.entry("subject", "subject"),
          Map.entry("betreff", "subject"),
          Map.entry("objet", "subject"),
          Map.entry("asunto", "subject"),
          Map.entry("oggetto", "subject"));

  private static final List<String> FORWARDED =
      List.of(
          "forwarded message",
          "weitergeleitete nachricht",
          "message transféré",
          "message réexpédié",
          "mensaje reenviado",
          "messaggio inoltrato");
  private static final List<String> ORIGINAL =
      List.of(
          "original message",
          "ursprüngliche nachricht",
          "message d'origine",
          "message original",
          "mensaje original",
          "messaggio originale");

  /** The next one at or below that line; null where there is none. */
  static @Nullable QuotedMail next(List<String> lines, int from) {
    for (int i = from; i < lines.size(); i++) {
      String line = lines.get(i);
      int colon = line.indexOf(':');
      if (line.length() > LONGEST_LINE || (colon < 0 && !line.contains("--"))) {
        continue;
      }
      Mark mark = mark(line);
      if (mark == Mark.NONE) {
        continue;
      }
      QuotedMail read = block(lines, i, mark);
      if (read != null) {
        return read;
      }
    }
    return null;
  }

  private enum Mark {
    FORWARDED,
    ORIGINAL,
    FIELD,
    NONE
  }

  private static Mark mark(String line) {
    String plain = unquoted(line).toLowerCase(Locale.ROOT);
    boolean ruled = plain.startsWith("--");
    if (ruled || plain.endsWith(":")) {
      for (String words : FORWARDED) {
        if (plain.contains(words) && plain.length() < words.length() + 50) {
          return Mark.FORWARDED;
        }
      }
    }
    if (ruled) {
      for (String words : ORIGINAL) {
        if (plain.contains(words)) {
          return Mark.ORIGINAL;
        }
      }
    }
    return "from".equals(name(line)) ? Mark.FIELD : Mark.NONE;
  }

  private static @Nullable QuotedMail block(List<String> lines, int at, Mark mark) {
    Map<String, String> fields = new HashMap<>();
    String last = "";
    int i = mark == Mark.FIELD ? at : at + 1;
    int end = Math.min(lines.size(), i + MOST_LINES_OF_BLOCK);
    int stop = i;
    for (; i < end; i++) {
      String line = unquoted(lines.get(i));
      String name = line.length() > LONGEST_LINE ? null : name(line);
      if (name != null && !fields.containsKey(name)) {
        fields.put(name, line.substring(line.indexOf(':') + 1).replace('*', ' ').strip());
        last = name;
        stop = i + 1;
      } else if (line.isBlank()) {
        if (fields.size() >= 2 && !nextIsField(lines, i + 1)) {
          break;
        }
      } else if (!last.isEmpty() && !fields.isEmpty() && stop == i && name == null) {
        fields.merge(last, line.strip(), (one, more) -> one + " " + more); // a folded line
        stop = i + 1;
      } else if (name != null) {
        stop = i + 1;
      } else {
        break;
      }
    }
    boolean enough = fields.containsKey("from") && (mark != Mark.FIELD || isWhole(fields));
    if (!enough) {
      return null;
    }
    List<Correspondent> to = new ArrayList<>(addresses(fields.getOrDefault("to", "")));
    to.addAll(addresses(fields.getOrDefault("cc", "")));
    return new QuotedMail(
        at,
        Math.min(stop, lines.size()),
        mark == Mark.FORWARDED,
        addresses(fields.getOrDefault("from", "")),
        to,
        fields.getOrDefault("subject", ""),
        WrittenDate.read(fields.getOrDefault("date", "")));
  }

  /** Without a line that announces it, a block needs more to be told from text. */
  private static boolean isWhole(Map<String, String> fields) {
    return fields.size() >= 3
        && fields.containsKey("subject")
        && (fields.containsKey("date") || fields.containsKey("to"));
  }

  private static boolean nextIsField(List<String> lines, int at) {
    return at < lines.size() && name(unquoted(lines.get(at))) != null;
  }

  /** Outlook writes {@code Name [mailto:a@b.example]}. */
  private static List<Correspondent> addresses(String value) {
    String plain =
        value.contains("[mailto:") || value.contains("[MAILTO:")
            ? value.replace("[mailto:", "<").replace("[MAILTO:", "<").replace(']', '>')
            : value;
    return Addresses.read(plain.replace("<mailto:", "<"));
  }

  /** What a line's field means; null where it is no field of such a block. */
  private static @Nullable String name(String line) {
    int colon = line.indexOf(':');
    if (colon < 1 || colon > 40) {
      return null;
    }
    String plain = unquoted(line.substring(0, colon)).replace('*', ' ').strip();
    return NAMES.get(plain.toLowerCase(Locale.ROOT));
  }

  /** Without the marks of a quote. */
  static String unquoted(String line) {
    int i = 0;
    while (i < line.length() && (line.charAt(i) == '>' || line.charAt(i) <= ' ')) {
      i++;
    }
    return line.substring(i).stripTrailing();
  }
}
