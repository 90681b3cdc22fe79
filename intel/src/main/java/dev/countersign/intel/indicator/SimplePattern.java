package dev.countersign.intel.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A STIX pattern (STIX 2.1, section 9), as far as it names values of which each alone is enough:
 * {@code [domain-name:value = 'a.example' OR url:value IN ('…', '…')] OR [ipv4-addr:value = '…']}.
 * One that joins parts by AND, asks for an order, a time or a form of a text means more than its
 * values, and none of them is used.
 *
 * @param values of which each alone is enough
 * @param unused why other parts, or all of it, are not used
 */
public record SimplePattern(List<Value> values, List<String> unused) {
  /** The longest pattern that is read, in characters. */
  public static final int LONGEST = 50_000;

  private static final String MORE =
      "a pattern that asks for more than values (AND, MATCHES, FOLLOWEDBY, …)";
  private static final String NONE = "a pattern that cannot be read";

  private static final Map<String, IndicatorKind> PATHS =
      Map.ofEntries(
          Map.entry("domain-name:value", IndicatorKind.DOMAIN),
          Map.entry("url:value", IndicatorKind.URL),
          Map.entry("ipv4-addr:value", IndicatorKind.IP),
          Map.entry("ipv6-addr:value", IndicatorKind.IP),
          Map.entry("email-addr:value", IndicatorKind.EMAIL),
          Map.entry("email-message:from_ref.value", IndicatorKind.EMAIL),
          Map.entry("cryptocurrency-wallet:value", IndicatorKind.ADDRESS),
          Map.entry("cryptocurrency-wallet:address", IndicatorKind.ADDRESS),
          Map.entry("file:hashes.md5", IndicatorKind.HASH),
          Map.entry("file:hashes.sha-1", IndicatorKind.HASH),
          Map.entry("file:hashes.sha1", IndicatorKind.HASH),
          Map.entry("file:hashes.sha-256", IndicatorKind.HASH),
          Map.entry("file:hashes.sha256", IndicatorKind.HASH),
          Map.entry("file:hashes.sha-512", IndicatorKind.HASH),
          Map.entry("file:hashes.sha512", IndicatorKind.HASH));

  /** Copies. */
  public SimplePattern {
    values = List.copyOf(values);
    unused = List.copyOf(unused);
  }

  /** A value as it stands. */
  public record Value(IndicatorKind kind, String text) {}

  /** Reads one; what cannot be used is told. */
  public static SimplePattern read(String text) {
    if (text.length() > LONGEST) {
      return none("a pattern of more than " + LONGEST + " characters");
    }
    Reader reader = new Reader(text);
    try {
      return reader.pattern();
    } catch (Unused e) {
      return none(e.why);
    }
  }

  private static SimplePattern none(String why) {
    return new SimplePattern(List.of(), List.of(why));
  }

  private static final class Unused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String why;

    Unused(String why) {
      super(why, null, false, false);
      this.why = why;
    }
  }

  /** Goes through a text once, from its first letter to its last. */
  private static final class Reader {
    private final String text;
    private int at;
    private final List<Value> values = new ArrayList<>();
    private final List<String> unused = new ArrayList<>();

    Reader(String text) {
      this.text = text;
    }

    SimplePattern pattern() throws Unused {
      do {
        expect('[');
        do {
          comparison();
        } while (word("OR"));
        expect(']');
      } while (word("OR"));
      blanks();
      if (at < text.length()) {
        throw new Unused(MORE);
      }
      return new SimplePattern(values, unused);
    }

    private void comparison() throws Unused {
      String path = path();
      Optional<IndicatorKind> kind =
          Optional.ofNullable(PATHS.get(path.toLowerCase(Locale.ROOT).replace("'", "")));
      if (kind.isEmpty()) {
        unused.add(
            "a pattern about "
                + (path.length() > 60 ? path.substring(0, 60) + "…" : path)
                + ", which is not looked at");
      }
      if (taken('=')) {
        value(kind);
      } else if (word("IN")) {
        expect('(');
        do {
          value(kind);
        } while (taken(','));
        expect(')');
      } else {
        throw new Unused(MORE);
      }
    }

    private void value(Optional<IndicatorKind> kind) throws Unused {
      blanks();
      if (at >= text.length() || text.charAt(at) != '\'') {
        throw new Unused(kind.isEmpty() ? MORE : NONE);
      }
      String value = quoted();
      kind.ifPresent(one -> values.add(new Value(one, value)));
    }

    private String path() throws Unused {
      blanks();
      int from = at;
      while (at < text.length() && isOfPath(text.charAt(at))) {
        if (text.charAt(at) == '\'') {
          quoted();
        } else {
          at++;
        }
      }
      if (at == from) {
        throw new Unused(at < text.length() && text.charAt(at) == '(' ? MORE : NONE);
      }
      if (text.substring(from, at).indexOf(':') < 1) {
        throw new Unused(MORE); // such as NOT
      }
      return text.substring(from, at);
    }

    private static boolean isOfPath(char one) {
      return Character.isLetterOrDigit(one) || "-_.:'".indexOf(one) >= 0;
    }

    /** Between two apostrophes; a backslash stands before an apostrophe or itself. */
    private String quoted() throws Unused {
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char one = text.charAt(at);
        if (one == '\'') {
          at++;
          return value.toString();
        }
        if (one == '\\') {
          at++;
          if (at == text.length() || "\\'".indexOf(text.charAt(at)) < 0) {
            throw new Unused(NONE);
          }
        }
        value.append(text.charAt(at));
      }
      throw new Unused(NONE);
    }

    private boolean word(String word) {
      blanks();
      int end = at + word.length();
      boolean there =
          text.startsWith(word, at)
              && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
      if (there) {
        at = end;
      }
      return there;
    }

    private boolean taken(char one) {
      blanks();
      boolean there = at < text.length() && text.charAt(at) == one;
      if (there) {
        at++;
      }
      return there;
    }

    private void expect(char one) throws Unused {
      if (!taken(one)) {
        boolean more = (at < text.length() && one != '[') || text.startsWith("(");
        throw new Unused(more ? MORE : NONE);
      }
    }

    private void blanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
