package dev.countersign.server.notice;

import dev.countersign.model.text.Visible;

/** Text for places where nothing may steer a screen, begin a line or be a link. */
public final class Plain {
  private Plain() {}

  /** The text in one line, cut after so many characters. */
  public static String of(String text, int longest) {
    String plain =
        Visible.of(text.replaceAll("\\s+", " "))
            .strip()
            .replace("://", ": //")
            .replace("@", "(at)");
    return plain.length() > longest ? plain.substring(0, longest) + "…" : plain;
  }
}
