package dev.countersign.lure.sign;

import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.rule.Shown;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Letters that are not what they seem, and text that is not shown. */
final class LetterSigns {
  private static final int MOST = 200_000;

  /** Hidden text shorter than this, such as a preview line, is in every newsletter. */
  private static final int LONG_HIDDEN = 20;

  private LetterSigns() {}

  static List<Finding> read(Message message) {
    List<Finding> signs = new ArrayList<>();
    String name = message.from() == null ? "" : message.from().name();
    one(name, "the header From", signs);
    one(message.subject(), "the subject", signs);
    one(message.text(), "the text", signs);
    message.hidden().stream()
        .filter(hidden -> hidden.text().strip().length() >= LONG_HIDDEN)
        .findFirst()
        .ifPresent(hidden ->
            signs.add(
                Finding.of(
                    MessageFinding.HIDDEN_TEXT,
                    "It holds text that its reader does not see.",
                    "words",
                    Shown.line(hidden.text()),
                    "where",
                    "the markup (" + Shown.line(hidden.how()) + ")",
                    "sure",
                    "likely")));
    return signs;
  }

  private static void one(String text, String where, List<Finding> signs) {
    String read = text.length() > MOST ? text.substring(0, MOST) : text;
    mixed(read)
        .ifPresent(word ->
            add(
                signs,
                MessageFinding.MIXED_LETTERS,
                "The word “" + Shown.line(word) + "” mixes letters of several alphabets.",
                word,
                where));
    invisible(read)
        .ifPresent(word ->
            add(
                signs,
                MessageFinding.INVISIBLE_LETTERS,
                "Invisible characters stand inside a word, or turn its direction around.",
                word,
                where));
  }

  private static void add(
      List<Finding> signs, MessageFinding code, String sentence, String word, String where) {
    if (signs.stream().noneMatch(sign -> sign.code().equals(code))) {
      signs.add(
          Finding.of(code, sentence, "words", Shown.line(word), "where", where, "sure", "likely"));
    }
  }

  /** The first word with Latin letters and letters of Cyrillic or Greek. */
  private static Optional<String> mixed(String text) {
    int start = -1;
    boolean latin = false;
    boolean other = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isLetter(c)) {
        start = start < 0 ? i : start;
        latin |= c < 0x250;
        other |= c >= 0x370 && c < 0x530 && c != 'µ' && c != 'μ' && c != 'Ω' && c != 'π';
      } else {
        if (start >= 0 && latin && other && i - start > 2) {
          return Optional.of(text.substring(start, i));
        }
        start = -1;
        latin = false;
        other = false;
      }
    }
    return Optional.empty();
  }

  /** The first word with a character in it that nobody sees, or any override of the direction. */
  private static Optional<String> invisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean turning = c == '\u202e' || c == '\u202d';
      boolean unseen = c == '\u200b' || c == '\u2060' || c == '\u00ad' || c == '\u180e';
      boolean inside =
          i > 0
              && i + 1 < text.length()
              && asciiLetter(text.charAt(i - 1))
              && asciiLetter(text.charAt(i + 1));
      if (turning || (unseen && c != '\u00ad' && inside)) {
        return Optional.of(text.substring(Math.max(0, i - 12), Math.min(text.length(), i + 12)));
      }
    }
    return Optional.empty();
  }

  private static boolean asciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
