package dev.countersign.intel.indicator;

import java.time.Instant;
import java.util.List;

/** Writes indicators as a table (RFC 4180), which {@link IndicatorTable} reads. */
public final class TableText {
  private static final String HEAD =
      "kind,value,confidence,valid_from,valid_until,source,actor,name,id\r\n";

  private TableText() {}

  /** The table of some. */
  public static String of(List<Indicator> all) {
    StringBuilder text = new StringBuilder(HEAD);
    for (Indicator one : all) {
      text.append(one.kind().word()).append(',');
      text.append(field(one.value())).append(',');
      text.append(one.confidence()).append(',');
      text.append(one.from()).append(',');
      text.append(one.until().map(Instant::toString).orElse("")).append(',');
      text.append(field(one.source())).append(',');
      text.append(field(one.actor())).append(',');
      text.append(field(one.name())).append(',');
      text.append(field(one.origin())).append("\r\n");
    }
    return text.toString();
  }

  /** What a spreadsheet would take for a formula is none. */
  private static String field(String value) {
    String safe = value.matches("(?s)^[=+@-].*") ? "'" + value : value;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
