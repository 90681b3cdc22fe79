package dev.countersign.chain.ethereum;

import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Transactions out of JSON-RPC objects, as they are asked for and as they are answered. */
final class JsonTransaction {
  private static final String WHAT = "The transaction";

  private JsonTransaction() {}

  static EthereumPayload read(JsonNode object) {
    requireObject(object);
    int type = JsonTransactionType.of(object);
    JsonSignature signature = JsonSignature.readOrNull(object, type);
    TransactionFields fields = fields(object, type, signature);
    Address from = JsonFields.addressOrNull(object, "from");
    if (signature == null) {
      return fields.payload(from, false);
    }
    return signed(object, fields, signature.signature(), from);
  }

  /**
   * The fields of a transaction that is not signed yet.
   *
   * @throws UnreadableInput as {@link #read}, and when it carries a signature
   */
  static TransactionFields unsigned(JsonNode object) {
    requireObject(object);
    int type = JsonTransactionType.of(object);
    if (JsonSignature.readOrNull(object, type) != null) {
      throw new UnreadableInput(WHAT + " is signed already; expected one without v, r and s");
    }
    return fields(object, type, null);
  }

  private static void requireObject(JsonNode object) {
    if (!object.isObject()) {
      throw new UnreadableInput(WHAT + " is no JSON object");
    }
  }

  private static EthereumPayload signed(
      JsonNode object, TransactionFields fields, Signature signature, @Nullable Address from) {
    Bytes digest = fields.signingHash();
    if (digest == null) {
      throw new UnreadableInput(
          WHAT
              + " carries a signature but not all that it covers; expected chainId, nonce, fees,"
              + " gas and, for type 4, signed authorisations");
    }
    Address signer = signature.signer(digest, "the transaction");
    if (from != null && !from.equals(signer)) {
      throw new UnreadableInput(
          WHAT + " says that it is from " + from + ", but its signature is that of " + signer);
    }
    Bytes hash = fields.transactionHash(signature);
    if (JsonFields.optional(object, "hash") != null
        && !Objects.equals(JsonFields.bytes(object, "hash"), hash)) {
      throw new UnreadableInput(
          WHAT
              + " says that its hash is "
              + JsonFields.bytes(object, "hash")
              + ", but its fields hash to "
              + hash);
    }
    return fields.payload(signer, true);
  }

  private static TransactionFields fields(
      JsonNode object, int type, @Nullable JsonSignature signature) {
    Bytes data = data(object);
    Address to = JsonFields.addressOrNull(object, "to");
    if (to == null && type > 2) {
      throw new UnreadableInput("The field \"to\" is missing; type " + type + " creates nothing");
    }
    if (to == null && data.isEmpty()) {
      throw new UnreadableInput(
          WHAT + " has neither \"to\" nor \"data\"; a call needs the first, a creation the second");
    }
    Long stated = JsonFields.chainIdOrNull(object, "chainId");
    Long chainId = chainId(stated, signature, type);
    BigInteger nonce = uintOrNull(object, "nonce", 64);
    BigInteger value = JsonFields.uintOrNull(object, "value");
    return new TransactionFields(
        type,
        chainId,
        type == 0 && signature != null && signature.chainId() == null,
        nonce == null ? null : RlpTransaction.nonce(nonce),
        type >= 2 ? JsonFields.uintOrNull(object, "maxPriorityFeePerGas") : null,
        JsonFields.uintOrNull(object, type >= 2 ? "maxFeePerGas" : "gasPrice"),
        gasLimit(object),
        to,
        value == null ? BigInteger.ZERO : value,
        data,
        JsonLists.accessList(object),
        type == 3 ? JsonFields.uintOrNull(object, "maxFeePerBlobGas") : null,
        type == 3 ? JsonLists.blobHashes(object) : List.of(),
        type == 4 ? JsonLists.authorizations(object) : List.of());
  }

  /** The v of a type 0 signature names the chain; both must agree where both speak. */
  private static @Nullable Long chainId(
      @Nullable Long stated, @Nullable JsonSignature signature, int type) {
    if (type != 0 || signature == null) {
      return stated;
    }
    Long signed = signature.chainId();
    if (stated != null && !stated.equals(signed)) {
      throw new UnreadableInput(
          WHAT
              + " says chain "
              + stated
              + ", but its signature is "
              + (signed == null ? "bound to none" : "for chain " + signed));
    }
    return signed;
  }

  private static Bytes data(JsonNode object) {
    boolean both =
        JsonFields.optional(object, "data") != null && JsonFields.optional(object, "input") != null;
    Bytes data = JsonFields.bytes(object, "data");
    Bytes input = JsonFields.bytes(object, "input");
    if (both && !data.equals(input)) {
      throw new UnreadableInput(
          "The fields \"data\" and \"input\" differ; they are two names of one field, and a node"
              + " could take either");
    }
    return data.isEmpty() ? input : data;
  }

  private static @Nullable BigInteger gasLimit(JsonNode object) {
    BigInteger gas = uintOrNull(object, "gas", 64);
    BigInteger gasLimit = uintOrNull(object, "gasLimit", 64);
    if (gas != null && gasLimit != null && !gas.equals(gasLimit)) {
      throw new UnreadableInput("The fields \"gas\" and \"gasLimit\" differ; expected one of them");
    }
    return gas == null ? gasLimit : gas;
  }

  private static @Nullable BigInteger uintOrNull(JsonNode object, String name, int bits) {
    JsonNode node = JsonFields.optional(object, name);
    return node == null ? null : JsonFields.uint(node, "The field \"" + name + "\"", bits);
  }
}
