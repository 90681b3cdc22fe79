package dev.countersign.lure.rule;

import dev.countersign.lure.rule.Token.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text as words, sentences and clauses. A sentence ends at its mark, at an empty line, before an
 * item of a list, where a short line ends and the next begins with a capital, and after 80 words.
 */
final class Words {
  /** The most characters of a text that rules look at. */
  static final int MOST = 200_000;

  private static final int LONGEST_WORD = 300;
  private static final int LONGEST_SENTENCE = 80;
  private static final int SHORT_LINE = 48;

  /** What stands behind the dot of a file's name and is not taken for a domain. */
  private static final Set<String> FILES =
      Set.of(
          ("zip rar 7z tar gz tgz xz iso img dmg pkg exe msi bat cmd ps1 vbs js mjs cjs ts "
                  + "tsx jsx py sh bash jar apk deb rpm lnk scr hta pdf doc docx docm xls xlsx xlsm pptm "
                  + "ppt pptx odt csv txt md json yaml yml html htm png jpg jpeg gif svg mp4 mov ics "
                  + "command appimage ipynb toml lock env c h cpp java rb pl php css rs")
              .split(" "));

  private static final String CURRENCY = "$€£¥₿";
  private static final Set<String> CURRENCIES =
      Set.of(
          "usd", "eur", "gbp", "chf", "usdt", "usdc", "dollars", "dollar", "euros", "euro", "dai");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int sentence;
  private int clause;
  private int inSentence;
  private int line = 1;
  private int at;

  private Words(String text) {
    this.text = text.length() > MOST ? text.substring(0, MOST) : text;
  }

  /** The words of a text, in order; of at most its first 200,000 characters. */
  static List<Token> of(String text) {
    Words words = new Words(text);
    words.read();
    return words.tokens;
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (CURRENCY.indexOf(c) >= 0 || letter(at)) {
        word();
      } else if (c == '\n') {
        lineEnd();
      } else {
        mark(c);
        at++;
      }
    }
  }

  /** Whether a letter or a digit stands there, or the second half of one. */
  private boolean letter(int place) {
    char c = text.charAt(place);
    if (Character.isLowSurrogate(c) && place > 0) {
      return Character.isLetterOrDigit(text.codePointAt(place - 1));
    }
    return Character.isLetterOrDigit(text.codePointAt(place));
  }

  private void mark(char c) {
    if ((c == '.' || c == '!' || c == '?' || c == '…')
        && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)))) {
      newSentence();
    } else if (c == ',' || c == ';' || c == ':' || c == '–' || c == '—' || c == '(' || c == ')') {
      clause++;
    }
  }

  private void newSentence() {
    sentence++;
    clause++;
    inSentence = 0;
  }

  private void lineEnd() {
    int begin = text.lastIndexOf('\n', at - 1) + 1;
    int length = at - begin;
    at++;
    line++;
    int next = at;
    while (next < text.length() && " \t\r>".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next == text.length()) {
      return;
    }
    char first = text.charAt(next);
    boolean item = first == '-' || first == '*' || first == '•' || first == '\n';
    boolean numbered =
        Character.isDigit(first)
            && next + 1 < text.length()
            && (text.charAt(next + 1) == '.' || text.charAt(next + 1) == ')');
    if (item || numbered || (length < SHORT_LINE && Character.isUpperCase(first))) {
      newSentence();
    }
    at = next;
  }

  private void word() {
    int start = at;
    boolean sign = CURRENCY.indexOf(text.charAt(at)) >= 0;
    int end = at + 1;
    while (end < text.length() && end - start < LONGEST_WORD && inWord(start, end)) {
      end++;
    }
    String raw = text.substring(start, end);
    if (looksLikeUrl(raw)) {
      end = urlEnd(start);
      add(text.substring(start, end).toLowerCase(Locale.ROOT), Shape.URL, 0, start, end);
    } else if (end < text.length() && text.charAt(end) == '@' && mailEnd(end) > end + 3) {
      int close = mailEnd(end);
      add(text.substring(start, close).toLowerCase(Locale.ROOT), Shape.MAIL, 0, start, close);
      end = close;
    } else if (sign || Character.isDigit(raw.charAt(0))) {
      number(raw, sign, start, end);
    } else {
      plain(raw, start, end);
    }
    at = end;
  }

  /** Whether the word that began at start goes on with the character at the place. */
  private boolean inWord(int start, int place) {
    char c = text.charAt(place);
    if (letter(place) || Letters.invisible(c)) {
      return true;
    }
    if (Character.getType(c) == Character.NON_SPACING_MARK) {
      return true;
    }
    boolean more = place + 1 < text.length() && Character.isLetterOrDigit(text.charAt(place + 1));
    boolean number = Character.isDigit(text.charAt(place - 1));
    return switch (c) {
      case '\'', '’' -> more;
      case '.', '_' -> more;
      case ',' -> more && number && Character.isDigit(text.charAt(place + 1));
      case ':' ->
          place - start <= 5
              && text.startsWith("://", place)
              && text.regionMatches(true, start, "http", 0, 4);
      default -> false;
    };
  }

  private boolean looksLikeUrl(String raw) {
    if (raw.endsWith(":") || raw.regionMatches(true, 0, "www.", 0, 4)) {
      return true;
    }
    int dot = raw.lastIndexOf('.');
    if (dot < 1
        || raw.length() - dot < 3
        || (at + raw.length() < text.length() && text.charAt(at + raw.length()) == '@')) {
      return false;
    }
    String last = raw.substring(dot + 1).toLowerCase(Locale.ROOT);
    return last.chars().allMatch(c -> c >= 'a' && c <= 'z')
        && !FILES.contains(last)
        && Character.isLowerCase(raw.charAt(dot + 1))
        && raw.chars().anyMatch(Character::isLetter)
        && CURRENCY.indexOf(raw.charAt(0)) < 0
        && last.length() <= 12;
  }

  private int urlEnd(int start) {
    int end = start;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && "<>\"|".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    while (end > start + 1 && ".,;:!?)]}'*".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private int mailEnd(int at) {
    int end = at + 1;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end))
            || ((text.charAt(end) == '.' || text.charAt(end) == '-')
                && end + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(end + 1))))) {
      end++;
    }
    return end;
  }

  private void number(String raw, boolean sign, int start, int end) {
    String digits = Letters.plain(sign ? raw.substring(1) : raw).replace(",", "");
    long factor = 1;
    if (digits.endsWith("k")) {
      factor = 1_000;
    } else if (digits.endsWith("m") || digits.endsWith("mm")) {
      factor = 1_000_000;
    }
    int length = 0;
    while (length < digits.length() && Character.isDigit(digits.charAt(length))) {
      length++;
    }
    boolean fraction = length < digits.length() && digits.charAt(length) == '.';
    String rest = digits.substring(length).replaceAll("^\\.\\d+", "");
    if (length == 0 && sign) {
      clause++;
      return;
    }
    if (length > 15 || !(rest.isEmpty() || (factor > 1 && rest.length() <= 2))) {
      plain(raw, start, end);
      return;
    }
    long value = Long.parseLong(digits.substring(0, length)) * factor;
    if (fraction && factor > 1) {
      char tenth = digits.charAt(length + 1);
      value += (tenth - '0') * factor / 10;
    }
    boolean named =
        !tokens.isEmpty()
            && tokens.getLast().end() + 2 >= start
            && CURRENCIES.contains(tokens.getLast().word());
    add(
        digits,
        sign || named || followedByCurrency(end) ? Shape.MONEY : Shape.NUMBER,
        value,
        start,
        end);
  }

  private boolean followedByCurrency(int end) {
    int begin = end;
    while (begin < text.length() && begin < end + 2 && text.charAt(begin) == ' ') {
      begin++;
    }
    int close = begin;
    while (close < text.length() && close < begin + 9 && Character.isLetter(text.charAt(close))) {
      close++;
    }
    return CURRENCIES.contains(text.substring(begin, close).toLowerCase(Locale.ROOT));
  }

  private void plain(String raw, int start, int end) {
    String word = Letters.plain(raw);
    int dot = word.lastIndexOf('.');
    boolean file = dot > 0 && FILES.contains(word.substring(dot + 1));
    if (dot < 0 || file) {
      add(word, file ? Shape.FILE : Shape.WORD, 0, start, end);
      return;
    }
    int from = 0;
    for (int i = 0; i <= word.length(); i++) {
      if (i == word.length() || word.charAt(i) == '.') {
        if (i > from) {
          add(word.substring(from, i), Shape.WORD, 0, start, end);
        }
        from = i + 1;
      }
    }
  }

  private void add(String word, Shape shape, long value, int start, int end) {
    if (!word.isEmpty()) {
      if (inSentence == LONGEST_SENTENCE) {
        newSentence();
      }
      inSentence++;
      tokens.add(new Token(word, shape, value, start, end, line, sentence, clause));
    }
  }
}
