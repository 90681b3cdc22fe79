package dev.countersign.server.guard;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that changes something comes from the console's own pages, or from a program
 * that is no browser. Browsers tell where a request comes from in headers that a page cannot forge
 * (Fetch Metadata; RFC 6454 for Origin).
 */
final class SameOrigin {
  private SameOrigin() {}

  /**
   * Decides by the headers, each null where absent.
   *
   * @param host the Host header, as the browser sees the server
   */
  static boolean allowed(@Nullable String fetchSite, @Nullable String origin, String host) {
    if (fetchSite == null) {
      return origin == null || isOwn(origin, host);
    }
    boolean ownPage = fetchSite.equals("same-origin");
    // A page that sends no referrer gives "null" as the origin of its forms, as the console's do.
    return (ownPage || fetchSite.equals("none"))
        && (origin == null || isOwn(origin, host) || (ownPage && origin.equals("null")));
  }

  private static boolean isOwn(String origin, String host) {
    return lower(origin).equals("http://" + lower(host));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
