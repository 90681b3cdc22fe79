package dev.countersign.chain.safeservice;

import dev.countersign.model.json.JsonFields;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a delegate as the service lists it. */
final class DelegateReader {
  private static final int LONGEST_LABEL = 50;

  private DelegateReader() {}

  /**
   * Reads one.
   *
   * @param delegator of whom it was asked
   * @throws UnreadableInput when it is none, or another's
   */
  static Delegate read(JsonNode entry, Address delegator) {
    if (!entry.isObject()) {
      throw new UnreadableInput("The service lists something that is no delegate");
    }
    Address said = JsonFields.address(entry, "delegator");
    if (!said.equals(delegator)) {
      throw new UnreadableInput(
          "The service was asked for the delegates of " + delegator + " and lists one of " + said);
    }
    return new Delegate(
        JsonFields.address(entry, "delegate"),
        said,
        JsonFields.addressOrNull(entry, "safe"),
        label(JsonFields.textOrNull(entry, "label")),
        moment(JsonFields.textOrNull(entry, "expiryDate")));
  }

  private static String label(@Nullable String text) {
    String visible = text == null ? "" : Visible.of(text.strip()).replace('\n', ' ');
    return visible.length() > LONGEST_LABEL ? visible.substring(0, LONGEST_LABEL) : visible;
  }

  private static @Nullable Instant moment(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new UnreadableInput(
          "The field \"expiryDate\" is no moment; expected one such as 2027-01-31T12:00:00Z");
    }
  }
}
