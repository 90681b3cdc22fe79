package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key of a PDF file that is encrypted and yet opens without a password, as files are that only
 * forbid printing (ISO 32000-2, 7.6).
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PdfKey(byte[] key, boolean aes, boolean perObject) {
  private static final byte[] PADDING =
      HexFormat.of().parseHex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a");

  /**
   * Tries the empty password.
   *
   * @param id the first of the trailer's two
   * @return nothing where a password is needed, or the method is another
   */
  static Optional<PdfKey> withoutPassword(
      PdfValue.Dict encrypt, byte[] id, UnaryOperator<@Nullable PdfValue> resolve) {
    int revision = encrypt.number("R", 0);
    byte[] owner = bytes(resolve.apply(encrypt.entries().get("O")));
    byte[] user = bytes(resolve.apply(encrypt.entries().get("U")));
    if (!encrypt.name("Filter").equals("Standard") || user.length < 32 || owner.length < 32) {
      return Optional.empty();
    }
    try {
      return revision >= 5
          ? modern(encrypt, revision, user, resolve)
          : older(encrypt, revision, owner, user, id);
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static Optional<PdfKey> older(
      PdfValue.Dict encrypt, int revision, byte[] owner, byte[] user, byte[] id)
      throws GeneralSecurityException {
    int length = revision == 2 ? 5 : Math.max(5, Math.min(16, encrypt.number("Length", 40) / 8));
    if (encrypt.number("V", 0) == 4) {
      length = 16;
    }
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    md5.update(PADDING);
    md5.update(owner, 0, 32);
    md5.update(
        ByteBuffer.allocate(4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt((int) permissions(encrypt))
            .array());
    md5.update(id);
    boolean plainMetadata =
        encrypt.entries().get("EncryptMetadata") instanceof PdfValue.Word(String word)
            && word.equals("false");
    if (revision >= 4 && plainMetadata) {
      md5.update(new byte[] {-1, -1, -1, -1});
    }
    byte[] key = md5.digest();
    for (int i = 0; revision >= 3 && i < 50; i++) {
      key = md5.digest(Arrays.copyOf(key, length));
    }
    key = Arrays.copyOf(key, length);
    byte[] expected;
    if (revision == 2) {
      expected = rc4(key, PADDING);
    } else {
      md5.update(PADDING);
      expected = md5.digest(id);
      for (int round = 0; round < 20; round++) {
        byte[] turned = key.clone();
        for (int i = 0; i < turned.length; i++) {
          turned[i] ^= (byte) round;
        }
        expected = rc4(turned, expected);
      }
    }
    boolean opens = Arrays.equals(expected, Arrays.copyOf(user, expected.length));
    return opens
        ? Optional.of(new PdfKey(key, encrypt.toString().contains("AESV2"), true))
        : Optional.empty();
  }

  private static Optional<PdfKey> modern(
      PdfValue.Dict encrypt, int revision, byte[] user, UnaryOperator<@Nullable PdfValue> resolve)
      throws GeneralSecurityException {
    byte[] sealed = bytes(resolve.apply(encrypt.entries().get("UE")));
    if (user.length < 48 || sealed.length < 32) {
      return Optional.empty();
    }
    byte[] check = hash(Arrays.copyOfRange(user, 32, 40), revision);
    if (!Arrays.equals(check, Arrays.copyOf(user, 32))) {
      return Optional.empty();
    }
    byte[] opening = hash(Arrays.copyOfRange(user, 40, 48), revision);
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(opening, "AES"), new IvParameterSpec(new byte[16]));
    return Optional.of(new PdfKey(cipher.doFinal(sealed, 0, 32), true, false));
  }

  /** The hash of revision 6 for the empty password (ISO 32000-2, algorithm 2.B). */
  private static byte[] hash(byte[] salt, int revision) throws GeneralSecurityException {
    byte[] key = MessageDigest.getInstance("SHA-256").digest(salt);
    if (revision < 6) {
      return key;
    }
    byte[] last = new byte[1];
    for (int round = 0; round < 64 || (last[last.length - 1] & 0xff) > round - 32; round++) {
      byte[] repeated = new byte[64 * key.length];
      for (int i = 0; i < 64; i++) {
        System.arraycopy(key, 0, repeated, i * key.length, key.length);
      }
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, 0, 16, "AES"),
          new IvParameterSpec(key, 16, 16));
      last = cipher.doFinal(repeated);
      int sum = 0;
      for (int i = 0; i < 16; i++) {
        sum += last[i] & 0xff;
      }
      String name = sum % 3 == 0 ? "SHA-256" : sum % 3 == 1 ? "SHA-384" : "SHA-512";
      key = MessageDigest.getInstance(name).digest(last);
    }
    return Arrays.copyOf(key, 32);
  }

  /** A stream's bytes; as they are where they cannot be decrypted. */
  byte[] decrypt(int number, byte[] bytes) {
    try {
      byte[] own = perObject ? objectKey(number) : key;
      if (!aes) {
        return rc4(own, bytes);
      }
      int whole = (bytes.length - 16) / 16 * 16;
      if (whole <= 0) {
        return bytes;
      }
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(own, "AES"), new IvParameterSpec(bytes, 0, 16));
      return cipher.doFinal(bytes, 16, whole);
    } catch (GeneralSecurityException e) {
      return bytes;
    }
  }

  private byte[] objectKey(int number) throws GeneralSecurityException {
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    md5.update(key);
    md5.update(new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16), 0, 0});
    if (aes) {
      md5.update("sAlT".getBytes(ISO_8859_1));
    }
    return Arrays.copyOf(md5.digest(), Math.min(16, key.length + 5));
  }

  private static byte[] rc4(byte[] key, byte[] bytes) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RC4");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "RC4"));
    return cipher.doFinal(bytes);
  }

  private static long permissions(PdfValue.Dict encrypt) {
    return encrypt.entries().get("P") instanceof PdfValue.Word(String text)
            && text.matches("-?[0-9]{1,10}")
        ? Long.parseLong(text)
        : 0;
  }

  private static byte[] bytes(@Nullable PdfValue value) {
    return value instanceof PdfValue.Text text ? text.raw().getBytes(ISO_8859_1) : new byte[0];
  }
}
