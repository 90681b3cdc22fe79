package dev.countersign.model.journal;

import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times as the journal writes them: ISO 8601 in UTC, always with six digits of the second. */
public final class JournalTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JournalTime() {}

  /** The text, such as {@code 2025-02-21T14:13:35.000000Z}. */
  public static String text(Instant at) {
    return FORMAT.format(at);
  }

  /**
   * Reads it back.
   *
   * @throws UnreadableInput when it is written in another way
   */
  public static Instant read(String text, String what) {
    try {
      Instant at = Instant.parse(text);
      if (text(at).equals(text)) {
        return at;
      }
    } catch (DateTimeParseException e) {
      throw new UnreadableInput(what + " is no time: expected 2025-02-21T14:13:35.000000Z");
    }
    throw new UnreadableInput(what + " is written in another way than 2025-02-21T14:13:35.000000Z");
  }
}
