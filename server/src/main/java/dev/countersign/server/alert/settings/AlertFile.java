package dev.countersign.server.alert.settings;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.channel.Place;
import dev.countersign.server.notice.Outside;
import dev.countersign.server.settings.Fields;
import dev.countersign.server.settings.SettingsText;
import dev.countersign.watch.alert.AlertPolicy;
import dev.countersign.watch.alert.QuietHours;
import dev.countersign.watch.alert.Step;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings file of alerts ({@code docs/alerts.md}); paths in it are from its own folder.
 */
public final class AlertFile {
  private static final int MOST_CHANNELS = 50;
  private static final int MOST_STEPS = 20;
  private static final int MINUTES_OF_A_WEEK = 7 * 24 * 60;

  private final Set<String> names = new HashSet<>();
  private final Map<String, Severity> feeds = new HashMap<>();
  private final PlaceReading reading;

  private AlertFile(Path folder, Outside outside) {
    this.reading = new PlaceReading(folder, outside);
  }

  /**
   * Reads it, and the files with secrets that it names.
   *
   * @param outside the mail server and the webhook of the start's options
   * @throws UnreadableInput when one cannot be read, saying where and what would be right
   */
  public static AlertSettings read(Path file, Outside outside) {
    Path parent = file.toAbsolutePath().getParent();
    return new AlertFile(parent == null ? Path.of("/") : parent, outside)
        .of(SettingsText.load(file));
  }

  /** The same for text, with paths from that folder. */
  static AlertSettings of(String text, Path folder, Outside outside) {
    return new AlertFile(folder, outside).of(SettingsText.parsed(text));
  }

  private AlertSettings of(@Nullable Object loaded) {
    Fields all =
        Fields.of(
            loaded,
            "The settings",
            "alerts",
            "gap-minutes",
            "digest-minutes",
            "quiet-hours",
            "channels",
            "escalation");
    if (all.number("alerts", 1, 1, 0) != 1) {
      throw new UnreadableInput("The settings lack \"alerts: 1\", which says how they are written");
    }
    List<Place> places = channels(all.list("channels"));
    Map<Severity, List<Step>> ladders = ladders(all.raw("escalation"));
    if (!ladders.containsKey(Severity.CRITICAL)) {
      throw new UnreadableInput(
          "The escalation says nothing of \"critical\": nobody would be called for the gravest"
              + " alerts");
    }
    return new AlertSettings(
        new AlertPolicy(
            Duration.ofMinutes(all.number("gap-minutes", 1, MINUTES_OF_A_WEEK, 60)),
            Duration.ofMinutes(all.number("digest-minutes", 1, 24 * 60, 10)),
            quiet(all.list("quiet-hours")),
            ladders,
            feeds),
        places);
  }

  private List<Place> channels(List<?> list) {
    List<Place> places = new ArrayList<>();
    if (list.size() > MOST_CHANNELS) {
      throw new UnreadableInput("There are more than " + MOST_CHANNELS + " channels");
    }
    for (Object one : list) {
      String place = "Channel " + (places.size() + 1);
      Fields fields =
          Fields.of(one, place, "name", "mail", "webhook", "slack", "pagerduty", "syslog", "each");
      String name = fields.text("name");
      if (!name.matches("[a-z0-9][a-z0-9-]{0,39}") || !names.add(name)) {
        throw fields.wrong("name", "1 to 40 small letters, digits and hyphens, another for each");
      }
      places.add(reading.of(name, fields, place));
      if (fields.has("each")) {
        feeds.put(name, severity(fields.text("each"), fields, "each"));
      }
    }
    return places;
  }

  private Map<Severity, List<Step>> ladders(@Nullable Object value) {
    Map<Severity, List<Step>> ladders = new EnumMap<>(Severity.class);
    if (value == null) {
      return ladders;
    }
    String[] words =
        List.of(Severity.values()).stream().map(AlertFile::word).toArray(String[]::new);
    Fields all = Fields.of(value, "The escalation", words);
    for (Severity severity : Severity.values()) {
      if (all.has(word(severity))) {
        ladders.put(severity, steps(all.list(word(severity)), severity));
      }
    }
    return ladders;
  }

  private List<Step> steps(List<?> list, Severity severity) {
    List<Step> steps = new ArrayList<>();
    if (list.isEmpty() || list.size() > MOST_STEPS) {
      throw new UnreadableInput(
          "The escalation of " + word(severity) + " has no step, or more than " + MOST_STEPS);
    }
    for (Object one : list) {
      String place = "Step " + (steps.size() + 1) + " of " + word(severity);
      Fields fields = Fields.of(one, place, "after-minutes", "tell");
      Duration after = Duration.ofMinutes(fields.number("after-minutes", 0, MINUTES_OF_A_WEEK, 0));
      if (!steps.isEmpty() && after.compareTo(steps.getLast().after()) <= 0) {
        throw fields.wrong("after-minutes", "more than that of the step before it");
      }
      Set<String> channels = new HashSet<>(fields.texts("tell"));
      if (channels.isEmpty() || !names.containsAll(channels)) {
        throw fields.wrong(
            "tell",
            "a list of channels, of which there are "
                + names.stream().sorted().collect(Collectors.joining(", ")));
      }
      steps.add(new Step(after, channels));
    }
    return steps;
  }

  private static List<QuietHours> quiet(List<?> list) {
    List<QuietHours> hours = new ArrayList<>();
    for (Object one : list) {
      Fields fields =
          Fields.of(one, "Quiet hours " + (hours.size() + 1), "zone", "days", "from", "until");
      hours.add(
          new QuietHours(zone(fields), days(fields), time(fields, "from"), time(fields, "until")));
    }
    return hours;
  }

  private static ZoneId zone(Fields fields) {
    try {
      return ZoneId.of(fields.text("zone"));
    } catch (DateTimeException e) {
      throw fields.wrong("zone", "a time zone such as Europe/Zurich or UTC");
    }
  }

  private static Set<DayOfWeek> days(Fields fields) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : fields.texts("days")) {
      try {
        days.add(DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw fields.wrong("days", "a list of days such as monday");
      }
    }
    return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
  }

  private static LocalTime time(Fields fields, String name) {
    try {
      return LocalTime.parse(fields.text(name));
    } catch (DateTimeException e) {
      throw fields.wrong(name, "a time such as \"22:00\", between quotation marks");
    }
  }

  private static Severity severity(String word, Fields fields, String name) {
    for (Severity one : Severity.values()) {
      if (word(one).equals(word)) {
        return one;
      }
    }
    throw fields.wrong(name, "info, low, medium, high or critical");
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
