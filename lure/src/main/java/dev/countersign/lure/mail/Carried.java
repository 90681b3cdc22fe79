package dev.countersign.lure.mail;

import dev.countersign.lure.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message, and the one in which it was found. Whoever reports a mail forwards it: then the
 * carrier is the reporter's own, and the carried one is to be judged. Which of the two it is cannot
 * be told from the mails alone, for a thief can write a mail that looks like a forwarded one.
 *
 * @param carrier the mail that holds it; null where it was handed in by itself
 */
public record Carried(Message message, @Nullable Message carrier, How how) {
  /** How it was found. */
  public enum How {
    /** It was handed in by itself, or in a mailbox or an export. */
    ITSELF,
    /** As an attachment (message/rfc822), with all of its header. */
    ATTACHED,
    /**
     * In the text of its carrier, below lines such as {@code From:} and {@code Subject:}: what it
     * says of its sender is only told, its authentication is none, and the attachments and the
     * markup are its carrier's.
     */
    FORWARDED
  }

  static Carried byItself(Message message) {
    return new Carried(message, null, How.ITSELF);
  }
}
