package dev.countersign.lure.identity;

import dev.countersign.lure.message.Message;
import java.util.Locale;

/** Whether a mail went to many, over a list that can be left (RFC 2369, RFC 2919, RFC 3834). */
public final class Bulk {
  private Bulk() {}

  /** Whether its header says so. */
  public static boolean is(Message message) {
    for (String header : message.headers()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("list-id:")
          || lower.startsWith("list-unsubscribe:")
          || lower.startsWith("list-post:")
          || lower.startsWith("mailing-list:")
          || lower.startsWith("precedence: list")
          || lower.startsWith("precedence: bulk")) {
        return true;
      }
    }
    return false;
  }
}
