package dev.countersign.lure.chat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What chats write as markup, such as LinkedIn's sponsored messages, as text. */
final class PlainMarkup {
  private static final int LONGEST = 1 << 20;

  private PlainMarkup() {}

  /** The text; each link's target stands behind it in angle brackets. */
  static String text(String content) {
    boolean markup = content.contains("</") || content.contains("<br") || content.contains("/>");
    if (!markup || content.length() > LONGEST) {
      return content;
    }
    Document document = Jsoup.parseBodyFragment(content);
    for (Element anchor : document.select("a[href]")) {
      if (!anchor.text().strip().equals(anchor.attr("href").strip())) {
        anchor.appendText(" <" + anchor.attr("href") + ">");
      }
    }
    return document.wholeText().strip();
  }
}
