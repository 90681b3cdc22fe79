package dev.countersign.lure.mail;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.markup.MarkupReading;
import dev.countersign.lure.markup.Shown;
import dev.countersign.lure.message.HiddenText;
import dev.countersign.lure.text.Decoded;
import dev.countersign.lure.text.WrittenLinks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The text of a mail, put together of the parts that its reader sees one below the other. */
final class MailText {
  private static final int MOST_CHARACTERS = 4 << 20;
  private static final int LONGEST_HIDDEN = 500;

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder markup = new StringBuilder();
  private final List<Shown.Anchor> anchors = new ArrayList<>();
  private final List<HiddenText> hidden = new ArrayList<>();
  private final Set<String> defects;
  private int lines;

  MailText(Set<String> defects) {
    this.defects = defects;
  }

  String text() {
    return text.toString();
  }

  String markup() {
    return markup.toString();
  }

  List<HiddenText> hidden() {
    return hidden;
  }

  /**
   * The links of the markup and those that stand in the text, in order, each target once a line.
   */
  List<Shown.Anchor> links() {
    Map<String, Shown.Anchor> links = new LinkedHashMap<>();
    for (Shown.Anchor anchor : anchors) {
      links.putIfAbsent(anchor.line() + " " + anchor.target() + " " + anchor.text(), anchor);
    }
    Set<String> shownOfLinks = new LinkedHashSet<>();
    anchors.forEach(anchor -> shownOfLinks.add(anchor.line() + " " + anchor.text()));
    int line = 1;
    int at = 0;
    for (WrittenLinks.Written written : WrittenLinks.in(text.toString())) {
      while (at < written.at()) {
        if (text.charAt(at++) == '\n') {
          line++;
        }
      }
      // what is the text of a link already leads where that link leads
      if (!isShownOf(shownOfLinks, line, written.target())) {
        links.putIfAbsent(
            line + " " + written.target() + " " + written.target(),
            new Shown.Anchor(written.target(), written.target(), line));
      }
    }
    return List.copyOf(links.values());
  }

  private static boolean isShownOf(Set<String> shown, int line, String target) {
    if (shown.contains(line + " " + target)) {
      return true;
    }
    String prefix = line + " ";
    for (String one : shown) {
      if (one.startsWith(prefix) && one.contains(target)) {
        return true;
      }
    }
    return false;
  }

  void addPlain(Entity part) {
    String plain = Decoded.clean(decoded(part)).replace("\r\n", "\n").replace('\r', '\n');
    addText(
        part.type().get("format").equalsIgnoreCase("flowed")
            ? FlowedText.joined(plain, part.type().get("delsp").equalsIgnoreCase("yes"))
            : plain);
  }

  void addMarkup(Entity part, Budget budget) throws Budget.UsedUp {
    String html = Decoded.clean(decodedMarkup(part));
    Shown shown = MarkupReading.read(html, budget);
    if (shown.cut()) {
      defects.add("The mail's markup is larger than what is read of one");
    }
    int before = begin();
    for (Shown.Anchor anchor : shown.links()) {
      anchors.add(new Shown.Anchor(anchor.text(), anchor.target(), anchor.line() + before));
    }
    hidden.addAll(shown.hidden());
    append(shown.text());
    if (markup.length() + html.length() <= 2 * MOST_CHARACTERS) {
      markup.append(html);
    }
  }

  /** Plain text beside markup: nobody sees it; what only it links to is told. */
  void addBeside(Entity plain) {
    String other = Decoded.clean(decoded(plain));
    Set<String> known = new LinkedHashSet<>();
    anchors.forEach(anchor -> known.add(host(anchor.target())));
    WrittenLinks.in(text.toString()).forEach(link -> known.add(host(link.target())));
    for (WrittenLinks.Written link : WrittenLinks.in(other)) {
      if (known.add(host(link.target()))) {
        int from = Math.max(0, link.at() - 100);
        String around = other.substring(from, Math.min(other.length(), from + LONGEST_HIDDEN));
        hidden.add(new HiddenText(around.strip(), "only in the plain part"));
      }
    }
  }

  private static String host(String target) {
    String plain = target.toLowerCase(Locale.ROOT);
    int slashes = plain.indexOf("//");
    String rest = slashes < 0 ? plain : plain.substring(slashes + 2);
    int end = 0;
    while (end < rest.length() && "/?#:".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String host = rest.substring(0, end);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  void addText(String plain) {
    begin();
    append(plain);
  }

  /** Begins a part of the text below what is there; gives the number of lines above it. */
  private int begin() {
    if (!text.isEmpty()) {
      if (text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
        lines++;
      }
      text.append('\n');
      lines++;
    }
    return lines;
  }

  private void append(String plain) {
    int room = MOST_CHARACTERS - text.length();
    String taken = plain.length() > room ? plain.substring(0, Math.max(0, room)) : plain;
    if (taken.length() < plain.length()) {
      defects.add("The mail's text is longer than what is read of one");
    }
    text.append(taken);
    for (int i = 0; i < taken.length(); i++) {
      if (taken.charAt(i) == '\n') {
        lines++;
      }
    }
  }

  private String decoded(Entity part) {
    String charset = part.type().get("charset");
    if (!charset.isBlank() && Decoded.charset(charset) == null) {
      defects.add("The mail's text is in an unknown character set, \"" + shortened(charset) + "\"");
    }
    return Decoded.as(part.body(), charset);
  }

  private String decodedMarkup(Entity part) {
    if (!part.type().get("charset").isBlank() || Decoded.isAscii(part.body())) {
      return decoded(part);
    }
    String head =
        new String(
            part.body(),
            0,
            Math.min(part.body().length, 1024),
            java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = head.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return Decoded.guess(part.body());
    }
    int from = at + 8;
    while (from < head.length() && "\"' ".indexOf(head.charAt(from)) >= 0) {
      from++;
    }
    int end = from;
    while (end < head.length() && "\"' ;>/".indexOf(head.charAt(end)) < 0) {
      end++;
    }
    return Decoded.as(part.body(), head.substring(from, end));
  }

  private static String shortened(String value) {
    String printable = value.replaceAll("[^\\x20-\\x7E]", "?");
    return printable.length() > 40 ? printable.substring(0, 40) : printable;
  }
}
