package dev.countersign.lure.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * An address taken apart as browsers do (WHATWG URL): tabs and line ends are dropped, a backslash
 * is a slash, an escaped host is unescaped. Never fails; what is no address has no scheme and no
 * host.
 *
 * @param written as given, at most {@link #LONGEST} characters of it
 * @param scheme in lower case without the colon; empty where there is none
 * @param userInfo in front of the host and its {@code @}; empty where there is none
 * @param host as it stands after unescaping, in lower case; empty where there is none
 * @param port where one is given
 * @param path from the first slash on; of an address without host what follows the colon
 * @param query without its question mark
 * @param repairs what a browser had to mend to read it, such as {@code backslash}
 */
public record Url(
    String written,
    String scheme,
    String userInfo,
    String host,
    OptionalInt port,
    String path,
    String query,
    List<String> repairs) {
  /** Longer addresses are cut there. */
  public static final int LONGEST = 16_384;

  /** A browser drops tabs and line ends in it. */
  public static final String CONTROLS = "control characters";

  /** It has backslashes around its host where slashes belong. */
  public static final String BACKSLASH = "backslashes";

  /** Letters of its host are escaped with percent signs. */
  public static final String ESCAPED_HOST = "an escaped host";

  /** Copies. */
  public Url {
    repairs = List.copyOf(repairs);
  }

  /** Reads an address; one without scheme that begins like a host is read as one of the web. */
  public static Url of(String address) {
    String written = address.length() > LONGEST ? address.substring(0, LONGEST) : address;
    List<String> repairs = new ArrayList<>();
    String text = trimmed(written);
    String clean = text.replaceAll("[\\t\\r\\n]", "");
    if (!clean.equals(text)) {
      repairs.add(CONTROLS);
    }
    int colon = schemeEnd(clean);
    String scheme = colon < 0 ? "" : clean.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = colon < 0 ? clean : clean.substring(colon + 1);
    boolean web = scheme.isEmpty() || special(scheme);
    if (!web && !rest.startsWith("//")) {
      return new Url(written, scheme, "", "", OptionalInt.empty(), rest, "", repairs);
    }
    return hierarchical(written, scheme, rest, web, repairs);
  }

  private static Url hierarchical(
      String written, String scheme, String rest, boolean web, List<String> repairs) {
    int start = 0;
    while (start < rest.length()
        && (rest.charAt(start) == '/' || (web && rest.charAt(start) == '\\'))) {
      start++;
    }
    int end = start;
    while (end < rest.length()
        && "/?#".indexOf(rest.charAt(end)) < 0
        && !(web && rest.charAt(end) == '\\')) {
      end++;
    }
    int pathEnd = end;
    while (pathEnd < rest.length() && "?#".indexOf(rest.charAt(pathEnd)) < 0) {
      pathEnd++;
    }
    if (web && rest.substring(0, Math.min(end + 1, rest.length())).indexOf('\\') >= 0) {
      repairs.add(BACKSLASH);
    }
    String authority = rest.substring(start, end);
    int at = authority.lastIndexOf('@');
    String userInfo = at < 0 ? "" : authority.substring(0, at);
    String hostAndPort = authority.substring(at + 1);
    int bracket = hostAndPort.indexOf(']');
    int colon = hostAndPort.indexOf(':', Math.max(0, bracket));
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    if (host.indexOf('%') >= 0) {
      host = unescape(host);
      if (host.chars().noneMatch(c -> c <= ' ' || "{}<>|^`\"".indexOf(c) >= 0)) {
        repairs.add(ESCAPED_HOST);
      }
    }
    int queryStart = rest.indexOf('?', pathEnd);
    int fragment = rest.indexOf('#', pathEnd);
    String query =
        queryStart < 0 || (fragment >= 0 && fragment < queryStart)
            ? ""
            : rest.substring(queryStart + 1, fragment < 0 ? rest.length() : fragment);
    return new Url(
        written,
        scheme,
        userInfo,
        host.toLowerCase(Locale.ROOT).replace('\u3002', '.').replace('\uff0e', '.'),
        colon < 0 ? OptionalInt.empty() : port(hostAndPort.substring(colon + 1)),
        rest.substring(end, pathEnd).replace('\\', '/'),
        query,
        repairs);
  }

  /** Whether it is of a scheme whose addresses have hosts and forgive backslashes. */
  private static boolean special(String scheme) {
    return switch (scheme) {
      case "http", "https", "ftp", "ws", "wss" -> true;
      default -> false;
    };
  }

  /** Whether a browser would open it as a page. */
  public boolean web() {
    return !host.isEmpty() && (scheme.isEmpty() || scheme.equals("http") || scheme.equals("https"));
  }

  private static OptionalInt port(String text) {
    if (text.isEmpty()
        || text.length() > 5
        || !text.chars().allMatch(c -> Ascii.isDigit((char) c))) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  private static int schemeEnd(String text) {
    for (int i = 0; i < text.length() && i < 40; i++) {
      char c = text.charAt(i);
      if (c == ':') {
        boolean port = i + 1 < text.length() && Ascii.isDigit(text.charAt(i + 1));
        return i == 0 || (port && text.lastIndexOf('.', i) >= 0) ? -1 : i;
      }
      boolean allowed =
          Ascii.isLetter(c) || (i > 0 && (Ascii.isDigit(c) || c == '+' || c == '-' || c == '.'));
      if (!allowed) {
        return -1;
      }
    }
    return -1;
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return text.substring(start, end);
  }

  /** Percent escapes as bytes of UTF-8; a broken one stays as it is. */
  static String unescape(String text) {
    byte[] out = new byte[text.length() * 4];
    int size = 0;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (c == '%'
          && i + 2 < text.length()
          && Ascii.isHex(text.charAt(i + 1))
          && Ascii.isHex(text.charAt(i + 2))) {
        out[size++] = (byte) Integer.parseInt(text.substring(i + 1, i + 3), 16);
        i += 3;
      } else {
        int point = text.codePointAt(i);
        byte[] bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
        i += Character.charCount(point);
      }
    }
    return new String(out, 0, size, StandardCharsets.UTF_8);
  }
}
