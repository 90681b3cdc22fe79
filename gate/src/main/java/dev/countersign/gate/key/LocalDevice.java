package dev.countersign.gate.key;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.model.value.Bytes;

/** A key in this process's memory. */
record LocalDevice(PrivateKey key) implements VerifiedKey.Device {
  @Override
  public Signature65 sign(SigningInput input, Bytes digest) throws KeyFault {
    try {
      return key.sign(digest);
    } catch (IllegalStateException e) {
      throw new KeyFault(KeyFault.Kind.UNAVAILABLE, "the key was closed, so it signs no more");
    }
  }

  @Override
  public void close() {
    key.close();
  }
}
