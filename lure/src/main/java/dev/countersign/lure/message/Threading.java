package dev.countersign.lure.message;

import java.util.List;

/**
 * Where a mail stands in a conversation (RFC 5322, 3.6.4).
 *
 * @param messageId without angle brackets; empty where there is none
 * @param answers the ids of the messages that it answers or refers to, nearest first
 */
public record Threading(String messageId, List<String> answers) {
  /** Of no conversation. */
  public static final Threading NONE = new Threading("", List.of());

  /** Copies. */
  public Threading {
    answers = List.copyOf(answers);
  }
}
