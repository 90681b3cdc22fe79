package dev.countersign.server.transfer;

import dev.countersign.chain.ethereum.UnsignedTransaction;
import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.chain.payload.DigestPayload;
import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.chain.payload.MessagePayload;
import dev.countersign.chain.payload.Payload;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.chain.recognise.PayloadReader;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.chain.safe.SafeWriter;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.gate.operation.TypedUserOperation;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Payloads as they are kept, and what is signed of one. */
final class PayloadText {
  private PayloadText() {}

  /** A Safe transaction as JSON. */
  static Bytes of(SafePayload payload) {
    return bytes(SafeWriter.json(payload));
  }

  /** A transaction of an account as a JSON-RPC object. */
  static Bytes of(UnsignedTransaction transaction, Address from, ObjectNode fees) {
    EthereumPayload payload = transaction.payload(from);
    ObjectNode json = Json.object().put("type", "0x2").put("from", from.toHex());
    json.put("chainId", hex(BigInteger.valueOf(transaction.chainId())));
    json.put("nonce", hex(transaction.nonce()));
    json.setAll(fees);
    json.put("to", Objects.requireNonNull(payload.to()).toHex());
    json.put("value", hex(payload.value()));
    json.put("input", payload.data().toHex());
    return bytes(json);
  }

  static String hex(BigInteger number) {
    return "0x" + number.toString(16);
  }

  /**
   * What is signed.
   *
   * @param version of the Safe as the chain says it; null for an account
   * @throws UnreadableInput when the payload is none that Countersign signs
   */
  static SigningInput input(
      Bytes payload, long chainId, Address wallet, @Nullable SafeVersion version) {
    Payload read = only(payload, chainId);
    if (version != null && !(read instanceof SafePayload)) {
      // The key's own account would act, and not the Safe.
      throw new UnreadableInput("Of a Safe's payloads its transactions alone are countersigned");
    }
    return switch (read) {
      case SafePayload safe -> {
        if (version == null) {
          throw new UnreadableInput("The wallet is no Safe");
        }
        yield SigningInput.of(SafeHash.of(version, chainId, wallet, safe.transaction()));
      }
      case EthereumPayload ethereum ->
          SigningInput.of(
              UnsignedTransaction.fromJson(
                  Json.parse(
                      new String(payload.toArray(), StandardCharsets.UTF_8), "The payload")));
      case TypedDataPayload typed when TypedUserOperation.of(typed).isPresent() ->
          throw operation();
      case TypedDataPayload typed -> SigningInput.of(typed);
      case MessagePayload message -> SigningInput.of(message);
      case DigestPayload digest -> throw new UnreadableInput("A bare hash is never signed");
      case UserOperationPayload operation -> throw operation();
      case BitcoinPayload bitcoin ->
          throw new UnreadableInput("Bitcoin transactions are checked here, and not signed");
    };
  }

  /** Its nonce is of another kind than that of the account's transactions. */
  private static UnreadableInput operation() {
    return new UnreadableInput("User operations are checked here, and not signed");
  }

  /** The Safe transaction in a payload. */
  static SafeTransaction safeTransaction(Bytes payload, long chainId) {
    if (only(payload, chainId) instanceof SafePayload safe) {
      return safe.transaction();
    }
    throw new UnreadableInput("The payload is no Safe transaction");
  }

  static Payload only(Bytes payload, long chainId) {
    List<Payload> read = PayloadReader.read(payload.toArray(), chainId);
    if (read.size() != 1) {
      throw new UnreadableInput("There are " + read.size() + " payloads; give one");
    }
    return read.getFirst();
  }

  private static Bytes bytes(ObjectNode json) {
    return Bytes.of(Json.compact(json).getBytes(StandardCharsets.UTF_8));
  }
}
