package dev.countersign.lure.link;

import java.util.Locale;
import java.util.OptionalLong;

/** Numbers that browsers take for an IPv4 address, also octal, hexadecimal and joined ones. */
final class Ipv4 {
  private static final long BYTE = 256;

  private Ipv4() {}

  /**
   * The address that a host's text stands for; empty where it is a name (WHATWG URL, "IPv4
   * parser"): up to four parts, each decimal, octal with {@code 0} or hexadecimal with {@code 0x},
   * the last one filling what is left.
   */
  static OptionalLong of(String host) {
    String text = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String[] parts = text.split("\\.", -1);
    if (parts.length > 4) {
      return OptionalLong.empty();
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      long part = number(parts[i]);
      boolean last = i == parts.length - 1;
      long bound = last ? 1L << (8 * (4 - i)) : BYTE;
      if (part < 0 || part >= bound) {
        return OptionalLong.empty();
      }
      address = last ? address * bound + part : address * BYTE + part;
    }
    return OptionalLong.of(address);
  }

  /** Whether it is written as everybody writes one. */
  static boolean usual(String host) {
    return host.equals(text(of(host).orElse(-1)));
  }

  static String text(long address) {
    return (address >> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  private static long number(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int radix = 10;
    if (lower.startsWith("0x")) {
      radix = 16;
      lower = lower.substring(2);
    } else if (lower.length() > 1 && lower.startsWith("0")) {
      radix = 8;
      lower = lower.substring(1);
    } else if (lower.isEmpty()) {
      return -1;
    }
    if (lower.length() > 12) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      int digit = Ascii.isHex(c) ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
