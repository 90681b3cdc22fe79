package dev.countersign.lure.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message, or a conversation with one counterpart, as its reader has it before them.
 *
 * @param from whoever wrote it, as it says; null where it does not say
 * @param replyTo where an answer would go, if elsewhere
 * @param returnPath the envelope's sender (Return-Path); null where not told
 * @param recipients to whom it was sent, copies included
 * @param sentAt when, as it says; null where it does not say or not readably
 * @param text what its reader sees: plain text, or the markup's text without what it hides; of a
 *     conversation all that the counterpart wrote
 * @param markup the HTML as it came, for marks in it; empty where there is none
 * @param turns of a conversation all that was written, in order; of a mail the mail alone, and what
 *     it quotes of earlier mails
 * @param headers the first 1,000 header fields of a mail, {@code Name: value}, in order, unfolded
 * @param defects what of it could not be read, each a sentence
 */
public record Message(
    Channel channel,
    @Nullable Correspondent from,
    List<Correspondent> replyTo,
    @Nullable String returnPath,
    List<Correspondent> recipients,
    String subject,
    @Nullable Instant sentAt,
    String text,
    String markup,
    List<Hyperlink> links,
    List<HiddenText> hidden,
    List<Attachment> attachments,
    Authentication authentication,
    Threading threading,
    List<Turn> turns,
    List<String> headers,
    List<String> defects) {
  /** Copies the lists. */
  public Message {
    replyTo = List.copyOf(replyTo);
    recipients = List.copyOf(recipients);
    links = List.copyOf(links);
    hidden = List.copyOf(hidden);
    attachments = List.copyOf(attachments);
    turns = List.copyOf(turns);
    headers = List.copyOf(headers);
    defects = List.copyOf(defects);
  }

  /** Pasted text, and nothing else. */
  public static Message pasted(String text, List<Hyperlink> links) {
    return new Message(
        Channel.PASTED,
        null,
        List.of(),
        null,
        List.of(),
        "",
        null,
        text,
        "",
        links,
        List.of(),
        List.of(),
        Authentication.NONE,
        Threading.NONE,
        List.of(),
        List.of(),
        List.of());
  }
}
