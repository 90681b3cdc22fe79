package dev.countersign.lure.outlook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as Outlook keeps it. Texts are decoded; what is not there is empty.
 *
 * @param headers the header with which it came, as text; empty for what was never sent
 * @param sender on whose behalf it was sent, which Outlook shows as the sender
 * @param agent who sent it
 * @param sentAt null where not told
 * @param references the ids that it refers to, as in a header
 * @param plain its text
 * @param markup its HTML, or made of its rich text
 * @param markupCharset the character set of {@code markup}; empty where the markup says
 * @param defects what of it could not be read, each a sentence
 */
@SuppressWarnings("ArrayRecordComponent") // only handed on
public record OutlookMessage(
    String headers,
    String subject,
    Person sender,
    Person agent,
    List<Recipient> recipients,
    List<Person> replyTo,
    @Nullable Instant sentAt,
    String messageId,
    String inReplyTo,
    String references,
    String plain,
    byte[] markup,
    String markupCharset,
    List<File> files,
    List<OutlookMessage> messages,
    List<String> defects) {
  /** Copies the lists. */
  public OutlookMessage {
    recipients = List.copyOf(recipients);
    replyTo = List.copyOf(replyTo);
    files = List.copyOf(files);
    messages = List.copyOf(messages);
    defects = List.copyOf(defects);
  }

  /**
   * Somebody.
   *
   * @param address a mail address; empty where only a directory's name of them is there
   */
  public record Person(String name, String address) {
    /** Nobody. */
    public static final Person NOBODY = new Person("", "");

    /** Whether nothing is known of them. */
    public boolean isNobody() {
      return name.isEmpty() && address.isEmpty();
    }
  }

  /**
   * To whom it was sent.
   *
   * @param field {@code To}, {@code Cc} or {@code Bcc}
   */
  public record Recipient(Person person, String field) {}

  /**
   * A file that it carries.
   *
   * @param type its media type in lower case; empty where not told
   * @param contentId by which the markup shows it; empty where it does not
   */
  public record File(String name, String type, String contentId, byte[] bytes) {}
}
