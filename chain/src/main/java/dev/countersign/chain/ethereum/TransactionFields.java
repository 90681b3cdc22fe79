package dev.countersign.chain.ethereum;

import dev.countersign.chain.payload.EthereumPayload;
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
 * What a transaction's signature covers. Null is what a JSON object did not say.
 *
 * @param replayable true for a type 0 transaction that is bound to no chain (before EIP-155)
 * @param maxFee {@code gasPrice} for types 0 and 1
 * @param maxBlobFee for type 3 only
 */
record TransactionFields(
    int type,
    @Nullable Long chainId,
    boolean replayable,
    @Nullable BigInteger nonce,
    @Nullable BigInteger priorityFee,
    @Nullable BigInteger maxFee,
    @Nullable BigInteger gasLimit,
    @Nullable Address to,
    BigInteger value,
    Bytes data,
    RlpList accessList,
    @Nullable BigInteger maxBlobFee,
    List<Bytes> blobHashes,
    List<SignedAuthorization> authorizations) {

  /** EIP-4844. */
  private static final BigInteger GAS_PER_BLOB = BigInteger.valueOf(131_072);

  /** The payload. */
  EthereumPayload payload(@Nullable Address from, boolean signed) {
    List<Authorization> read = new ArrayList<>();
    for (SignedAuthorization authorization : authorizations) {
      read.add(authorization.read(read.size() + 1));
    }
    return new EthereumPayload(
        type,
        chainId,
        from,
        signed,
        to,
        value,
        data,
        nonce,
        maxFee,
        blobFee(),
        gasLimit,
        read,
        signingHash());
  }

  private BigInteger blobFee() {
    return maxBlobFee == null
        ? BigInteger.ZERO
        : maxBlobFee.multiply(GAS_PER_BLOB).multiply(BigInteger.valueOf(blobHashes.size()));
  }

  /** What the key signs, or null where something that it covers is missing. */
  @Nullable Bytes signingHash() {
    Bytes preimage = preimage();
    return preimage == null ? null : Keccak256.hash(preimage);
  }

  /** What is hashed for the signature, or null where something that it covers is missing. */
  @Nullable Bytes preimage() {
    List<RlpItem> items = items();
    if (items == null) {
      return null;
    }
    if (type == 0 && !replayable) {
      if (chainId == null) {
        return null;
      }
      items.add(RlpString.of(BigInteger.valueOf(chainId)));
      items.add(RlpString.of(BigInteger.ZERO));
      items.add(RlpString.of(BigInteger.ZERO));
    }
    return envelope(items);
  }

  /** The hash by which nodes know the signed transaction, or null where something is missing. */
  @Nullable Bytes transactionHash(Signature signature) {
    Bytes raw = raw(signature);
    return raw == null ? null : Keccak256.hash(raw);
  }

  /** The signed transaction as nodes take it, or null where something is missing. */
  @Nullable Bytes raw(Signature signature) {
    List<RlpItem> items = items();
    if (items == null) {
      return null;
    }
    if (type != 0) {
      items.addAll(signature.items());
      return envelope(items);
    }
    BigInteger base =
        chainId == null || replayable
            ? BigInteger.valueOf(27)
            : BigInteger.valueOf(chainId).shiftLeft(1).add(BigInteger.valueOf(35));
    items.add(RlpString.of(base.add(signature.parity())));
    items.add(RlpString.of(signature.r()));
    items.add(RlpString.of(signature.s()));
    return envelope(items);
  }

  private Bytes envelope(List<RlpItem> items) {
    Bytes start = type == 0 ? Bytes.EMPTY : Bytes.of(new byte[] {(byte) type});
    return start.concat(Rlp.encode(new RlpList(items)));
  }

  /** What is missing for the signature, by the names of JSON-RPC; empty when nothing is. */
  List<String> missing() {
    List<String> names = new ArrayList<>();
    if (chainId == null && !replayable) {
      names.add("chainId");
    }
    if (nonce == null) {
      names.add("nonce");
    }
    if (gasLimit == null) {
      names.add("gas");
    }
    if (maxFee == null) {
      names.add(type >= 2 ? "maxFeePerGas" : "gasPrice");
    }
    if (type >= 2 && priorityFee == null) {
      names.add("maxPriorityFeePerGas");
    }
    if (type == 3 && maxBlobFee == null) {
      names.add("maxFeePerBlobGas");
    }
    if (authorizations.stream().anyMatch(entry -> entry.signature() == null)) {
      names.add("the signatures of authorizationList");
    }
    return names;
  }

  /** The fields in the order of their type's EIP, without signature; null where one is missing. */
  private @Nullable List<RlpItem> items() {
    List<RlpItem> items = new ArrayList<>();
    if (type != 0) {
      if (chainId == null) {
        return null;
      }
      items.add(RlpString.of(BigInteger.valueOf(chainId)));
    }
    List<@Nullable BigInteger> numbers = new ArrayList<>();
    numbers.add(nonce);
    if (type >= 2) {
      numbers.add(priorityFee);
    }
    numbers.add(maxFee);
    numbers.add(gasLimit);
    for (BigInteger number : numbers) {
      if (number == null) {
        return null;
      }
      items.add(RlpString.of(number));
    }
    items.add(RlpString.of(to));
    items.add(RlpString.of(value));
    items.add(new RlpString(data));
    if (type != 0) {
      items.add(accessList);
    }
    return addOwnOfType(items) ? items : null;
  }

  private boolean addOwnOfType(List<RlpItem> items) {
    if (type == 3) {
      if (maxBlobFee == null) {
        return false;
      }
      items.add(RlpString.of(maxBlobFee));
      items.add(new RlpList(blobHashes.stream().<RlpItem>map(RlpString::new).toList()));
    }
    if (type == 4) {
      List<RlpItem> entries = new ArrayList<>();
      for (SignedAuthorization authorization : authorizations) {
        RlpItem entry = authorization.item();
        if (entry == null) {
          return false;
        }
        entries.add(entry);
      }
      items.add(new RlpList(entries));
    }
    return true;
  }
}
