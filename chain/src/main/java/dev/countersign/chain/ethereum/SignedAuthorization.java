package dev.countersign.chain.ethereum;

import dev.countersign.chain.payload.EthereumPayload.Authorization;
import dev.countersign.chain.rlp.Rlp;
import dev.countersign.chain.rlp.RlpItem;
import dev.countersign.chain.rlp.RlpList;
import dev.countersign.chain.rlp.RlpString;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an EIP-7702 authorisation list.
 *
 * @param signature null when a JSON object leaves it out
 */
record SignedAuthorization(
    BigInteger chainId, Address delegate, BigInteger nonce, @Nullable Signature signature) {
  private static final Bytes MAGIC = Bytes.fromHex("0x05");

  /**
   * With the authority recovered.
   *
   * @param number from 1, for the error's sentence
   * @throws dev.countersign.model.value.UnreadableInput on an invalid signature; a node would skip
   *     the entry, but one that nobody can have signed has no business in a payload
   */
  Authorization read(int number) {
    Address authority =
        signature == null
            ? null
            : signature.signer(signingHash(), "authorisation " + number + " of the transaction");
    return new Authorization(chainId, delegate, nonce, authority);
  }

  /** As an entry of the list; null when unsigned. */
  @Nullable RlpItem item() {
    if (signature == null) {
      return null;
    }
    List<RlpItem> items = new ArrayList<>(signed());
    items.addAll(signature.items());
    return new RlpList(items);
  }

  private Bytes signingHash() {
    return Keccak256.hash(MAGIC, Rlp.encode(new RlpList(signed())));
  }

  private List<RlpItem> signed() {
    return List.of(RlpString.of(chainId), RlpString.of(delegate), RlpString.of(nonce));
  }
}
