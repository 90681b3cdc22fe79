package dev.countersign.lure.markup;

import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** How the elements of a document look: by their attributes, its style sheets, their own style. */
final class Looks {
  static final Looks PLAIN = new Looks();

  private static final int LINK_BLUE = 0x0000EE;

  private final StyleSheet sheet = new StyleSheet();

  private Looks() {}

  static Looks of(Document document) {
    Looks looks = new Looks();
    for (Element style : document.getElementsByTag("style")) {
      String media = style.attr("media").strip();
      if (media.isEmpty() || media.equals("all") || media.equals("screen")) {
        looks.sheet.add(style.data());
      }
    }
    return looks;
  }

  /** Whether style sheets were not read to their end. */
  boolean cut() {
    return sheet.cut();
  }

  /** How an element looks in one that looks like that. */
  Look of(Element element, Look around) {
    Look look = around;
    if (element.attributesSize() > 0) {
      String ground = element.attr("bgcolor");
      if (!ground.isEmpty()) {
        Integer read = Colour.read(ground.toLowerCase(Locale.ROOT));
        look = read == null || read == Colour.NOT_PAINTED ? look : look.on(read);
      }
      if (!element.attr("background").isBlank()) {
        look = look.on(null);
      }
      String letters = element.normalName().equals("font") ? element.attr("color") : "";
      if (!letters.isEmpty()) {
        Integer read = Colour.read(letters.toLowerCase(Locale.ROOT));
        look = read == null ? look : look.in(read);
      }
      if (element.hasAttr("hidden")) {
        look = look.away("the attribute hidden");
      }
    }
    if (element.normalName().equals("a") && element.hasAttr("href")) {
      look = look.in(LINK_BLUE);
    }
    look = look.with(sheet.of(element));
    return element.hasAttr("style") ? look.with(Declarations.read(element.attr("style"))) : look;
  }
}
