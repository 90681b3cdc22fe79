package dev.countersign.access.network;

import dev.countersign.access.event.Ip;
import dev.countersign.model.value.UnreadableInput;
import java.util.Optional;

/**
 * A block of addresses (RFC 4632, RFC 4291).
 *
 * @param first its first address
 * @param bits of its prefix among the 128 of {@link Ip}, 0 to 128
 */
record Prefix(Ip first, int bits) {
  /** Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or one address alone. */
  static Prefix read(String text, String where) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    Optional<Ip> ip = Ip.read(address);
    if (ip.isEmpty()) {
      throw new UnreadableInput(
          where
              + ": \""
              + cut(text)
              + "\" is no address or block of addresses, such as 192.0.2.0/24");
    }
    int most = ip.get().four() ? 32 : 128;
    int length = slash < 0 ? most : number(text.substring(slash + 1), most, where);
    int bits = 128 - most + length;
    return new Prefix(masked(ip.get(), bits), bits);
  }

  private static int number(String text, int most, String where) {
    boolean digits = !text.isEmpty() && text.length() <= 3;
    int value = 0;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
      value = value * 10 + text.charAt(i) - '0';
    }
    if (!digits || value > most) {
      throw new UnreadableInput(
          where + ": the length of a block is 0 to " + most + ", not \"" + cut(text) + "\"");
    }
    return value;
  }

  /** The address with all but its first bits cleared. */
  static Ip masked(Ip ip, int bits) {
    long high = bits >= 64 ? ip.high() : bits == 0 ? 0 : ip.high() & (-1L << (64 - bits));
    long low = bits <= 64 ? 0 : bits == 128 ? ip.low() : ip.low() & (-1L << (128 - bits));
    return new Ip(high, low);
  }

  private static String cut(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
