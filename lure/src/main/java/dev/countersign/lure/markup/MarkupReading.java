package dev.countersign.lure.markup;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.HiddenText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads HTML as a mail program shows it. */
public final class MarkupReading {
  private static final int MOST_CHARACTERS = 4 << 20;
  private static final int MOST_NODES = 200_000;
  private static final int DEEPEST = 256;
  private static final int MOST_LINKS = 2_000;
  private static final int MOST_HIDDEN = 200;
  private static final int LONGEST_HIDDEN = 500;
  private static final int LONGEST_ALT = 200;

  private static final Set<String> NOT_TEXT =
      Set.of("head", "script", "style", "template", "title", "object", "iframe", "noframes", "svg");
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "center",
          "dd",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "html",
          "li",
          "main",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "table",
          "tbody",
          "tr",
          "ul");

  private final Budget budget;
  private final Lines lines = new Lines();
  private final List<Shown.Anchor> links = new ArrayList<>();
  private final List<HiddenText> hidden = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private StyleSheet sheet = StyleSheet.EMPTY;
  private boolean cut;
  private int nodes;
  private final StringBuilder unseen = new StringBuilder();
  private String unseenHow = "";

  /** An element whose end is still to come: how it looks, and where its text begins. */
  private record Open(Look look, int textFrom, int line) {}

  private MarkupReading(Budget budget) {
    this.budget = budget;
  }

  /**
   * What a reader of that markup sees.
   *
   * @throws Budget.UsedUp when reading it takes longer than there is time
   */
  public static Shown read(String html, Budget budget) throws Budget.UsedUp {
    MarkupReading reading = new MarkupReading(budget);
    reading.cut = html.length() > MOST_CHARACTERS;
    Document document =
        Parser.htmlParser()
            .setMaxDepth(DEEPEST)
            .parseInput(reading.cut ? html.substring(0, MOST_CHARACTERS) : html, "");
    reading.budget.checkTime();
    reading.walk(document);
    reading.flushUnseen();
    return new Shown(reading.lines.text(), reading.links, reading.hidden, reading.cut);
  }

  private void walk(Document document) throws Budget.UsedUp {
    readStyles(document);
    Node node = document;
    Look look = Look.PLAIN;
    while (node != null) {
      if (++nodes > MOST_NODES) {
        cut = true;
        return;
      }
      if (nodes % 64 == 0) {
        budget.checkTime();
      }
      boolean down = false;
      if (node instanceof TextNode text) {
        text(text, look);
      } else if (node instanceof Element element && !NOT_TEXT.contains(element.normalName())) {
        look = begin(element, look);
        down = element.childNodeSize() > 0;
        if (!down) {
          look = end(element);
        }
      }
      if (down) {
        node = node.firstChild();
        continue;
      }
      Node next = node.nextSibling();
      while (next == null) {
        Node parent = node.parentNode();
        if (!(parent instanceof Element element)) {
          return;
        }
        look = end(element);
        node = parent;
        next = node.nextSibling();
      }
      node = next;
    }
  }

  private void readStyles(Document document) {
    for (Element style : document.getElementsByTag("style")) {
      if (sheet == StyleSheet.EMPTY) {
        sheet = new StyleSheet();
      }
      String media = style.attr("media").strip();
      if (media.isEmpty() || media.equals("all") || media.equals("screen")) {
        sheet.add(style.data());
      }
    }
  }

  private Look begin(Element element, Look around) {
    Look look = look(element, around);
    String name = element.normalName();
    if (BLOCKS.contains(name)) {
      lines.newLine();
      if (name.equals("blockquote") && isQuote(element)) {
        lines.quoteDeeper();
      }
    } else if (name.equals("br")) {
      lines.lineBreak();
    } else if (name.equals("td") || name.equals("th")) {
      lines.space();
    }
    open.push(new Open(look, lines.length(), lines.lineOfNext()));
    switch (name) {
      case "img" -> say(element.attr("alt"), look);
      case "input" -> input(element, look);
      default -> {}
    }
    return look;
  }

  private Look end(Element element) {
    Open closed = open.pop();
    String name = element.normalName();
    String target =
        switch (name) {
          case "a", "area" -> element.attr("href");
          case "form" -> element.attr("action");
          case "button", "input" -> element.attr("formaction");
          default -> "";
        };
    if (!target.isBlank()) {
      link(element, closed, target.strip());
    }
    if (BLOCKS.contains(name)) {
      if (name.equals("blockquote") && isQuote(element)) {
        lines.newLine();
        lines.quoteShallower();
      }
      if (name.equals("p")) {
        lines.paragraph();
      } else {
        lines.newLine();
      }
    }
    Open outer = open.peek();
    return outer == null ? Look.PLAIN : outer.look;
  }

  private void link(Element element, Open closed, String target) {
    if (links.size() >= MOST_LINKS) {
      cut = true;
      return;
    }
    String shown = lines.since(closed.textFrom).strip();
    if (shown.isEmpty() && element.normalName().equals("area")) {
      shown = element.attr("alt");
    }
    if (shown.isEmpty() && element.normalName().equals("form")) {
      shown = "a form";
    }
    String text = shown.length() > 500 ? shown.substring(0, 500) : shown;
    links.add(new Shown.Anchor(text, target, closed.line));
  }

  private void input(Element element, Look look) {
    String type = element.attr("type").toLowerCase(Locale.ROOT);
    switch (type) {
      case "hidden" -> {}
      case "submit", "button", "reset" -> say(element.attr("value"), look);
      default -> say(element.attr("placeholder"), look);
    }
  }

  private Look look(Element element, Look around) {
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
      look = look.in(0x0000EE);
    }
    look = look.with(sheet.of(element));
    return element.hasAttr("style") ? look.with(Declarations.read(element.attr("style"))) : look;
  }

  private void text(TextNode node, Look look) {
    String text = node.getWholeText();
    if (text.isBlank()) {
      if (look.hidden() == null) {
        lines.space();
      }
      return;
    }
    boolean preformatted = node.parentNode() instanceof Element parent && isPreformatted(parent);
    String how = look.hidden();
    if (how != null) {
      hide(text, how);
    } else if (preformatted) {
      lines.preformatted(text);
    } else {
      lines.flow(text);
    }
  }

  private void say(String text, Look look) {
    if (!text.isBlank() && text.length() <= LONGEST_ALT && look.hidden() == null) {
      lines.flow(" " + text + " ");
    }
  }

  private void hide(String text, String how) {
    if (!how.equals(unseenHow)) {
      flushUnseen();
      unseenHow = how;
    }
    if (unseen.length() < 4 * LONGEST_HIDDEN) {
      unseen.append(text, 0, Math.min(text.length(), 4 * LONGEST_HIDDEN)).append(' ');
    }
  }

  private void flushUnseen() {
    String text = Lines.collapsed(unseen);
    unseen.setLength(0);
    if (!text.isEmpty() && hidden.size() < MOST_HIDDEN) {
      String part = text.length() > LONGEST_HIDDEN ? text.substring(0, LONGEST_HIDDEN) : text;
      hidden.add(new HiddenText(part, unseenHow));
    }
  }

  private static boolean isPreformatted(Element element) {
    for (@Nullable Element up = element; up != null; up = up.parent()) {
      String name = up.normalName();
      if (name.equals("pre") || name.equals("textarea")) {
        return true;
      }
      if (BLOCKS.contains(name)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isQuote(Element element) {
    return element.attr("type").equalsIgnoreCase("cite") || element.hasClass("gmail_quote");
  }
}
