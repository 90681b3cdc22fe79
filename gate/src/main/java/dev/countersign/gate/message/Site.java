package dev.countersign.gate.message;

import java.util.Locale;

/**
 * A host and perhaps a port, written in one way: lower case, no full stop at the end, no port that
 * is the scheme's own.
 */
record Site(String host, String port) {

  /** Of an authority (RFC 3986), or of an origin or URL, whose path is left off. */
  static Site of(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    int slashes = lower.indexOf("://");
    String scheme = slashes < 0 ? "https" : lower.substring(0, slashes);
    String rest = slashes < 0 ? lower : lower.substring(slashes + 3);
    int end = 0;
    while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String authority = rest.substring(0, end);
    int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    String host = colon < 0 ? authority : authority.substring(0, colon);
    String port = colon < 0 ? "" : authority.substring(colon + 1);
    boolean usual =
        (port.equals("443") && !scheme.equals("http"))
            || (port.equals("80") && scheme.equals("http"));
    return new Site(
        host.endsWith(".") ? host.substring(0, host.length() - 1) : host, usual ? "" : port);
  }

  /** True where letters of other scripts could pass for those of a known host. */
  boolean isInternational() {
    return host.chars().anyMatch(c -> c > 127) || host.startsWith("xn--") || host.contains(".xn--");
  }

  /** True when what stands before an @ could pass for the host. */
  boolean hidesHost() {
    return host.contains("@") || port.contains("@") || host.contains("%");
  }

  @Override
  public String toString() {
    return port.isEmpty() ? host : host + ":" + port;
  }
}
