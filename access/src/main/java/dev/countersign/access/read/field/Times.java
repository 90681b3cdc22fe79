package dev.countersign.access.read.field;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Moments as logs write them: ISO 8601 with or without a zone, with a blank in place of the T, with
 * up to nine digits of the second; or a number of seconds, milliseconds, microseconds or
 * nanoseconds since 1970, which its size tells apart. Without a zone it is UTC. Between 1970 and
 * 2200.
 */
public final class Times {
  private static final long LAST_SECOND = 7_258_118_400L;
  private static final int NANOS_DIGITS = 9;

  private Times() {}

  /** Of a field; null where it holds no moment that can be read. */
  public static @Nullable Instant read(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return ofNumber(node.longValue());
    }
    if (node.isNumber()) {
      return ofDecimal(node.asString());
    }
    return node.isString() ? read(node.asString()) : null;
  }

  /** The first of those that can be read; null where none can. */
  public static @Nullable Instant first(JsonNode... nodes) {
    for (JsonNode node : nodes) {
      Instant at = read(node);
      if (at != null) {
        return at;
      }
    }
    return null;
  }

  /** Of a text; null where it is none. */
  public static @Nullable Instant read(String written) {
    String text = written.strip();
    if (text.length() < 6 || text.length() > 48) {
      return null;
    }
    if (text.length() > 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
      return new Reading(text).moment();
    }
    return ofDecimal(text);
  }

  private static @Nullable Instant ofNumber(long number) {
    if (number <= 0) {
      return null;
    }
    if (number < 100_000_000_000L) {
      return bounded(number, 0);
    }
    if (number < 100_000_000_000_000L) {
      return bounded(number / 1_000, number % 1_000 * 1_000_000);
    }
    if (number < 100_000_000_000_000_000L) {
      return bounded(number / 1_000_000, number % 1_000_000 * 1_000);
    }
    return bounded(number / 1_000_000_000, number % 1_000_000_000);
  }

  private static @Nullable Instant ofDecimal(String text) {
    if (text.length() > 32) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        return null;
      }
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (number.precision() - number.scale() > 19) {
        return null;
      }
      if (number.precision() - number.scale() <= 10) { // seconds with a fraction
        long seconds = number.longValue();
        return bounded(
            seconds, number.subtract(BigDecimal.valueOf(seconds)).movePointRight(9).longValue());
      }
      return ofNumber(number.longValue());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Instant bounded(long seconds, long nanos) {
    return seconds > 0 && seconds < LAST_SECOND ? Instant.ofEpochSecond(seconds, nanos) : null;
  }

  /** One text, read from left to right. */
  private static final class Reading {
    private static final int BAD = -1;

    private final String text;
    private int at;

    Reading(String text) {
      this.text = text;
    }

    @Nullable Instant moment() {
      int year = digits(4);
      int month = after('-', '-', 2);
      int day = after('-', '-', 2);
      int hour = after('T', ' ', 2);
      int minute = after(':', ':', 2);
      int second = peek() == ':' ? after(':', ':', 2) : 0;
      boolean bad = year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0;
      if (bad || hour > 23 || minute > 59 || second > 60) {
        return null;
      }
      long nanos = fraction();
      int offset = offset();
      if (offset == Integer.MIN_VALUE || at != text.length()) {
        return null;
      }
      try {
        long days = LocalDate.of(year, month, day).toEpochDay();
        return bounded(days * 86_400 + hour * 3_600L + minute * 60L + second - offset, nanos);
      } catch (DateTimeException e) {
        return null;
      }
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : '\0';
    }

    private int after(char mark, char other, int count) {
      char c = peek();
      if (c != mark && c != other && Character.toUpperCase(c) != mark) {
        return BAD;
      }
      at++;
      return digits(count);
    }

    private int digits(int count) {
      if (at + count > text.length()) {
        return BAD;
      }
      int value = 0;
      for (int i = 0; i < count; i++) {
        char c = text.charAt(at + i);
        if (c < '0' || c > '9') {
          return BAD;
        }
        value = value * 10 + c - '0';
      }
      at += count;
      return value;
    }

    private long fraction() {
      if (peek() != '.' && peek() != ',') {
        return 0;
      }
      at++;
      long nanos = 0;
      int count = 0;
      while (peek() >= '0' && peek() <= '9') {
        if (count < NANOS_DIGITS) {
          nanos = nanos * 10 + peek() - '0';
        }
        count++;
        at++;
      }
      for (int i = count; i < NANOS_DIGITS; i++) {
        nanos *= 10;
      }
      return nanos;
    }

    /** In seconds east of Greenwich; the least number where it is none. */
    private int offset() {
      while (peek() == ' ') {
        at++;
      }
      char c = peek();
      if (c == '\0') {
        return 0;
      }
      if (c == 'Z' || c == 'z') {
        at++;
        return 0;
      }
      if (text.startsWith("UTC", at) || text.startsWith("GMT", at)) {
        at += 3;
        return 0;
      }
      if (c != '+' && c != '-') {
        return Integer.MIN_VALUE;
      }
      at++;
      int hours = digits(2);
      if (peek() == ':') {
        at++;
      }
      int minutes = at < text.length() ? digits(2) : 0;
      if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
        return Integer.MIN_VALUE;
      }
      int seconds = hours * 3_600 + minutes * 60;
      return c == '-' ? -seconds : seconds;
    }
  }
}
