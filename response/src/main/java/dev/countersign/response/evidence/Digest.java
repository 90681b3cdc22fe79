package dev.countersign.response.evidence;

import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;

/**
 * What a file's bytes come to.
 *
 * @param crc CRC-32, as ZIP has it
 * @param sha256 FIPS 180-4, 32 bytes
 */
record Digest(long size, long crc, Bytes sha256) {
  /**
   * Reads all of it.
   *
   * @param to gets every byte
   * @throws IOException also when there are more bytes than that
   */
  static Digest of(InputStream in, long most, OutputStream to) throws IOException {
    CRC32 crc = new CRC32();
    MessageDigest sha256 = hash();
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
      size += got;
      if (size > most) {
        throw new IOException("it has more than " + most + " bytes");
      }
      crc.update(buffer, 0, got);
      sha256.update(buffer, 0, got);
      to.write(buffer, 0, got);
    }
    return new Digest(size, crc.getValue(), Bytes.of(sha256.digest()));
  }

  private static MessageDigest hash() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
