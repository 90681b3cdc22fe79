package dev.countersign.lure.mail;

import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Turn;
import dev.countersign.lure.text.WrittenDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says itself, and what it quotes of earlier ones, in the order of the text: newest
 * first. Quoted is what the sender says was written; it proves nothing.
 */
final class Turns {
  private static final int MOST = 50;
  private static final int LONGEST_LINE = 400;
  private static final List<String> WROTE =
      List.of("wrote:", "schrieb:", "a écrit :", "escribió:", "ha scritto:", "skrev:");

  private Turns() {}

  /** The turns; ours are those that a recipient is said to have written. */
  static List<Turn> of(
      @Nullable Correspondent from,
      @Nullable Instant at,
      String text,
      List<Correspondent> recipients) {
    List<Turn> turns = new ArrayList<>();
    List<String> lines = text.lines().toList();
    Correspondent who = from;
    Instant when = at;
    boolean ours = false;
    int begin = 0;
    Head head = next(lines, 0);
    while (head != null && turns.size() < MOST) {
      turns.add(turn(who, ours, when, Forwards.text(lines, begin, head.at)));
      who = head.who;
      when = head.when;
      ours = isOne(who, recipients);
      begin = head.textBegins;
      head = next(lines, begin);
    }
    turns.add(turn(who, ours, when, Forwards.text(lines, begin, lines.size())));
    return turns;
  }

  private static Turn turn(
      @Nullable Correspondent who, boolean ours, @Nullable Instant at, String text) {
    return new Turn(who == null ? new Correspondent("", null, null) : who, ours, at, text.strip());
  }

  private static boolean isOne(@Nullable Correspondent who, List<Correspondent> recipients) {
    String address = who == null ? null : who.address();
    return address != null
        && recipients.stream().anyMatch(one -> address.equalsIgnoreCase(one.address()));
  }

  /** A line, or a block of lines, above what is quoted. */
  private record Head(
      int at, int textBegins, @Nullable Correspondent who, @Nullable Instant when) {}

  private static @Nullable Head next(List<String> lines, int from) {
    Head wrote = wrote(lines, from);
    QuotedMail block = QuotedMail.next(lines, from);
    if (block == null || (wrote != null && wrote.at < block.begins())) {
      return wrote;
    }
    return new Head(
        block.begins(),
        block.textBegins(),
        block.from().isEmpty() ? null : block.from().getFirst(),
        block.sentAt());
  }

  /** {@code On Mon, 3 Mar 2025 at 14:15, Name <a@b.example> wrote:}, on one line or two. */
  private static @Nullable Head wrote(List<String> lines, int from) {
    for (int i = from; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.length() > LONGEST_LINE || !line.endsWith(":") || !endsInWrote(line)) {
        continue;
      }
      String plain = QuotedMail.unquoted(line);
      int at = i;
      if (!beginsLikeDate(plain) && i > from) {
        String above = QuotedMail.unquoted(lines.get(i - 1));
        if (beginsLikeDate(above) && above.length() <= LONGEST_LINE) {
          plain = above + " " + plain;
          at = i - 1;
        }
      }
      return head(plain, at, i + 1);
    }
    return null;
  }

  private static boolean endsInWrote(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return WROTE.stream().anyMatch(lower::endsWith);
  }

  private static boolean beginsLikeDate(String line) {
    return line.startsWith("On ")
        || line.startsWith("Am ")
        || line.startsWith("Le ")
        || line.startsWith("El ")
        || line.startsWith("Il ")
        || line.startsWith("Den ");
  }

  private static Head head(String line, int at, int textBegins) {
    String lower = line.toLowerCase(Locale.ROOT);
    int end = line.length();
    for (String word : WROTE) {
      if (lower.endsWith(word)) {
        end = line.length() - word.length();
      }
    }
    String before = line.substring(0, end).strip();
    int angle = before.lastIndexOf('<');
    int nameEnds = angle < 0 ? before.length() : angle;
    int comma = before.lastIndexOf(", ", Math.max(0, nameEnds - 2));
    String name = comma < 0 ? before : before.substring(comma + 2);
    List<Correspondent> who = Addresses.read(name.replace("mailto:", ""));
    return new Head(
        at,
        textBegins,
        who.isEmpty() ? null : who.getFirst(),
        comma < 0 ? null : WrittenDate.read(before.substring(0, comma)));
  }
}
