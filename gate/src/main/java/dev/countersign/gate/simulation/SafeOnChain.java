package dev.countersign.gate.simulation;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.safe.SafeFacts;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One Safe as the node tells it. All that is always needed is asked at the same time, with the
 * first question, and once.
 */
final class SafeOnChain implements SafeFacts {
  private static final Bytes VERSION = Selector.of("VERSION()");
  private static final Bytes OWNERS = Selector.of("getOwners()");
  private static final Bytes THRESHOLD = Selector.of("getThreshold()");
  private static final Bytes NONCE = Selector.of("nonce()");
  private static final Bytes APPROVED = Selector.of("approvedHashes(address,bytes32)");
  private static final Bytes HASH =
      Selector.of(
          "getTransactionHash(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,uint256)");

  /** EIP-1271 as its draft had it, which Safes up to 1.4.1 call with the hash's preimage. */
  private static final Bytes LEGACY_1271 = Bytes.fromHex("0x20c13b0b");

  /** EIP-1271, which Safes from 1.5.0 on call with the hash. */
  private static final Bytes ERC_1271 = Bytes.fromHex("0x1626ba7e");

  private static final SafeVersion FIRST_WITH_ERC_1271 = new SafeVersion(1, 5, 0);
  private static final SafeVersion FIRST_WITH_MAGIC_VALUE = new SafeVersion(1, 0, 0);

  private static final AbiParameters STRING = AbiParameters.parse("string");
  private static final AbiParameters ADDRESSES = AbiParameters.parse("address[]");
  private static final AbiParameters ADDRESS_AND_WORD = AbiParameters.parse("address,bytes32");
  private static final AbiParameters TWO_BYTES = AbiParameters.parse("bytes,bytes");
  private static final AbiParameters WORD_AND_BYTES = AbiParameters.parse("bytes32,bytes");
  private static final AbiParameters FIELDS =
      AbiParameters.parse(
          "address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,uint256");

  /** As many as the signatures that are read. */
  private static final int MOST_OWNERS = 256;

  private final Node node;
  private final Address safe;
  private final Pending<SafeVersion> version;
  private final Pending<List<Address>> owners;
  private final Pending<BigInteger> threshold;
  private final Pending<BigInteger> nonce;

  SafeOnChain(Node node, Address safe) {
    this.node = node;
    this.safe = safe;
    this.version = Pending.start(() -> version(node.read(null, safe, VERSION)));
    this.owners = Pending.start(() -> owners(node.read(null, safe, OWNERS)));
    this.threshold =
        Pending.start(() -> number(node.read(null, safe, THRESHOLD), "getThreshold()"));
    this.nonce = Pending.start(() -> number(node.read(null, safe, NONCE), "nonce()"));
  }

  @Override
  public Optional<SafeVersion> version() {
    return answer(version);
  }

  @Override
  public Optional<List<Address>> owners() {
    return answer(owners);
  }

  @Override
  public Optional<BigInteger> threshold() {
    return answer(threshold);
  }

  @Override
  public Optional<BigInteger> nonce() {
    return answer(nonce);
  }

  @Override
  public Optional<Boolean> approved(Address owner, Bytes safeTxHash) {
    try {
      Bytes data = APPROVED.concat(ADDRESS_AND_WORD.encode(owner, safeTxHash));
      return Optional.of(number(node.read(null, safe, data), "approvedHashes()").signum() != 0);
    } catch (NodeFault fault) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Boolean> validSignature(
      Address owner, Bytes safeTxHash, Bytes preimage, Bytes signature) {
    SafeVersion known = version().orElse(null);
    if (known == null || known.compareTo(FIRST_WITH_MAGIC_VALUE) < 0) {
      return Optional.empty();
    }
    boolean erc = known.compareTo(FIRST_WITH_ERC_1271) >= 0;
    Bytes magic = erc ? ERC_1271 : LEGACY_1271;
    Bytes data =
        magic.concat(
            erc
                ? WORD_AND_BYTES.encode(safeTxHash, signature)
                : TWO_BYTES.encode(preimage, signature));
    try {
      Bytes answer = node.read(safe, owner, data);
      return Optional.of(answer.length() >= 32 && answer.slice(0, 4).equals(magic));
    } catch (NodeFault fault) {
      return fault.kind() == NodeFault.Kind.REVERTED ? Optional.of(false) : Optional.empty();
    }
  }

  /** The owners, or why they are not known. */
  List<Address> ownersOrFault() throws NodeFault {
    return owners.get();
  }

  /** The threshold, or why it is not known. */
  BigInteger thresholdOrFault() throws NodeFault {
    return threshold.get();
  }

  /** The nonce, or why it is not known. */
  BigInteger nonceOrFault() throws NodeFault {
    return nonce.get();
  }

  /** The transaction's hash as the Safe itself computes it, of whichever version it is. */
  Bytes hash(SafeTransaction transaction, BigInteger withNonce) throws NodeFault {
    Bytes fields =
        FIELDS.encode(
            transaction.to(),
            transaction.value(),
            transaction.data(),
            transaction.operation(),
            transaction.safeTxGas(),
            transaction.baseGas(),
            transaction.gasPrice(),
            transaction.gasToken(),
            transaction.refundReceiver(),
            withNonce);
    return Bytes.word(number(node.read(null, safe, HASH.concat(fields)), "getTransactionHash()"));
  }

  private static <T> Optional<T> answer(Pending<T> pending) {
    try {
      return Optional.of(pending.get());
    } catch (NodeFault fault) {
      return Optional.empty();
    }
  }

  private static BigInteger number(Bytes answer, String what) throws NodeFault {
    if (answer.length() != 32) {
      throw RpcValues.unusable(what, "has " + answer.length() + " bytes, not 32");
    }
    return answer.toUnsigned();
  }

  private static SafeVersion version(Bytes answer) throws NodeFault {
    try {
      return SafeVersion.parse(STRING.decode(answer, "VERSION()").text(0));
    } catch (UnreadableInput e) {
      throw RpcValues.unusable("VERSION()", "is no version of the Safe contracts");
    }
  }

  private static List<Address> owners(Bytes answer) throws NodeFault {
    try {
      List<Object> listed = ADDRESSES.decode(answer, "getOwners()").list(0);
      if (listed.size() > MOST_OWNERS) {
        throw RpcValues.unusable("getOwners()", "lists more than " + MOST_OWNERS);
      }
      List<Address> owners = new ArrayList<>(listed.size());
      for (Object one : listed) {
        owners.add((Address) one);
      }
      return List.copyOf(owners);
    } catch (UnreadableInput e) {
      throw RpcValues.unusable("getOwners()", "is no list of accounts");
    }
  }
}
