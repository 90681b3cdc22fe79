package dev.countersign.lure.markup;

import java.util.Locale;
import org.jsoup.nodes.Element;

/** Where an element leads; a relative link from the base that the markup names (HTML, 4.2.3). */
final class Target {
  private Target() {}

  /** As written, or from the base; empty where it leads nowhere. */
  static String of(Element element) {
    String attribute =
        switch (element.normalName()) {
          case "a", "area" -> element.hasAttr("href") ? "href" : "xlink:href";
          case "form" -> "action";
          case "button", "input" -> "formaction";
          case "iframe" -> "src";
          default -> "";
        };
    String target = attribute.isEmpty() ? "" : element.attr(attribute).strip();
    boolean relative = !target.isEmpty() && target.indexOf(':') < 0 && !target.startsWith("#");
    if (!relative || element.baseUri().isEmpty()) {
      return target;
    }
    String whole = element.absUrl(attribute);
    return whole.isEmpty() ? target : whole;
  }

  /** Where {@code <meta http-equiv=refresh>} leads: what stands behind {@code url=}. */
  static String ofRefresh(Element meta) {
    String content = meta.attr("content");
    int url = content.toLowerCase(Locale.ROOT).indexOf("url=");
    return url < 0 ? "" : content.substring(url + 4).replace("'", "").strip();
  }
}
