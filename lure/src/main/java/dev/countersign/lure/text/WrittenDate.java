package dev.countersign.lure.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dates as mail programs, exports and people write them: RFC 5322 with its obsolete forms, ISO
 * 8601, {@code Monday, March 3, 2025 2:15 PM}. A date without a zone is taken for UTC.
 */
public final class WrittenDate {
  private static final int LONGEST = 200;
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final Map<String, Integer> OTHER_MONTHS =
      Map.of(
          "mär", 3, "mai", 5, "okt", 10, "dez", 12, "fév", 2, "avr", 4, "aoû", 8, "déc", 12, "ene",
          1, "abr", 4);
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("z", 0),
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("gmt", 0),
          Map.entry("est", -300),
          Map.entry("edt", -240),
          Map.entry("cst", -360),
          Map.entry("cdt", -300),
          Map.entry("mst", -420),
          Map.entry("mdt", -360),
          Map.entry("pst", -480),
          Map.entry("pdt", -420),
          Map.entry("cet", 60),
          Map.entry("cest", 120),
          Map.entry("bst", 60));

  private int year = -1;
  private int month = -1;
  private int day = -1;
  private int hour;
  private int minute;
  private int second;
  private int offset;

  private WrittenDate() {}

  /** When that is; null where it cannot be told. */
  public static @Nullable Instant read(String text) {
    String plain = text.strip();
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return null;
    }
    WrittenDate date = new WrittenDate();
    date.scan(plain);
    return date.instant();
  }

  private @Nullable Instant instant() {
    if (year < 0 || month < 0 || day < 0) {
      return null;
    }
    int whole = year < 50 ? 2000 + year : year < 1000 ? 1900 + year : year;
    try {
      LocalDateTime local =
          LocalDateTime.of(whole, month, day, hour, minute, Math.min(second, 59)); // leap second
      return local.toInstant(ZoneOffset.ofTotalSeconds(offset * 60));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void scan(String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '(') {
        int end = text.indexOf(')', i);
        i = end < 0 ? text.length() : end + 1;
      } else if (isDigit(c)) {
        i = number(text, i);
      } else if (Character.isLetter(c)) {
        int end = i;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
          end++;
        }
        word(text.substring(i, end).toLowerCase(Locale.ROOT));
        i = end;
      } else if ((c == '+' || c == '-') && i > 0 && digits(text, i + 1) >= 2 && year >= 0) {
        i = zone(text, i);
      } else {
        i++;
      }
    }
  }

  private int zone(String text, int at) {
    int count = digits(text, at + 1);
    int hours = Integer.parseInt(text.substring(at + 1, at + 3));
    int end = at + 1 + count;
    int minutes = 0;
    if (count == 4) {
      minutes = Integer.parseInt(text.substring(at + 3, at + 5));
    } else if (count == 2 && end < text.length() && text.charAt(end) == ':') {
      if (digits(text, end + 1) == 2) {
        minutes = Integer.parseInt(text.substring(end + 1, end + 3));
        end += 3;
      }
    } else if (count != 2) {
      return end;
    }
    int total = hours * 60 + minutes;
    if (total <= 18 * 60) {
      offset = text.charAt(at) == '-' ? -total : total;
    }
    return end;
  }

  /** A number, and what hangs on it: a time, a date in figures, a day or a year. */
  private int number(String text, int at) {
    int count = digits(text, at);
    int end = at + count;
    if (count > 4) {
      return end;
    }
    int value = Integer.parseInt(text.substring(at, end));
    char next = end < text.length() ? text.charAt(end) : ' ';
    if (next == ':' && digits(text, end + 1) == 2) {
      hour = value;
      minute = Integer.parseInt(text.substring(end + 1, end + 3));
      end += 3;
      if (end < text.length() && text.charAt(end) == ':' && digits(text, end + 1) == 2) {
        second = Integer.parseInt(text.substring(end + 1, end + 3));
        end += 3;
        if (end < text.length() && text.charAt(end) == '.') {
          end += 1 + digits(text, end + 1);
        }
      }
    } else if (year < 0 && month < 0 && (next == '-' || next == '/' || next == '.')) {
      return figures(text, at, end, next);
    } else if (day < 0 && count <= 2 && value >= 1 && value <= 31) {
      day = value;
    } else if (year < 0 && (count == 4 || count == 2 || count == 3)) {
      year = value;
    }
    return end;
  }

  /** 2025-03-14, 3/14/25 (month first, as LinkedIn writes), 14.3.2025. */
  private int figures(String text, int at, int firstEnd, char separator) {
    int secondEnd = firstEnd + 1 + digits(text, firstEnd + 1);
    boolean three =
        secondEnd > firstEnd + 1
            && secondEnd - firstEnd <= 3
            && secondEnd < text.length()
            && text.charAt(secondEnd) == separator
            && digits(text, secondEnd + 1) >= 1
            && digits(text, secondEnd + 1) <= 4;
    int first = Integer.parseInt(text.substring(at, firstEnd));
    if (!three) {
      if (day < 0 && first >= 1 && first <= 31) { // 14-Mar-2025, and "3. März 2025"
        day = first;
      }
      return firstEnd + 1;
    }
    int end = secondEnd + 1 + digits(text, secondEnd + 1);
    int second = Integer.parseInt(text.substring(firstEnd + 1, secondEnd));
    int third = Integer.parseInt(text.substring(secondEnd + 1, end));
    if (firstEnd - at == 4) {
      year = first;
      month = second;
      day = third;
    } else if (separator == '/' && first <= 12) {
      month = first;
      day = second;
      year = third;
    } else {
      day = first;
      month = second;
      year = third;
    }
    return end;
  }

  private void word(String word) {
    if (word.equals("pm") && hour < 12) {
      hour += 12;
    } else if (word.equals("am") && hour == 12) {
      hour = 0;
    } else if (ZONES.containsKey(word)) {
      offset = ZONES.getOrDefault(word, 0);
    } else if (month < 0 && word.length() >= 3) {
      String three = word.substring(0, 3);
      int at = MONTHS.indexOf(three);
      if (at >= 0 && at % 3 == 0) {
        month = at / 3 + 1;
      } else {
        month = OTHER_MONTHS.getOrDefault(three, -1);
      }
    }
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i - from;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
