package dev.countersign.lure.mail;

import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.text.Decoded;
import java.util.ArrayList;
import java.util.List;

/**
 * Address lists (RFC 5322, 3.4 and 4.4) with groups, comments, routes and quoted names, and what
 * people make of them: names without quotes, several addresses after one name, no address at all.
 * At most 1,000 are taken of one field.
 */
final class Addresses {
  private static final int MOST = 1_000;
  private static final int LONGEST = 1_000;

  private final List<Correspondent> found = new ArrayList<>();
  private final StringBuilder phrase = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private final StringBuilder angle = new StringBuilder();
  private boolean hasAngle;

  private Addresses() {}

  /** The correspondents of a field that is not decoded yet. */
  static List<Correspondent> read(String raw) {
    Addresses addresses = new Addresses();
    addresses.scan(raw);
    return addresses.found;
  }

  private void scan(String raw) {
    boolean inAngle = false;
    int i = 0;
    while (i < raw.length() && found.size() < MOST) {
      char c = raw.charAt(i);
      if (c == '"' && !inAngle) {
        i = quoted(raw, i);
        continue;
      }
      if (c == '(') {
        i = comment(raw, i);
        continue;
      }
      switch (c) {
        case '<' -> {
          if (hasAngle) {
            flush(); // Name <a@a.example> <b@b.example>
          }
          inAngle = true;
          hasAngle = true;
        }
        case '>' -> inAngle = false;
        case ',', ';' -> {
          if (inAngle) {
            angle.append(c);
          } else {
            flush();
          }
        }
        case ':' -> {
          if (inAngle) {
            angle.append(c);
          } else if (phrase.indexOf("@") < 0 && isGroup(raw, i)) {
            phrase.setLength(0);
          } else {
            phrase.append(c);
          }
        }
        default -> (inAngle ? angle : phrase).append(c);
      }
      i++;
    }
    flush();
  }

  /** A colon begins a group if a semicolon ends it; otherwise it is a part of a name. */
  private static boolean isGroup(String raw, int colon) {
    return raw.indexOf(';', colon) > 0;
  }

  private int quoted(String raw, int from) {
    int i = from + 1;
    int begun = phrase.length();
    while (i < raw.length() && raw.charAt(i) != '"') {
      if (raw.charAt(i) == '\\' && i + 1 < raw.length()) {
        i++;
      }
      phrase.append(raw.charAt(i));
      i++;
    }
    if (i >= raw.length()) { // never closed: the quote is a letter like any other
      phrase.setLength(begun);
      return from + 1;
    }
    if (i + 1 < raw.length() && raw.charAt(i + 1) == '@') { // "a b"@example.org
      phrase.insert(begun, '"').append('"');
    }
    return i + 1;
  }

  private int comment(String raw, int from) {
    int depth = 0;
    int i = from;
    while (i < raw.length()) {
      char c = raw.charAt(i);
      if (c == '\\' && i + 1 < raw.length()) {
        comment.append(raw.charAt(++i));
      } else if (c == '(') {
        if (depth++ > 0) {
          comment.append(c);
        }
      } else if (c == ')') {
        if (--depth == 0) {
          return i + 1;
        }
        comment.append(c);
      } else {
        comment.append(c);
      }
      i++;
    }
    return i;
  }

  private void flush() {
    String name = text(phrase);
    String said = text(comment);
    String address = address(angle.toString());
    boolean angled = hasAngle;
    phrase.setLength(0);
    comment.setLength(0);
    angle.setLength(0);
    hasAngle = false;
    if (!angled && name.indexOf('@') > 0 && name.indexOf(' ') < 0) {
      address = address(name);
      name = said;
    }
    if (address.isEmpty() && name.isEmpty()) {
      return;
    }
    found.add(
        address.isEmpty()
            ? new Correspondent(name, null, null)
            : Correspondent.ofMail(name, address));
  }

  private static String text(StringBuilder raw) {
    String decoded = EncodedWords.decode(raw.toString().strip());
    String plain = Decoded.clean(decoded.replaceAll("\\s+", " ").strip());
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }

  private static String address(String raw) {
    String plain = Decoded.clean(raw.replaceAll("\\s+", ""));
    int route = plain.startsWith("@") ? plain.indexOf(':') : -1; // <@a,@b:c@d> (RFC 5322, 4.4)
    plain = route > 0 ? plain.substring(route + 1) : plain;
    if (plain.regionMatches(true, 0, "mailto:", 0, 7)) {
      plain = plain.substring(7);
    }
    while (plain.endsWith(".")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }
}
