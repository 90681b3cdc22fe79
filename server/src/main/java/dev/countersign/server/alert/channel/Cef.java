package dev.countersign.server.alert.channel;

import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.channel.Telling.Line;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event in ArcSight's Common Event Format, version 0. In the header a backslash and a pipe are
 * escaped and there are no line breaks; in the extension a backslash and an equals sign are, and
 * line breaks are written {@code \n}.
 *
 * @see <a
 *     href="https://www.microfocus.com/documentation/arcsight/arcsight-smartconnectors-8.4/cef-implementation-standard/">ArcSight
 *     Common Event Format Implementation Standard</a>
 */
final class Cef {
  private static final int MESSAGE = 1_023;
  private static final int CUSTOM = 4_000;
  private static final int NAME = 512;

  private final StringBuilder text = new StringBuilder();

  private Cef() {}

  static String of(Telling telling) {
    return new Cef().event(telling);
  }

  private String event(Telling telling) {
    Line first = telling.alerts().isEmpty() ? null : telling.alerts().getFirst();
    text.append("CEF:0|Countersign|Countersign|1|")
        .append(header(first == null ? telling.event().word() : first.code()))
        .append('|')
        .append(header(cut(telling.headline(), NAME)))
        .append('|')
        .append(severity(first == null ? telling.shown() : first.severity()))
        .append('|');
    field("rt", Long.toString(telling.at().toEpochMilli()));
    field("act", telling.event().word());
    field("cat", telling.status().name().toLowerCase(Locale.ROOT));
    field("externalId", first == null ? telling.id().toString() : first.id().toString());
    field("msg", cut(first == null ? telling.title() : first.sentence(), MESSAGE));
    custom(1, "incident", telling.id().toString());
    custom(2, "group", telling.group());
    if (first != null) {
      field("start", Long.toString(first.at().toEpochMilli()));
      field("cnt", Long.toString(first.times()));
      custom(3, "about", first.about());
      custom(4, "transaction", first.transaction());
      number(2, "chain", first.chain());
      number(3, "block", first.block());
    }
    custom(5, "reason", telling.reason());
    custom(6, "link", telling.link());
    number(1, "incidentNumber", telling.number());
    return text.toString().strip();
  }

  private void custom(int number, String label, String value) {
    if (!value.isEmpty()) {
      field("cs" + number + "Label", label);
      field("cs" + number, cut(value, CUSTOM));
    }
  }

  private void number(int number, String label, @Nullable Long value) {
    if (value != null) {
      field("cn" + number + "Label", label);
      field("cn" + number, Long.toString(value));
    }
  }

  private void field(String key, String value) {
    text.append(key).append('=').append(extension(value)).append(' ');
  }

  static String header(String value) {
    return value.replace("\\", "\\\\").replace("|", "\\|").replaceAll("[\\r\\n]+", " ");
  }

  static String extension(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("=", "\\=")
        .replace("\r\n", "\\n")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /** 0 to 3 is low, 4 to 6 medium, 7 and 8 high, 9 and 10 very high. */
  static int severity(Severity severity) {
    return switch (severity) {
      case INFO -> 1;
      case LOW -> 3;
      case MEDIUM -> 6;
      case HIGH -> 8;
      case CRITICAL -> 10;
    };
  }

  private static String cut(String value, int longest) {
    return value.length() <= longest ? value : value.substring(0, longest);
  }
}
