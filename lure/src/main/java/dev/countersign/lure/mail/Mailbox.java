package dev.countersign.lure.mail;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A mailbox in one file (mboxrd and mboxo): each mail below a line {@code From sender date}, such
 * lines of a mail itself behind a {@code >}.
 *
 * @param more whether it holds more mails than are taken
 */
record Mailbox(List<byte[]> mails, boolean more) {
  static final int MOST = 1_000;

  static Mailbox read(byte[] bytes) {
    List<byte[]> mails = new ArrayList<>();
    int begin = 0;
    int from = lineEnd(bytes, 0);
    while (from < bytes.length) {
      boolean afterBlank = isBlankLineBefore(bytes, from);
      if (afterBlank && MailMarks.isMailboxLine(bytes, from)) {
        if (mails.size() == MOST - 1) {
          mails.add(mail(bytes, begin, from));
          return new Mailbox(mails, true);
        }
        mails.add(mail(bytes, begin, from));
        begin = from;
      }
      from = lineEnd(bytes, from);
    }
    mails.add(mail(bytes, begin, bytes.length));
    return new Mailbox(mails, false);
  }

  /** One mail, without its first line and without a {@code >} before its own {@code From}. */
  private static byte[] mail(byte[] bytes, int begin, int end) {
    ByteArrayOutputStream mail = new ByteArrayOutputStream(end - begin);
    int from = lineEnd(bytes, begin);
    while (from < end) {
      int line = Math.min(lineEnd(bytes, from), end);
      int quotes = from;
      while (quotes < line && bytes[quotes] == '>') {
        quotes++;
      }
      boolean quoted =
          quotes > from
              && quotes + 5 <= line
              && bytes[quotes] == 'F'
              && bytes[quotes + 1] == 'r'
              && bytes[quotes + 2] == 'o'
              && bytes[quotes + 3] == 'm'
              && bytes[quotes + 4] == ' ';
      int start = quoted ? from + 1 : from;
      mail.write(bytes, start, line - start);
      from = line;
    }
    return mail.toByteArray();
  }

  private static boolean isBlankLineBefore(byte[] bytes, int at) {
    int i = at - 2;
    if (i >= 0 && bytes[i] == '\r') {
      i--;
    }
    return i < 0 || bytes[i] == '\n';
  }

  private static int lineEnd(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    return Math.min(i + 1, bytes.length);
  }
}
