package dev.countersign.chain.recognise;

import dev.countersign.chain.eip712.TypedDataReader;
import dev.countersign.chain.ethereum.EthereumReader;
import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.payload.DigestPayload;
import dev.countersign.chain.payload.Payload;
import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.chain.safe.SafeReader;
import dev.countersign.chain.safe.SafeTypedData;
import dev.countersign.chain.userop.UserOperationReader;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Recognises JSON by the fields that only its kind has. */
final class JsonPayloads {
  private static final int MOST = 100;

  private final @Nullable Long saidChainId;

  /**
   * Reads JSON beside which something is said.
   *
   * @param saidChainId the chain, for what does not name its own; or null
   */
  JsonPayloads(@Nullable Long saidChainId) {
    this.saidChainId = saidChainId;
  }

  List<Payload> read(JsonNode json) {
    if (json.isArray()) {
      return UserOperationReader.looksLikeUserOperation(json)
          ? List.of(UserOperationReader.read(json, saidChainId))
          : all(json, "The list");
    }
    if (json.isObject()) {
      KindMarks.requireOne(json);
    }
    if (json.has("method") && json.has("params")) {
      return RpcRequests.read(json, saidChainId);
    }
    JsonNode results = JsonFields.optional(json, "results");
    if (results != null && results.isArray()) {
      return all(results, "The list \"results\"");
    }
    return List.of(one(json));
  }

  private List<Payload> all(JsonNode list, String what) {
    if (list.isEmpty()) {
      throw new UnreadableInput(what + " of payloads is empty");
    }
    if (list.size() > MOST) {
      throw new UnreadableInput(
          what + " has " + list.size() + " payloads; at most 100 are read at once");
    }
    List<Payload> payloads = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode entry = list.get(i);
      try {
        payloads.add(
            entry.isString()
                ? PayloadReader.hex(Bytes.fromHex(entry.asString(), "The entry"))
                : one(entry));
      } catch (UnreadableInput e) {
        throw new UnreadableInput("Payload " + (i + 1) + " of the list: " + e.sentence());
      }
    }
    return payloads;
  }

  private Payload one(JsonNode object) {
    if (!object.isObject()) {
      throw new UnreadableInput("The payload is JSON, but not an object in braces");
    }
    KindMarks.requireOne(object);
    if (object.has("types") && object.has("primaryType")) {
      return typed(object, signer(object));
    }
    JsonNode typed = JsonFields.optional(object, "typedData");
    if (typed != null && typed.isObject()) {
      return typed(typed, signer(object));
    }
    if (UserOperationReader.looksLikeUserOperation(object)) {
      return UserOperationReader.read(object, saidChainId);
    }
    if (SafeReader.looksLikeSafe(object)) {
      return SafeReader.read(object);
    }
    JsonNode message = JsonFields.optional(object, "message");
    if (message != null && message.isString() && !object.has("to")) {
      return message(
          message.asString(), signer(object), JsonFields.textOrNull(object, "requestedBy"));
    }
    for (String name : new String[] {"digest", "hash"}) {
      if (object.has(name) && !object.has("to") && !object.has("nonce")) {
        return digest(JsonFields.bytes(object, name));
      }
    }
    for (String name : new String[] {"to", "data", "input", "gas", "gasLimit", "value"}) {
      if (object.has(name)) {
        return EthereumReader.fromJson(object);
      }
    }
    throw new UnreadableInput(
        "The JSON object has the marks of no payload: a Safe transaction (safeTx, or to and"
            + " safeTxGas), a transaction (to, data), typed data (types, primaryType), a user"
            + " operation (sender, callData), or a message (message)");
  }

  private static @Nullable Address signer(JsonNode object) {
    for (String name : new String[] {"signer", "from", "address"}) {
      JsonNode node = object.get(name);
      if (node != null && node.isString()) {
        return JsonFields.addressOrNull(object, name);
      }
    }
    return null;
  }

  /** Typed data; a Safe transaction where it is exactly that of one. */
  static Payload typed(JsonNode object, @Nullable Address signer) {
    TypedDataPayload typed = TypedDataReader.read(object);
    Optional<Payload> safe = SafeTypedData.of(typed).map(payload -> payload);
    return safe.orElseGet(() -> signer == null ? typed : typed.askedOf(signer));
  }

  /**
   * A message as {@code personal_sign} takes it: hexadecimal where it begins with 0x, else text.
   */
  static Payload message(String message, @Nullable Address signer, @Nullable String requestedBy) {
    boolean hex = message.startsWith("0x") && message.length() % 2 == 0 && isHex(message);
    Bytes bytes =
        hex
            ? Bytes.fromHex(message, "The message")
            : Bytes.of(message.getBytes(StandardCharsets.UTF_8));
    return MessageReader.read(bytes, signer, requestedBy);
  }

  private static boolean isHex(String text) {
    for (int i = 2; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }

  static Payload digest(Bytes digest) {
    if (digest.length() != 32) {
      throw new UnreadableInput("The hash has " + digest.length() + " bytes; expected 32");
    }
    return new DigestPayload(digest);
  }
}
