package dev.countersign.chain.signing;

import dev.countersign.chain.ethereum.UnsignedTransaction;
import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.payload.MessagePayload;
import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;

/**
 * The bytes whose Keccak-256 a key signs. They are kept before hashing, because some signers
 * (web3signer) hash by themselves; made only out of things that were read, so that nobody is asked
 * to sign bytes of unknown meaning.
 */
public final class SigningInput {
  private static final Bytes TYPED = Bytes.fromHex("0x1901");

  private final Kind kind;
  private final Bytes preimage;

  private SigningInput(Kind kind, Bytes preimage) {
    this.kind = kind;
    this.preimage = preimage;
  }

  /** What the bytes are. */
  public enum Kind {
    /** A Safe transaction: 0x1901, the Safe's domain, the transaction's fields (EIP-712). */
    SAFE_TRANSACTION("Safe transaction"),
    /** A transaction of type 0 to 4: its RLP, with the type in front (EIP-155, EIP-2718). */
    TRANSACTION("transaction"),
    /** Typed data: 0x1901, domain, message (EIP-712). */
    TYPED_DATA("typed data"),
    /** A message behind the prefix of {@code personal_sign} (EIP-191, version 0x45). */
    MESSAGE("message");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For sentences. */
    public String words() {
      return words;
    }
  }

  /** A Safe transaction. */
  public static SigningInput of(SafeHash hash) {
    return new SigningInput(
        Kind.SAFE_TRANSACTION, TYPED.concat(hash.domainHash()).concat(hash.messageHash()));
  }

  /** A transaction. */
  public static SigningInput of(UnsignedTransaction transaction) {
    return new SigningInput(Kind.TRANSACTION, transaction.preimage());
  }

  /** Typed data. */
  public static SigningInput of(TypedDataPayload typed) {
    return new SigningInput(
        Kind.TYPED_DATA, TYPED.concat(typed.domainHash()).concat(typed.messageHash()));
  }

  /** A message. */
  public static SigningInput of(MessagePayload message) {
    return new SigningInput(Kind.MESSAGE, MessageReader.preimage(message.message()));
  }

  /** What the bytes are. */
  public Kind kind() {
    return kind;
  }

  /** The bytes before hashing. */
  public Bytes preimage() {
    return preimage;
  }

  /** The 32 bytes that are signed: the Keccak-256 of {@link #preimage}. */
  public Bytes digest() {
    return Keccak256.hash(preimage);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningInput that
        && kind == that.kind
        && preimage.equals(that.preimage);
  }

  @Override
  public int hashCode() {
    return preimage.hashCode();
  }

  /** Its kind and digest. */
  @Override
  public String toString() {
    return kind.words() + " " + digest();
  }
}
