package dev.countersign.access.read.mapping;

import java.util.Locale;

/** A pattern in which each star stands for any text; letters do not differ by case. */
record Stars(String pattern) {
  Stars {
    pattern = pattern.toLowerCase(Locale.ROOT);
  }

  /** Whether a text is of that pattern, in time that grows with its length alone. */
  boolean fits(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String[] parts = pattern.split("\\*", -1);
    if (parts.length == 1) {
      return lower.equals(pattern);
    }
    String last = parts[parts.length - 1];
    if (!lower.startsWith(parts[0]) || lower.length() < parts[0].length() + last.length()) {
      return false;
    }
    int at = parts[0].length();
    int end = lower.length() - last.length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = lower.indexOf(parts[i], at);
      if (found < 0 || found + parts[i].length() > end) {
        return false;
      }
      at = found + parts[i].length();
    }
    return lower.endsWith(last);
  }
}
