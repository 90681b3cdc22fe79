package dev.countersign.chain.crypto;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A private key in this process's memory. It is wiped when it is closed, as far as Java lets one:
 * the garbage collector may have copied it. Nothing prints it.
 */
public final class PrivateKey implements AutoCloseable {
  private static final int LENGTH = 32;

  private final byte[] scalar;
  private final Address address;
  private boolean closed;

  private PrivateKey(byte[] scalar, Address address) {
    this.scalar = scalar;
    this.address = address;
  }

  /**
   * A copy of these bytes; the caller wipes its own.
   *
   * @param scalar 32 bytes, big-endian, from 1 to {@link Secp256k1#ORDER} - 1
   * @throws IllegalArgumentException on another length or range; it does not say the key
   */
  public static PrivateKey of(byte[] scalar) {
    byte[] own = scalar.clone();
    try {
      return new PrivateKey(own, Secp256k1.addressOf(own));
    } catch (IllegalArgumentException e) {
      Arrays.fill(own, (byte) 0);
      throw e;
    }
  }

  /** A new key, each of the order's scalars as likely as another. */
  public static PrivateKey generate(SecureRandom random) {
    byte[] scalar = new byte[LENGTH];
    try {
      do {
        random.nextBytes(scalar);
      } while (!Secp256k1.isPrivateKey(scalar));
      return of(scalar);
    } finally {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  /** Its account. */
  public Address address() {
    return address;
  }

  /**
   * A deterministic signature (RFC 6979 with SHA-256), low s.
   *
   * @param digest 32 bytes
   * @throws IllegalStateException when the key was closed
   */
  public synchronized Signature65 sign(Bytes digest) {
    requireOpen();
    return Signature65.of(Secp256k1.sign(digest, scalar));
  }

  /**
   * A copy of the 32 bytes, for writing them encrypted; the caller wipes it.
   *
   * @throws IllegalStateException when the key was closed
   */
  public synchronized byte[] copyScalar() {
    requireOpen();
    return scalar.clone();
  }

  /** Wipes it. */
  @Override
  public synchronized void close() {
    Arrays.fill(scalar, (byte) 0);
    closed = true;
  }

  /** Its account, never the key. */
  @Override
  public String toString() {
    return "the private key of " + address;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the private key of " + address + " was closed");
    }
  }
}
