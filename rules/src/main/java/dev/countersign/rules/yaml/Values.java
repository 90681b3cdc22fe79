package dev.countersign.rules.yaml;

import dev.countersign.rules.yaml.YamlNode.Text;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Single values in the forms in which documents write them. Null with a mistake where not. */
public final class Values {
  /** Of names of rules, groups, lists and examples. */
  private static final int LONGEST_NAME = 200;

  private static final Pattern DURATION = Pattern.compile("(?:[0-9]{1,6}[wdhms])+");
  private static final Pattern PART = Pattern.compile("([0-9]{1,6})([wdhms])");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final Duration LONGEST = Duration.ofDays(3_660);

  private Values() {}

  /** Text that stands in sentences: nothing in it may hide or reorder what a person reads. */
  public static @Nullable String name(Text text, String what, Mistakes mistakes) {
    boolean hidden =
        text.value()
            .codePoints()
            .map(Character::getType)
            .anyMatch(type ->
                type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR);
    if (hidden || text.value().length() > LONGEST_NAME) {
      mistakes.add(
          text.spot(), what + " is visible text of at most " + LONGEST_NAME + " characters");
      return null;
    }
    return text.value();
  }

  /** A span of time such as 90s, 30m, 24h, 7d, 2w or 1d12h; at most ten years. */
  public static @Nullable Duration duration(Text text, String what, Mistakes mistakes) {
    if (DURATION.matcher(text.value()).matches()) {
      Duration sum = Duration.ZERO;
      Matcher part = PART.matcher(text.value());
      while (part.find()) {
        long number = Long.parseLong(part.group(1));
        sum =
            sum.plus(
                switch (part.group(2)) {
                  case "w" -> Duration.ofDays(7 * number);
                  case "d" -> Duration.ofDays(number);
                  case "h" -> Duration.ofHours(number);
                  case "m" -> Duration.ofMinutes(number);
                  default -> Duration.ofSeconds(number);
                });
      }
      if (sum.compareTo(LONGEST) <= 0) {
        return sum;
      }
    }
    mistakes.add(
        text.spot(),
        what + " is a span of time such as 90s, 30m, 24h, 7d or 2w, at most ten years");
    return null;
  }

  /** The same, longer than nothing. */
  public static @Nullable Duration someTime(Text text, String what, Mistakes mistakes) {
    Duration duration = duration(text, what, mistakes);
    if (duration != null && duration.isZero()) {
      mistakes.add(text.spot(), what + " is longer than nothing");
      return null;
    }
    return duration;
  }

  /** A whole number between the two. */
  public static @Nullable Integer whole(
      Text text, String what, int least, int most, Mistakes mistakes) {
    if (WHOLE.matcher(text.value()).matches()) {
      int number = Integer.parseInt(text.value());
      if (number >= least && number <= most) {
        return number;
      }
    }
    mistakes.add(text.spot(), what + " is a whole number from " + least + " to " + most);
    return null;
  }

  /** A time of day such as 09:00. */
  public static @Nullable LocalTime time(Text text, String what, Mistakes mistakes) {
    if (TIME.matcher(text.value()).matches()) {
      return LocalTime.parse(text.value());
    }
    mistakes.add(text.spot(), what + " is a time of day such as 09:00, from 00:00 to 23:59");
    return null;
  }

  public static @Nullable LocalDate date(Text text, String what, Mistakes mistakes) {
    try {
      return LocalDate.parse(text.value());
    } catch (DateTimeException e) {
      mistakes.add(text.spot(), what + " is a date such as 2026-12-25");
      return null;
    }
  }

  public static @Nullable ZoneId zone(Text text, Mistakes mistakes) {
    if (text.value().equals("UTC") || ZoneId.getAvailableZoneIds().contains(text.value())) {
      return ZoneId.of(text.value());
    }
    mistakes.add(
        text.spot(),
        "There is no time zone \""
            + text.value()
            + "\""
            + Nearest.of(text.value(), ZoneId.getAvailableZoneIds())
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("; write it as Europe/Zurich or UTC"));
    return null;
  }

  /** Days such as mon or mon-fri, over the end of the week too. */
  public static Set<DayOfWeek> days(List<Text> texts, Mistakes mistakes) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (Text text : texts) {
      List<Optional<DayOfWeek>> ends = new ArrayList<>();
      for (String word : text.value().split("-", -1)) {
        ends.add(day(word));
      }
      if (ends.size() > 2 || ends.stream().anyMatch(Optional::isEmpty)) {
        mistakes.add(
            text.spot(), "\"" + text.value() + "\" is no day or days; write mon or mon-fri");
        continue;
      }
      DayOfWeek last = ends.getLast().orElseThrow();
      for (DayOfWeek day = ends.getFirst().orElseThrow(); ; day = day.plus(1)) {
        days.add(day);
        if (day == last) {
          break;
        }
      }
    }
    return days;
  }

  private static Optional<DayOfWeek> day(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().substring(0, 3).toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }
}
