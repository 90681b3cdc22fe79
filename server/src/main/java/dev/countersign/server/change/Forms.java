package dev.countersign.server.change;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.people.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Fields of forms, each with a sentence for what is wrong. */
public final class Forms {
  private Forms() {}

  /**
   * A text that must be there.
   *
   * @param most characters
   */
  public static String text(Map<String, String> form, String name, String what, int most) {
    String text = form.getOrDefault(name, "").strip();
    if (text.isEmpty()) {
      throw new UnreadableInput(what + " is missing");
    }
    return bounded(text, what, most);
  }

  /** A text that may be left out; then empty. */
  public static String optional(Map<String, String> form, String name, String what, int most) {
    return bounded(form.getOrDefault(name, "").strip(), what, most);
  }

  /** Names, separated by commas or spaces: lower case, digits and hyphens. */
  public static List<String> names(Map<String, String> form, String name, String what) {
    List<String> names =
        Arrays.stream(form.getOrDefault(name, "").split("[,\\s]+", -1))
            .filter(one -> !one.isEmpty())
            .distinct()
            .sorted()
            .toList();
    for (String one : names) {
      if (!one.matches("[a-z][a-z0-9-]{0,39}")) {
        throw new UnreadableInput(
            what
                + " \""
                + (one.length() > 40 ? one.substring(0, 40) + "…" : one)
                + "\" is none; expected lower-case letters, digits and hyphens, such as ops-team");
      }
    }
    return names;
  }

  /** The roles that are ticked. */
  public static List<Role> roles(Map<String, String> form) {
    return Arrays.stream(Role.values())
        .filter(role -> form.containsKey("role-" + role.word()))
        .toList();
  }

  private static String bounded(String text, String what, int most) {
    if (text.length() > most) {
      throw new UnreadableInput(what + " is longer than " + most + " characters");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new UnreadableInput(what + " holds a character that cannot be seen");
    }
    return text;
  }
}
