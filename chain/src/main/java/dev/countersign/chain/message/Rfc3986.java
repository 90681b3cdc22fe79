package dev.countersign.chain.message;

import java.util.HexFormat;

/** The URI and authority of RFC 3986, in ASCII as it demands. */
final class Rfc3986 {
  private static final String SUB_DELIMS = "!$&'()*+,;=";
  private static final String UNRESERVED_MARKS = "-._~";

  private Rfc3986() {}

  /** True for a host that is not empty, perhaps with user information and a port. */
  static boolean isAuthority(String text) {
    int at = text.indexOf('@');
    String hostAndPort = text.substring(at + 1);
    return text.length() <= 1_024
        && (at < 0 || isMadeOf(text.substring(0, at), ":"))
        && isHostAndPort(hostAndPort);
  }

  /** True for a URI with a scheme; an authority may be empty, as in {@code file:///}. */
  static boolean isUri(String text) {
    int colon = text.indexOf(':');
    if (text.length() > 8_192 || colon < 1 || !isScheme(text.substring(0, colon))) {
      return false;
    }
    String rest = text.substring(colon + 1);
    int hash = rest.indexOf('#');
    if (hash >= 0) {
      if (!isMadeOf(rest.substring(hash + 1), ":@/?")) {
        return false;
      }
      rest = rest.substring(0, hash);
    }
    if (rest.startsWith("//")) {
      int end = 2;
      while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
        end++;
      }
      String authority = rest.substring(2, end);
      if (!authority.isEmpty() && !isAuthority(authority)) {
        return false;
      }
      rest = rest.substring(end);
    }
    return isMadeOf(rest, ":@/?");
  }

  /** True for a scheme: a letter, then letters, digits, plus, minus and full stop. */
  static boolean isScheme(String text) {
    if (text.isEmpty() || !isLetter(text.charAt(0))) {
      return false;
    }
    return text.chars().allMatch(c -> isLetter(c) || isDigit(c) || "+-.".indexOf(c) >= 0);
  }

  /**
   * True when there are only letters, digits, the marks that every part of a URI may hold,
   * characters of {@code more}, and escapes of a percent sign and two hexadecimal digits.
   */
  static boolean isMadeOf(String text, String more) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length()
            || !HexFormat.isHexDigit(text.charAt(i + 1))
            || !HexFormat.isHexDigit(text.charAt(i + 2))) {
          return false;
        }
        i += 2;
      } else if (!isLetter(c)
          && !isDigit(c)
          && SUB_DELIMS.indexOf(c) < 0
          && UNRESERVED_MARKS.indexOf(c) < 0
          && more.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHostAndPort(String text) {
    int bracket = text.lastIndexOf(']');
    int colon = text.indexOf(':', bracket + 1);
    String host = colon < 0 ? text : text.substring(0, colon);
    String port = colon < 0 ? "" : text.substring(colon + 1);
    boolean literal = host.startsWith("[");
    boolean hostIsRight =
        literal
            ? host.length() > 2
                && bracket == host.length() - 1
                && host.substring(1, bracket)
                    .chars()
                    .allMatch(c -> HexFormat.isHexDigit(c) || c == ':' || c == '.')
            : !host.isEmpty() && isMadeOf(host, "");
    return hostIsRight && port.length() <= 5 && port.chars().allMatch(Rfc3986::isDigit);
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
