package dev.countersign.server.alert.channel;

import dev.countersign.model.json.Json;
import dev.countersign.server.alert.channel.Telling.Line;
import dev.countersign.server.page.Moments;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message for a Slack incoming webhook: text for notifications, and blocks.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Incoming
 *     webhooks</a>
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Block Kit</a>
 */
final class SlackForm {
  private static final int HEADER = 150;
  private static final int SECTION = 3_000;
  private static final int MOST_LINES = 8;

  private SlackForm() {}

  static String of(Telling telling) {
    ObjectNode message = Json.object();
    message.put("text", escaped(telling.headline()));
    ArrayNode blocks = message.putArray("blocks");
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", cut(telling.headline(), HEADER))
        .put("emoji", false);
    String words =
        telling.sentences().stream().map(SlackForm::escaped).collect(Collectors.joining("\n"));
    String alerts =
        telling.alerts().stream()
            .limit(MOST_LINES)
            .map(SlackForm::line)
            .collect(Collectors.joining("\n"));
    section(blocks, words);
    section(blocks, alerts);
    blocks
        .addObject()
        .put("type", "context")
        .putArray("elements")
        .addObject()
        .put("type", "mrkdwn")
        .put("text", "Countersign, " + Moments.of(telling.at()));
    ObjectNode button = blocks.addObject().put("type", "actions").putArray("elements").addObject();
    button.put("type", "button").put("url", telling.link());
    button
        .putObject("text")
        .put("type", "plain_text")
        .put("text", "Look at it in the console")
        .put("emoji", false);
    return Json.compact(message);
  }

  private static void section(ArrayNode blocks, String text) {
    if (!text.isEmpty()) {
      blocks
          .addObject()
          .put("type", "section")
          .putObject("text")
          .put("type", "mrkdwn")
          .put("text", cut(text, SECTION))
          .put("verbatim", true);
    }
  }

  private static String line(Line one) {
    return "• *"
        + one.severity().name()
        + "* "
        + escaped(one.sentence())
        + (one.takenBack() ? " (taken back)" : "")
        + (one.times() > 1 ? " (" + one.times() + " times)" : "");
  }

  /** As Slack asks: these three are its control characters. Others' words get no markup either. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("*", "∗")
        .replace("`", "'");
  }

  /** Never in the middle of an escape. */
  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    int ampersand = text.lastIndexOf('&', end);
    if (ampersand > end - 5) {
      end = ampersand;
    }
    return text.substring(0, end) + "…";
  }
}
