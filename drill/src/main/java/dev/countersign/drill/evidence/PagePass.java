package dev.countersign.drill.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a page carries so that a press shows which page was pressed, and when it was made. It is
 * signed and not stored: reading a page, however often, changes nothing.
 */
public final class PagePass {
  private static final String MAC = "HmacSHA256";
  private static final int SALT = 12;
  private static final int SIGNED = Long.BYTES + SALT;
  private static final int WHOLE = SIGNED + 32;

  private final SecretKeySpec key;

  /**
   * With that key.
   *
   * @param key 32 bytes
   */
  public PagePass(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("the key has 32 bytes");
    }
    this.key = new SecretKeySpec(key, MAC);
  }

  /**
   * Of a page made now.
   *
   * @param page which one, such as {@code press}, and for which mail
   * @param salt 12 random bytes, by which each is another
   */
  public String issue(String page, Instant now, byte[] salt) {
    ByteBuffer whole = ByteBuffer.allocate(WHOLE);
    whole.putLong(now.toEpochMilli()).put(salt, 0, SALT);
    whole.put(mac(page, whole.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
  }

  /** When it was made; empty where it was not, for that page, with this key. */
  public Optional<Instant> issued(String page, String pass) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(pass);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (whole.length != WHOLE) {
      return Optional.empty();
    }
    byte[] said = new byte[WHOLE - SIGNED];
    System.arraycopy(whole, SIGNED, said, 0, said.length);
    return MessageDigest.isEqual(said, mac(page, whole))
        ? Optional.of(Instant.ofEpochMilli(ByteBuffer.wrap(whole).getLong()))
        : Optional.empty();
  }

  private byte[] mac(String page, byte[] whole) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      mac.update(page.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      mac.update(whole, 0, SIGNED);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
