package dev.countersign.chain.ethereum;

import dev.countersign.chain.rlp.RlpFields;
import dev.countersign.chain.rlp.RlpItem;
import dev.countersign.chain.rlp.RlpList;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The form in which nodes pass blob transactions around: with blobs, commitments and proofs. */
final class BlobSidecar {
  private static final String WHAT = "The blob transaction";
  private static final int BLOB = 131_072;
  private static final int CELLS = 128;

  private BlobSidecar() {}

  /**
   * The transaction alone. Where it comes with blobs, their commitments must be those that the
   * transaction names by hash; the proofs are left to the node.
   */
  static RlpItem transactionIn(RlpItem body) {
    if (!(body instanceof RlpList list)
        || list.items().isEmpty()
        || !(list.items().getFirst() instanceof RlpList inner)) {
      return body;
    }
    RlpFields fields = new RlpFields(body, WHAT);
    fields.item("transaction");
    boolean cells = fields.size() == 5;
    if (cells && !fields.uint("wrapper version", 8).equals(BigInteger.ONE)) {
      throw new UnreadableInput(WHAT + " has a wrapper of an unknown version; expected 1");
    }
    int blobs = fields.strings("blobs", BLOB).size();
    List<Bytes> commitments = fields.strings("commitments", 48);
    int proofs = fields.strings("proofs", 48).size();
    fields.end();
    if (commitments.size() != blobs || proofs != (cells ? CELLS * blobs : blobs)) {
      throw new UnreadableInput(
          WHAT
              + " has "
              + blobs
              + " blobs but "
              + commitments.size()
              + " commitments and "
              + proofs
              + " proofs");
    }
    requireNamed(inner, commitments);
    return inner;
  }

  /**
   * EIP-4844: at least one, each of version 1.
   *
   * @throws UnreadableInput when they are not that
   */
  static List<Bytes> hashes(List<Bytes> hashes) {
    if (hashes.isEmpty()) {
      throw new UnreadableInput("The transaction has no blob hashes; type 3 needs at least one");
    }
    for (Bytes hash : hashes) {
      if (hash.length() != 32 || hash.at(0) != 1) {
        throw new UnreadableInput(
            "A blob hash of the transaction is "
                + hash
                + "; expected 32 bytes, the first of them 0x01");
      }
    }
    return hashes;
  }

  private static void requireNamed(RlpList transaction, List<Bytes> commitments) {
    RlpFields fields = new RlpFields(transaction, WHAT);
    for (int i = 0; i < 10; i++) {
      fields.item("blob hashes");
    }
    List<Bytes> computed = new ArrayList<>();
    for (Bytes commitment : commitments) {
      byte[] hash = sha256(commitment.toArray());
      hash[0] = 1;
      computed.add(Bytes.of(hash));
    }
    if (!computed.equals(fields.strings("blob hashes", 32))) {
      throw new UnreadableInput(WHAT + " comes with blobs other than those that it names by hash");
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
