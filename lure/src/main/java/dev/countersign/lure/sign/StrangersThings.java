package dev.countersign.lure.sign;

import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.message.Attachment;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.rule.Rules;
import dev.countersign.lure.rule.Shown;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.List;

/** Files and links that come with the message of somebody who is not known. */
final class StrangersThings {
  private static final List<String> LEADING_TO_FILES =
      List.of("repository", "share", "archive", "program", "script");

  private StrangersThings() {}

  static List<Finding> read(Message message, Rules rules) {
    List<Finding> signs = new ArrayList<>();
    for (Attachment attachment : message.attachments()) {
      if (!attachment.inline() && !attachment.name().isEmpty()) {
        signs.add(
            Finding.of(
                MessageFinding.UNEXPECTED_FILE,
                "The file "
                    + Shown.line(attachment.name())
                    + " comes from somebody who is not known.",
                "words",
                Shown.line(attachment.name()),
                "where",
                "the attachments",
                "sure",
                "possible",
                "kind",
                String.join(" ", rules.kindsOfFile(attachment.name()))));
        break;
      }
    }
    for (Hyperlink link : message.links()) {
      List<String> kinds = rules.kindsOfLink(link.target());
      if (kinds.stream().anyMatch(LEADING_TO_FILES::contains)) {
        signs.add(
            Finding.of(
                MessageFinding.UNEXPECTED_LINK,
                "Somebody who is not known sends a link to code or a file.",
                "words",
                Shown.line(link.target()),
                "where",
                link.where(),
                "sure",
                "possible",
                "kind",
                String.join(" ", kinds)));
        break;
      }
    }
    return signs;
  }
}
