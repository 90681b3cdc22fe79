package dev.countersign.drill.play;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Addresses of exercises. The first 12 bytes come out of SHA-256 over a name and a number, the last
 * 8 are a check over the first: whoever wanted a key or a contract with such an address would have
 * to find 160 given bits, and each program can tell one by itself, without asking a database.
 */
public final class PlayAddress {
  private static final String LABEL = "countersign-play-v1\n";
  private static final String CHECK = "countersign-play-check-v1\n";
  private static final int HEAD = 12;
  private static final int TAIL = 8;
  private static final int ALIKE = 2;

  private PlayAddress() {}

  /** The one of that name in the exercise of that seed. */
  public static Address of(String name, long seed) {
    byte[] text = (LABEL + name + "\n" + seed).getBytes(StandardCharsets.UTF_8);
    Bytes head = sha256(text).slice(0, HEAD);
    return new Address(head.concat(check(head)));
  }

  /**
   * Whether it is one. Of addresses that are none, one of 2^64 is taken for one; none is ever
   * overlooked, but for those that {@linkplain #imitating imitate}.
   */
  public static boolean is(Address address) {
    Bytes all = address.bytes();
    return check(all.slice(0, HEAD)).equals(all.from(HEAD));
  }

  /** One with the first and the last two bytes of another, as poisoners of histories mine them. */
  static Address imitating(Address other, long seed) {
    Bytes all = other.bytes();
    Bytes middle =
        sha256(
                (LABEL + "imitates\n" + other.toHex() + "\n" + seed)
                    .getBytes(StandardCharsets.UTF_8))
            .slice(0, all.length() - 2 * ALIKE);
    return new Address(all.slice(0, ALIKE).concat(middle).concat(all.from(all.length() - ALIKE)));
  }

  private static Bytes check(Bytes head) {
    Bytes label = Bytes.of(CHECK.getBytes(StandardCharsets.UTF_8));
    return sha256(label.concat(head).toArray()).slice(0, TAIL);
  }

  private static Bytes sha256(byte[] text) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
