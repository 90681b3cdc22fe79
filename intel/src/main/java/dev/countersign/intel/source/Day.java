package dev.countersign.intel.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A day, or a month or a year of which no day is known.
 *
 * @param text as it is written: {@code 2025-02-21}, {@code 2025-02} or {@code 2025} (ISO 8601)
 * @param first the first day that it can be
 * @param last the last day that it can be
 */
public record Day(String text, LocalDate first, LocalDate last) {
  /**
   * The day of a text.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static Day of(String text) {
    try {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        LocalDate day = LocalDate.parse(text);
        return new Day(text, day, day);
      }
      if (text.matches("\\d{4}-\\d{2}")) {
        YearMonth month = YearMonth.parse(text);
        return new Day(text, month.atDay(1), month.atEndOfMonth());
      }
      if (text.matches("\\d{4}")) {
        int year = Integer.parseInt(text);
        return new Day(text, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    throw new IllegalArgumentException("no day: " + text);
  }

  /** The year that it lies in. */
  public int year() {
    return first.getYear();
  }
}
