package dev.countersign.lure.mail;

import dev.countersign.lure.message.Message;
import java.util.List;

/**
 * What was handed in, as messages.
 *
 * @param carried the messages: a mail before those that it carries, mails of a mailbox and
 *     conversations in their order
 * @param defects what could not be read of the whole, each a sentence; what could not be read of
 *     one message stands with it
 */
public record Read(Kind kind, List<Carried> carried, List<String> defects) {
  /** Copies. */
  public Read {
    carried = List.copyOf(carried);
    defects = List.copyOf(defects);
  }

  /** What it was recognised as. */
  public enum Kind {
    /** A mail. */
    MAIL,
    /** A mailbox of several mails. */
    MBOX,
    /** Messages of LinkedIn's data export. */
    LINKEDIN,
    /** An export of Telegram's. */
    TELEGRAM,
    /** An export of Slack's. */
    SLACK,
    /** Text that somebody pasted. */
    PASTED,
    /** No message: a file. */
    NONE
  }

  /** The messages alone. */
  public List<Message> messages() {
    return carried.stream().map(Carried::message).toList();
  }
}
