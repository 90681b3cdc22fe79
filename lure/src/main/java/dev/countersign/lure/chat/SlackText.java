package dev.countersign.lure.chat;

import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Slack's own marks in text: {@code <https://a.example|shown>}, {@code <@U1>}. */
final class SlackText {
  private SlackText() {}

  /**
   * The text as it is shown.
   *
   * @param names a person's name by id
   * @param links takes the links that are shown under another text
   */
  static String plain(String marked, UnaryOperator<String> names, List<Conversation.Link> links) {
    StringBuilder plain = new StringBuilder(marked.length());
    int from = 0;
    while (from < marked.length()) {
      int open = marked.indexOf('<', from);
      int close = open < 0 ? -1 : marked.indexOf('>', open);
      if (close < 0) {
        break;
      }
      plain.append(unescaped(marked.substring(from, open)));
      mark(marked.substring(open + 1, close), names, links, plain);
      from = close + 1;
    }
    return plain.append(unescaped(marked.substring(from))).toString();
  }

  /** With a preview of a link, or what a program attached. */
  static String withAttachment(String text, JsonNode attachment, List<Conversation.Link> links) {
    String title = attachment.path("title").asString("");
    String target =
        attachment.path("title_link").asString(attachment.path("from_url").asString(""));
    if (!target.isBlank() && !text.contains(target)) {
      links.add(new Conversation.Link(title.isEmpty() ? target : title, target));
    }
    for (JsonNode action : attachment.path("actions")) {
      String url = action.path("url").asString("");
      if (!url.isBlank()) {
        links.add(new Conversation.Link(action.path("text").asString(""), url));
      }
    }
    return text;
  }

  private static void mark(
      String mark, UnaryOperator<String> names, List<Conversation.Link> links, StringBuilder into) {
    int bar = mark.indexOf('|');
    String target = unescaped(bar < 0 ? mark : mark.substring(0, bar));
    String label = bar < 0 ? "" : unescaped(mark.substring(bar + 1));
    if (target.startsWith("@")) {
      into.append('@').append(label.isEmpty() ? names.apply(target.substring(1)) : label);
    } else if (target.startsWith("#") || target.startsWith("!")) {
      into.append(label.isEmpty() ? target : target.charAt(0) == '#' ? "#" + label : label);
    } else {
      into.append(label.isEmpty() ? target : label);
      if (!label.isEmpty() && !target.startsWith("mailto:")) {
        links.add(new Conversation.Link(label, target));
      }
    }
  }

  private static String unescaped(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
