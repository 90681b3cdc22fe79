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
   * @param own the console's origin
   * @param host the Host header; a name of loopback is an origin of its own
   */
  static boolean allowed(
      @Nullable String fetchSite, @Nullable String origin, String own, String host) {
    boolean ours = origin != null && isOwn(origin, own, host);
    if (fetchSite == null) {
      return origin == null || ours;
    }
    boolean ownPage = fetchSite.equals("same-origin");
    // A page that sends no referrer gives "null" as the origin of its forms, as the console's do.
    return (ownPage || fetchSite.equals("none"))
        && (origin == null || ours || (ownPage && origin.equals("null")));
  }

  private static boolean isOwn(String origin, String own, String host) {
    return lower(origin).equals(lower(own))
        || (LoopbackName.allowed(host) && lower(origin).equals("http://" + lower(host)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
