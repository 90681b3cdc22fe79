package dev.countersign.intel.list;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Days as lists write them. */
final class Days {
  private static final List<DateTimeFormatter> BRITISH =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT),
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern("d[-][ ]MMM[-][ ]uuuu")
              .toFormatter(Locale.ENGLISH),
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern("d MMMM uuuu")
              .toFormatter(Locale.ENGLISH));
  private static final List<DateTimeFormatter> AMERICAN =
      List.of(
          DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT), DateTimeFormatter.ISO_LOCAL_DATE);

  private Days() {}

  /** The day comes first, or the year; what follows is a time and does not matter. */
  static Optional<LocalDate> british(String text) {
    return read(text, BRITISH);
  }

  /** The month comes first, or the year. */
  static Optional<LocalDate> american(String text) {
    return read(text, AMERICAN);
  }

  private static Optional<LocalDate> read(String text, List<DateTimeFormatter> forms) {
    String day = text.strip();
    int time = day.length() > 10 && day.charAt(4) == '-' ? 10 : day.length();
    return forms.stream().flatMap(form -> one(day.substring(0, time), form).stream()).findFirst();
  }

  private static Optional<LocalDate> one(String day, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDate.parse(day, form));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
