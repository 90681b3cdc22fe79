package dev.countersign.lure.mail;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** By what a mail is recognised: the fields with which it begins (RFC 5322, 2.2). */
final class MailMarks {
  private static final int MOST_FIELDS = 60;
  private static final int LONGEST_NAME = 76;

  private static final Set<String> STRONG =
      Set.of(
          "from",
          "received",
          "return-path",
          "message-id",
          "subject",
          "delivered-to",
          "x-original-to",
          "date");
  private static final Set<String> OTHER =
      Set.of(
          "to",
          "cc",
          "mime-version",
          "content-type",
          "reply-to",
          "sent",
          "sender",
          "dkim-signature",
          "x-received",
          "received-spf",
          "authentication-results",
          "arc-seal",
          "x-mailer",
          "importance");

  private MailMarks() {}

  /** Whether it begins with the fields of a mail: two that are known, one that most mails have. */
  static boolean beginLike(byte[] bytes) {
    Set<String> known = new HashSet<>();
    boolean strong = false;
    int from = 0;
    while (from < bytes.length && (bytes[from] == '\n' || bytes[from] == '\r')) {
      from++;
    }
    for (int fields = 0; from < bytes.length && fields < MOST_FIELDS; fields++) {
      boolean folded = bytes[from] == ' ' || bytes[from] == '\t';
      if (!folded) {
        int colon = colon(bytes, from);
        if (colon < 0) {
          break;
        }
        String name =
            new String(bytes, from, colon - from, StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean isStrong = STRONG.contains(name);
        strong |= isStrong;
        if (isStrong || OTHER.contains(name)) {
          known.add(name);
        }
      }
      while (from < bytes.length && bytes[from] != '\n') {
        from++;
      }
      from++;
    }
    return strong && known.size() >= 2;
  }

  /** Whether the first line is a header field. */
  static boolean hasHeader(byte[] bytes) {
    return colon(bytes, 0) > 0;
  }

  /** Whether a mailbox's line {@code From sender date} begins there. */
  static boolean isMailboxLine(byte[] bytes, int at) {
    if (at + 10 > bytes.length
        || bytes[at] != 'F'
        || bytes[at + 1] != 'r'
        || bytes[at + 2] != 'o'
        || bytes[at + 3] != 'm'
        || bytes[at + 4] != ' ') {
      return false;
    }
    int end = at;
    int colons = 0;
    int years = 0;
    while (end < bytes.length && bytes[end] != '\n' && end - at < 500) {
      colons += bytes[end] == ':' ? 1 : 0;
      boolean digits =
          end + 3 < bytes.length
              && isDigit(bytes[end])
              && isDigit(bytes[end + 1])
              && isDigit(bytes[end + 2])
              && isDigit(bytes[end + 3]);
      years += digits ? 1 : 0;
      end++;
    }
    if (colons == 0 || years == 0 || end + 1 >= bytes.length) {
      return false;
    }
    return colon(bytes, end + 1) > 0;
  }

  /** Where the name of the field ends that begins there; -1 where none does. */
  private static int colon(byte[] bytes, int from) {
    for (int i = from; i < bytes.length && i - from <= LONGEST_NAME; i++) {
      byte b = bytes[i];
      if (b == ':') {
        return i == from ? -1 : i;
      }
      boolean blankBeforeColon = b == ' ' && i + 1 < bytes.length && bytes[i + 1] == ':';
      if ((b <= ' ' && !blankBeforeColon) || b == 0x7F) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
