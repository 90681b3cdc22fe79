package dev.countersign.lure.text;

import com.google.common.net.InternetDomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Links that stand in text as they are read: with a scheme, made harmless as security mails write
 * them ({@code hxxps://}, {@code [.]}), or bare ({@code www.} and names below a public suffix). In
 * one pass; nothing is looked up.
 */
public final class WrittenLinks {
  /** At most so many are taken of one text. */
  public static final int MOST = 2_000;

  private static final int LONGEST = 4_096;
  // Endings of files that are also top-level domains: without a path they are taken for files.
  private static final Set<String> FILES =
      Set.of("py", "sh", "md", "rs", "zip", "pl", "ps", "so", "cc", "mov", "java", "map");
  // Words that are also top-level domains: "ask them.do it" is no host, "zoom-meet.do" is one.
  private static final Set<String> WORDS =
      Set.of(
          "in", "am", "at", "to", "is", "it", "be", "no", "do", "my", "me", "us", "id", "as",
          "name", "page", "call", "style", "media", "now", "new", "day", "how", "zone", "like",
          "select", "next", "make", "app", "live", "work", "team", "help", "please", "you", "here",
          "one", "best", "men", "man", "by", "so", "the", "today", "we", "and", "for", "go");

  /**
   * A link in text.
   *
   * @param target as written
   * @param at where it begins, an index into the text
   */
  public record Written(String target, int at) {}

  private WrittenLinks() {}

  /** The links of a text, in order. */
  public static List<Written> in(String text) {
    List<Written> found = new ArrayList<>();
    int i = 0;
    int length = text.length();
    while (i < length && found.size() < MOST) {
      int end = i;
      boolean candidate = false;
      while (end < length && !ends(text.charAt(end))) {
        char c = text.charAt(end);
        candidate |= (c == '.' && end > i) || c == ':';
        end++;
      }
      if (candidate && end - i >= 4) {
        word(text, i, end, found);
      }
      i = end + 1;
    }
    return found;
  }

  private static void word(String text, int from, int to, List<Written> found) {
    int start = from;
    int scheme = scheme(text, from, to);
    if (scheme >= 0) {
      add(text, scheme, to, found);
      return;
    }
    while (start < to && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    int end = trimmed(text, start, Math.min(to, start + LONGEST));
    if (end - start < 4) {
      return;
    }
    String word = text.substring(start, end);
    if (word.indexOf('@') < 0 && isBareHost(word)) {
      found.add(new Written(word, start));
    }
  }

  private static void add(String text, int from, int to, List<Written> found) {
    int end = Math.min(to, from + LONGEST);
    // "https://a.example,https://b.example" are two
    int second = scheme(text, from + 8, end);
    int stop = second > 0 && ",;|".indexOf(text.charAt(second - 1)) >= 0 ? second - 1 : end;
    int trimmed = trimmed(text, from, stop);
    if (trimmed - from > 7) {
      found.add(new Written(text.substring(from, trimmed), from));
    }
    if (stop < end && found.size() < MOST) {
      add(text, second, to, found);
    }
  }

  /** Where a scheme with {@code //} begins in the word; -1 where there is none. */
  private static int scheme(String text, int from, int to) {
    for (int i = from; i + 2 < to; i++) {
      if (text.charAt(i) != '/' || text.charAt(i + 1) != '/') {
        continue;
      }
      int colon = i - 1;
      if (colon >= from && (text.charAt(colon) == ']' || text.charAt(colon) == ')')) { // [:]//
        colon--;
      }
      if (colon < from || text.charAt(colon) != ':') {
        continue;
      }
      int end = colon > from && "[(".indexOf(text.charAt(colon - 1)) >= 0 ? colon - 1 : colon;
      int start = end;
      while (start > from && isSchemeLetter(text.charAt(start - 1))) {
        start--;
      }
      if (end - start >= 2 && end - start <= 12) {
        return start;
      }
    }
    return -1;
  }

  private static boolean isSchemeLetter(char c) {
    char lower = (char) (c | 0x20);
    return (lower >= 'a' && lower <= 'z') || c == '+';
  }

  private static int trimmed(String text, int from, int to) {
    int end = to;
    while (end > from) {
      char c = text.charAt(end - 1);
      if (".,;:!?'*_~|>".indexOf(c) >= 0 || c == '\u2019' || c == '\u201D' || c == '\u2026') {
        end--;
      } else if ((c == ')' || c == ']' || c == '}') && !opened(text, from, end - 1, c)) {
        end--;
      } else {
        return end;
      }
    }
    return end;
  }

  private static boolean opened(String text, int from, int close, char closing) {
    char opening = closing == ')' ? '(' : closing == ']' ? '[' : '{';
    int open = 0;
    for (int i = from; i < close; i++) {
      if (text.charAt(i) == opening) {
        open++;
      } else if (text.charAt(i) == closing) {
        open--;
      }
    }
    return open > 0;
  }

  private static boolean isBareHost(String word) {
    int slash = word.indexOf('/');
    String host = (slash < 0 ? word : word.substring(0, slash)).replace("[.]", ".");
    int colon = host.indexOf(':');
    if (colon > 0) {
      host = host.substring(0, colon);
    }
    if (host.length() < 4 || host.length() > 253 || !isHostName(host)) {
      return false;
    }
    int dot = host.lastIndexOf('.');
    String last = host.substring(dot + 1);
    if (host.startsWith("www.") || word.contains("[.]")) {
      return true;
    }
    boolean path = slash > 0 && slash + 1 < word.length();
    if (!path && (FILES.contains(last) || (WORDS.contains(last) && isPlainWords(host, dot)))) {
      return false;
    }
    return host.equals(host.toLowerCase(Locale.ROOT)) && isBelowPublicSuffix(host);
  }

  /** Whether what stands before the last dot may be the end of a sentence. */
  private static boolean isPlainWords(String host, int dot) {
    for (int i = 0; i < dot; i++) {
      if (!Character.isLetter(host.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHostName(String host) {
    boolean dot = false;
    char before = '.';
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '.') {
        if (before == '.' || i == host.length() - 1) {
          return false;
        }
        dot = true;
      } else if (!(Character.isLetterOrDigit(c) || c == '-')) {
        return false;
      }
      before = c;
    }
    return dot && Character.isLetter(before);
  }

  private static boolean isBelowPublicSuffix(String host) {
    return InternetDomainName.isValid(host)
        && InternetDomainName.from(host).isUnderRegistrySuffix();
  }

  private static boolean ends(char c) {
    return c <= ' '
        || c == '<'
        || c == '>'
        || c == '"'
        || c == '\u00A0'
        || c == '`'
        || Character.isWhitespace(c);
  }
}
