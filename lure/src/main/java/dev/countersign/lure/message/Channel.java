package dev.countersign.lure.message;

/** The way on which a message came. */
public enum Channel {
  /** Mail (RFC 5322). */
  MAIL,
  /** A message of LinkedIn's, from its data export. */
  LINKEDIN,
  /** A chat of Telegram's, from its JSON export. */
  TELEGRAM,
  /** A conversation of Slack's, from its JSON export. */
  SLACK,
  /** Text that somebody pasted: nothing is known of its sender but what it says. */
  PASTED
}
