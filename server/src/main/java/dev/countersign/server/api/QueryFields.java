package dev.countersign.server.api;

import dev.countersign.model.value.UnreadableInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the address says beside a payload. The servlet's own parameters are not asked: they would
 * take the body of a client that calls it a form, as curl does by itself, for parameters too.
 */
final class QueryFields {
  private static final Set<String> NAMES = Set.of("chain", "wallet", "safeVersion");

  private QueryFields() {}

  /**
   * The fields by name.
   *
   * @throws UnreadableInput on a field that is none of these or is given twice: what is not read
   *     must not be thought to be
   */
  static Map<String, String> of(@Nullable String query) {
    Map<String, String> fields = new HashMap<>();
    if (query == null || query.isEmpty()) {
      return fields;
    }
    for (String pair : query.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      String name = decoded(sides[0]);
      if (!NAMES.contains(name)) {
        throw new UnreadableInput(
            "The address has a field that is none of chain, wallet and safeVersion; an intent goes"
                + " into the body, beside the payload");
      }
      if (fields.put(name, sides.length == 2 ? decoded(sides[1]) : "") != null) {
        throw new UnreadableInput("The address has the field \"" + name + "\" twice");
      }
    }
    return fields;
  }

  /**
   * One field of an address; the body of a request is not looked at.
   *
   * @param usual where it is not given
   */
  static String one(@Nullable String query, String name, String usual) {
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        String[] sides = pair.split("=", 2);
        if (sides.length == 2 && decoded(sides[0]).equals(name)) {
          return decoded(sides[1]);
        }
      }
    }
    return usual;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The address has a field whose percent signs cannot be decoded");
    }
  }
}
