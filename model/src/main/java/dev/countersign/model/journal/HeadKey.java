package dev.countersign.model.journal;

import dev.countersign.model.value.Bytes;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** The private key that signs heads. Never shown: {@link #toString} names the public one. */
public final class HeadKey {
  private final Ed25519PrivateKeyParameters secret;
  private final Bytes publicKey;

  private HeadKey(Ed25519PrivateKeyParameters secret) {
    this.secret = secret;
    this.publicKey = Bytes.of(secret.generatePublicKey().getEncoded());
  }

  /** A new one. */
  public static HeadKey random(SecureRandom random) {
    return new HeadKey(new Ed25519PrivateKeyParameters(random));
  }

  /**
   * One kept before.
   *
   * @param seed 32 bytes
   * @throws IllegalArgumentException on another length
   */
  public static HeadKey of(byte[] seed) {
    if (seed.length != 32) {
      throw new IllegalArgumentException("the key of the journal has 32 bytes");
    }
    return new HeadKey(new Ed25519PrivateKeyParameters(seed));
  }

  /** The 32 bytes to keep. */
  public byte[] seed() {
    return secret.getEncoded();
  }

  /** The public key, 32 bytes. */
  public Bytes publicKey() {
    return publicKey;
  }

  /** Signs the chain up to an entry. */
  public JournalHead sign(long number, Bytes hash, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, secret);
    byte[] message = JournalHead.message(number, hash, at);
    signer.update(message, 0, message.length);
    return new JournalHead(number, hash, at, publicKey, Bytes.of(signer.generateSignature()));
  }

  @Override
  public String toString() {
    return "the journal's key " + publicKey.toHex();
  }
}
