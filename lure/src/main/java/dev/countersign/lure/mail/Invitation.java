package dev.countersign.lure.mail;

import java.util.Locale;
import java.util.Set;

/** An invitation (iCalendar, RFC 5545) as text: what it is about, where, and how to join. */
final class Invitation {
  private static final Set<String> SHOWN =
      Set.of("SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CONFERENCE");

  private Invitation() {}

  static String shown(String calendar) {
    String unfolded =
        calendar.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", ""); // RFC 5545, 3.1
    StringBuilder text = new StringBuilder();
    unfolded
        .lines()
        .forEach(line -> {
          int colon = line.indexOf(':');
          int name = colon < 0 ? -1 : Math.min(colon, nameEnd(line));
          if (name > 0 && SHOWN.contains(line.substring(0, name).toUpperCase(Locale.ROOT))) {
            text.append(plain(line.substring(valueBegin(line, name)))).append('\n');
          }
        });
    return text.toString();
  }

  private static int nameEnd(String line) {
    int semicolon = line.indexOf(';');
    return semicolon < 0 ? line.length() : semicolon;
  }

  /** Behind the first colon that stands in no quotes: parameters may hold some. */
  private static int valueBegin(String line, int from) {
    boolean quoted = false;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ':' && !quoted) {
        return i + 1;
      }
    }
    return line.length();
  }

  private static String plain(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char escaped = value.charAt(++i);
        plain.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
