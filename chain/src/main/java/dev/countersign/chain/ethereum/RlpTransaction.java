package dev.countersign.chain.ethereum;

import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.chain.rlp.Rlp;
import dev.countersign.chain.rlp.RlpFields;
import dev.countersign.chain.rlp.RlpItem;
import dev.countersign.chain.rlp.RlpList;
import dev.countersign.chain.rlp.RlpString;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Typed transactions out of RLP; those of type 0 are {@link LegacyTransaction}'s. */
final class RlpTransaction {
  static final String WHAT = "The transaction";

  private RlpTransaction() {}

  static EthereumPayload read(Bytes raw) {
    if (raw.isEmpty()) {
      throw new UnreadableInput(WHAT + " is empty; expected RLP");
    }
    int first = raw.at(0);
    if (first >= 0xc0) {
      return LegacyTransaction.read(new RlpFields(Rlp.decode(raw, WHAT), WHAT));
    }
    if (first < 1 || first > 4) {
      throw new UnreadableInput(
          WHAT
              + " starts with the byte 0x%02x, which is no type that is known; ".formatted(first)
              + "expected 0x01 to 0x04, or a list of type 0");
    }
    RlpItem body = Rlp.decode(raw.from(1), WHAT + " after its type");
    return typed(first, first == 3 ? BlobSidecar.transactionIn(body) : body);
  }

  private static EthereumPayload typed(int type, RlpItem body) {
    RlpFields fields = new RlpFields(body, WHAT);
    long chainId = chainId(fields.uint("chain id", 256));
    BigInteger nonce = nonce(fields.uint("nonce", 64));
    BigInteger priorityFee = type == 1 ? null : fields.uint("priority fee", 256);
    BigInteger maxFee = fields.uint(type == 1 ? "gas price" : "maximum fee", 256);
    BigInteger gasLimit = fields.uint("gas limit", 64);
    // Only types 1 and 2 may create a contract.
    Address to = type <= 2 ? fields.addressOrNull("destination") : fields.address("destination");
    TransactionFields read =
        new TransactionFields(
            type,
            chainId,
            false,
            nonce,
            priorityFee,
            maxFee,
            gasLimit,
            to,
            fields.uint("value", 256),
            fields.bytes("data"),
            accessList(fields),
            type == 3 ? fields.uint("maximum blob fee", 256) : null,
            type == 3 ? BlobSidecar.hashes(fields.strings("blob hashes", 32)) : List.of(),
            type == 4 ? authorizations(fields) : List.of());
    Signature signature = signatureOrNull(fields, unsignedSize(type));
    fields.end();
    if (signature == null) {
      return read.payload(null, false);
    }
    Bytes digest = read.signingHash();
    if (digest == null) {
      throw new IllegalStateException("RLP leaves no field out");
    }
    return read.payload(signature.signer(digest, "the transaction"), true);
  }

  private static int unsignedSize(int type) {
    return switch (type) {
      case 1 -> 8;
      case 2 -> 9;
      case 3 -> 11;
      default -> 10;
    };
  }

  private static @Nullable Signature signatureOrNull(RlpFields fields, int unsignedSize) {
    return fields.size() == unsignedSize
        ? null
        : new Signature(fields.uint("y parity", 8), fields.uint("r", 256), fields.uint("s", 256));
  }

  /** Checked and rebuilt as it is, for the hash. */
  private static RlpList accessList(RlpFields fields) {
    List<RlpItem> entries = new ArrayList<>();
    for (RlpFields entry : fields.lists("access list")) {
      Address account = entry.address("account");
      List<Bytes> keys = entry.strings("storage keys", 32);
      entry.end();
      entries.add(
          RlpList.of(
              RlpString.of(account),
              new RlpList(keys.stream().<RlpItem>map(RlpString::new).toList())));
    }
    return new RlpList(entries);
  }

  private static List<SignedAuthorization> authorizations(RlpFields fields) {
    List<SignedAuthorization> authorizations = new ArrayList<>();
    for (RlpFields entry : fields.lists("authorisation list")) {
      BigInteger chainId = entry.uint("chain id", 256);
      Address delegate = entry.address("delegate");
      BigInteger nonce = entry.uint("nonce", 64);
      Signature signature =
          new Signature(entry.uint("y parity", 8), entry.uint("r", 256), entry.uint("s", 256));
      entry.end();
      authorizations.add(new SignedAuthorization(chainId, delegate, nonce, signature));
    }
    return someAuthorizations(authorizations);
  }

  /** EIP-7702: a transaction with an empty list is invalid. */
  static List<SignedAuthorization> someAuthorizations(List<SignedAuthorization> list) {
    if (list.isEmpty()) {
      throw new UnreadableInput(
          "The authorisation list of the transaction is empty; type 4 needs at least one");
    }
    return list;
  }

  /** EIP-2681: the largest nonce of 64 bits is never used. */
  static BigInteger nonce(BigInteger nonce) {
    if (nonce.bitCount() == 64) {
      throw new UnreadableInput("The nonce of the transaction is 2^64-1, which EIP-2681 forbids");
    }
    return nonce;
  }

  static long chainId(BigInteger number) {
    if (number.signum() == 0 || number.bitLength() > 53) {
      throw new UnreadableInput(
          "The chain id of the transaction is " + number + "; expected 1 to 2^53-1");
    }
    return number.longValueExact();
  }
}
