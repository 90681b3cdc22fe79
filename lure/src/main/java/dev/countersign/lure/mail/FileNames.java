package dev.countersign.lure.mail;

import java.util.Map;

/** Names of attachments as one element of a path: what Content allows. */
final class FileNames {
  private static final int LONGEST = 200;
  private static final Map<String, String> ENDINGS =
      Map.of(
          "text/plain", ".txt",
          "text/html", ".html",
          "text/calendar", ".ics",
          "application/pdf", ".pdf",
          "application/zip", ".zip",
          "image/png", ".png",
          "image/jpeg", ".jpg",
          "message/rfc822", ".eml");

  private FileNames() {}

  /**
   * The last element of the declared name, without what a path could be made of; of an unnamed one
   * its number and an ending after its type.
   */
  static String clean(String declared, String type, int number) {
    String last = declared.substring(lastSeparator(declared) + 1);
    StringBuilder clean = new StringBuilder();
    last.codePoints()
        .limit(LONGEST)
        .forEach(c -> {
          boolean kept =
              c >= ' '
                  && c != 0x7F
                  && c != '!'
                  && !Character.isISOControl(c)
                  && Character.getType(c) != Character.SURROGATE;
          clean.appendCodePoint(kept ? c : '_');
        });
    String name = clean.toString().strip();
    if (name.isEmpty() || name.chars().allMatch(c -> c == '.')) {
      return "part-" + number + ENDINGS.getOrDefault(type, "");
    }
    return name;
  }

  private static int lastSeparator(String name) {
    return Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
  }
}
