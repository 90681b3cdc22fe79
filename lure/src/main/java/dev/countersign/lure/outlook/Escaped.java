package dev.countersign.lure.outlook;

/** Text as it is written in markup. */
final class Escaped {
  private Escaped() {}

  static String of(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
