package dev.countersign.gate.key;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;

/**
 * Verifies every signature that a key makes before it is released, so that a broken token, a signer
 * that was switched for another, or a bit that flipped releases nothing.
 */
final class VerifiedKey implements SigningKey {
  private final Address address;
  private final String description;
  private final Device device;

  /** What makes signatures, not yet verified. */
  interface Device extends AutoCloseable {
    Signature65 sign(SigningInput input, Bytes digest) throws KeyFault;

    @Override
    void close();
  }

  VerifiedKey(Address address, String description, Device device) {
    this.address = address;
    this.description = description;
    this.device = device;
  }

  @Override
  public Address address() {
    return address;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Signature65 sign(SigningInput input) throws KeyFault {
    Bytes digest = input.digest();
    Signature65 made = device.sign(input, digest);
    if (made.signer(digest).filter(address::equals).isEmpty()) {
      throw wrong(address, description);
    }
    return made;
  }

  static KeyFault wrong(Address address, String description) {
    return new KeyFault(
        KeyFault.Kind.WRONG_ANSWER,
        "the signature that came from "
            + description
            + " is not one of "
            + address
            + " over what was to be signed; it was thrown away");
  }

  @Override
  public void close() {
    device.close();
  }

  @Override
  public String toString() {
    return address + ", " + description;
  }
}
