package dev.countersign.lure.mail;

import java.util.Arrays;

/**
 * Apple Mail's own files ({@code .emlx}): the mail's length, the mail, and notes of the program.
 */
final class AppleMail {
  private AppleMail() {}

  /** The mail alone; all of it where it is no such file. */
  static byte[] mail(byte[] bytes) {
    int end = 0;
    long length = 0;
    while (end < bytes.length && end < 12 && bytes[end] >= '0' && bytes[end] <= '9') {
      length = length * 10 + bytes[end++] - '0';
    }
    while (end < bytes.length && bytes[end] == ' ') {
      end++;
    }
    boolean counted = length > 0 && end < bytes.length && bytes[end] == '\n';
    return counted
        ? Arrays.copyOfRange(bytes, end + 1, (int) Math.min(bytes.length, end + 1 + length))
        : bytes;
  }
}
