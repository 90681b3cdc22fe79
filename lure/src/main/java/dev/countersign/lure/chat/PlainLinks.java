package dev.countersign.lure.chat;

import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.text.WrittenLinks;
import java.util.ArrayList;
import java.util.List;

/** Links that stand in text, with the lines in which they stand. */
final class PlainLinks {
  private PlainLinks() {}

  static List<Hyperlink> of(String text, int firstLine) {
    List<Hyperlink> links = new ArrayList<>();
    int line = firstLine;
    int at = 0;
    for (WrittenLinks.Written written : WrittenLinks.in(text)) {
      while (at < written.at()) {
        if (text.charAt(at++) == '\n') {
          line++;
        }
      }
      links.add(new Hyperlink(written.target(), written.target(), "the text, line " + line));
    }
    return links;
  }
}
