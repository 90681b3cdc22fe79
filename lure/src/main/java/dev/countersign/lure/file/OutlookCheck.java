package dev.countersign.lure.file;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import dev.countersign.lure.outlook.OutlookMessage;
import dev.countersign.lure.outlook.OutlookReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages of Outlook's that lie among files: what they carry is looked at, their text is not. */
final class OutlookCheck {
  private OutlookCheck() {}

  /** The files that a message carries, and those of messages in it; nothing where it is none. */
  static Optional<List<Content>> carried(Content file, Budget budget, Said said)
      throws Budget.UsedUp {
    Optional<OutlookMessage> message = OutlookReading.read(file.bytes(), budget);
    if (message.isEmpty()) {
      return Optional.empty();
    }
    List<Content> files = new ArrayList<>();
    add(message.get(), file.path(), files, said);
    return Optional.of(files);
  }

  private static void add(OutlookMessage message, String path, List<Content> into, Said said) {
    if (!message.defects().isEmpty()) {
      said.say(
          FileFinding.PARTLY_READ,
          "The message "
              + Quote.of(path)
              + " was not read to its end: "
              + message.defects().getFirst(),
          message.defects().getFirst(),
          path);
    }
    for (OutlookMessage.File one : message.files()) {
      into.add(Content.of(path + "!/" + name(one.name(), into.size()), one.bytes()));
    }
    for (int i = 0; i < message.messages().size(); i++) {
      add(message.messages().get(i), path + "!/message " + (i + 1), into, said);
    }
  }

  private static String name(String declared, int number) {
    String last =
        declared.substring(Math.max(declared.lastIndexOf('/'), declared.lastIndexOf('\\')) + 1);
    String plain = last.replace("!", "_").strip();
    String cut = plain.length() > 255 ? plain.substring(plain.length() - 255) : plain;
    boolean none = cut.isEmpty() || cut.equals(".") || cut.equals("..");
    return none ? "attachment " + (number + 1) : cut;
  }
}
