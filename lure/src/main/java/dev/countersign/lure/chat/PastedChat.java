package dev.countersign.lure.chat;

import dev.countersign.lure.message.Authentication;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.message.Threading;
import dev.countersign.lure.message.Turn;
import dev.countersign.lure.text.WrittenDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pasted text. Where its lines begin with who wrote them, and when, it is a conversation: {@code
 * [14.03.25, 10:15:02] Name: text} (WhatsApp), {@code Name, [14.03.2025 10:15]} (Telegram), {@code
 * Name 10:15 AM} above the text (LinkedIn, Slack), {@code Name: text}. Who is we is told only by
 * lines of {@code You} or {@code Me}.
 */
final class PastedChat {
  private static final int LONGEST_LINE = 300;
  private static final Set<String> OURS = Set.of("you", "me", "du", "ich", "vous", "moi", "yo");
  private static final String DATE = "[0-9A-Za-z./, :\\-\\u202f]{4,30}";
  private static final List<Pattern> HEADS =
      List.of(
          Pattern.compile("\\[(?<when>" + DATE + ")\\] (?<who>[^:\\[\\]]{1,60}): (?<text>.*)"),
          Pattern.compile(
              "(?<when>\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4},? \\d{1,2}:\\d{2}(?::\\d{2})?(?:[ \\u202f]?[AaPp][Mm])?)"
                  + " - (?<who>[^:]{1,60}): (?<text>.*)"),
          Pattern.compile("(?<who>[^,\\[\\]:]{1,60}), \\[(?<when>" + DATE + ")\\]:?(?<text>.*)"),
          Pattern.compile(
              "(?<who>\\p{Lu}[^:\\[\\]\\d]{1,59}?)(?: •| ·|,)? {1,3}\\[?(?<when>\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AaPp][Mm])?)\\]?(?<text>)"),
          Pattern.compile("(?<who>\\p{Lu}[^:\\[\\]<>\"/@]{0,40}): (?<text>.*)"));

  private PastedChat() {}

  private record Head(int form, String who, @Nullable Instant at, String text) {}

  /** The text as a message, its turns as far as they can be told. */
  static Message read(String text) {
    List<String> lines = text.lines().toList();
    int form = form(lines);
    if (form < 0) {
      return Message.pasted(text, PlainLinks.of(text, 1));
    }
    Correspondent who = new Correspondent("", null, null);
    Instant at = null;
    StringBuilder said = new StringBuilder();
    List<Turn> turns = new ArrayList<>();
    for (String line : lines) {
      Head head = head(line, form);
      if (head == null) {
        said.append(said.isEmpty() ? "" : "\n").append(line);
        continue;
      }
      add(turns, who, at, said);
      who = new Correspondent(head.who, null, null);
      at = head.at;
      said.setLength(0);
      said.append(head.text);
    }
    add(turns, who, at, said);
    return message(text, turns);
  }

  private static Message message(String text, List<Turn> turns) {
    Correspondent from =
        turns.stream()
            .filter(turn -> !turn.ours() && !turn.who().name().isEmpty())
            .map(Turn::who)
            .findFirst()
            .orElse(null);
    Instant last = null;
    for (Turn turn : turns) {
      last = turn.at() == null ? last : turn.at();
    }
    return new Message(
        Channel.PASTED,
        from,
        List.of(),
        null,
        List.of(),
        "",
        last,
        text,
        "",
        PlainLinks.of(text, 1),
        List.of(),
        List.of(),
        Authentication.NONE,
        Threading.NONE,
        turns,
        List.of(),
        List.of());
  }

  private static void add(
      List<Turn> turns, Correspondent who, @Nullable Instant at, StringBuilder said) {
    String text = said.toString().strip();
    if (!text.isEmpty()) {
      boolean ours = OURS.contains(who.name().toLowerCase(Locale.ROOT));
      turns.add(new Turn(who, ours, at, text));
    }
  }

  /** The form in which the lines begin: the first that two lines have, or one at the beginning. */
  private static int form(List<String> lines) {
    int last = HEADS.size() - 1;
    for (int form = 0; form <= last; form++) {
      List<String> names = new ArrayList<>();
      boolean first = false;
      for (int i = 0; i < Math.min(lines.size(), 2_000); i++) {
        Head head = head(lines.get(i), form);
        if (head != null) {
          names.add(head.who);
          first |= i == 0;
        }
      }
      // "Note: …" and "Salary: …" stand in any text: without a time, names must come again
      int different = Set.copyOf(names).size();
      boolean timed = names.size() >= 2 || (first && form < 3);
      boolean again = first && names.size() >= 3 && different < names.size() && different <= 4;
      boolean enough = form < last ? timed : again;
      if (enough) {
        return form;
      }
    }
    return -1;
  }

  private static @Nullable Head head(String line, int form) {
    if (line.length() < 4 || (form == 3 && line.length() > LONGEST_LINE)) {
      return null;
    }
    Matcher matcher = HEADS.get(form).matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    Instant at = form == HEADS.size() - 1 ? null : WrittenDate.read(matcher.group("when"));
    return new Head(form, matcher.group("who").strip(), at, matcher.group("text").strip());
  }
}
