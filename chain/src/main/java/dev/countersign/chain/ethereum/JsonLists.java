package dev.countersign.chain.ethereum;

import dev.countersign.chain.rlp.RlpItem;
import dev.countersign.chain.rlp.RlpList;
import dev.countersign.chain.rlp.RlpString;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The lists within a JSON-RPC transaction object. */
final class JsonLists {
  private JsonLists() {}

  /** Empty when absent. */
  static RlpList accessList(JsonNode object) {
    List<RlpItem> entries = new ArrayList<>();
    for (JsonNode entry : array(object, "accessList")) {
      requireObject(entry, "accessList");
      List<RlpItem> keys = new ArrayList<>();
      for (JsonNode key : array(entry, "storageKeys")) {
        keys.add(new RlpString(word(key, "A storage key of the access list")));
      }
      entries.add(
          RlpList.of(RlpString.of(JsonFields.address(entry, "address")), new RlpList(keys)));
    }
    return new RlpList(entries);
  }

  /** At least one, each of version 1. */
  static List<Bytes> blobHashes(JsonNode object) {
    List<Bytes> hashes = new ArrayList<>();
    for (JsonNode hash : array(object, "blobVersionedHashes")) {
      hashes.add(word(hash, "A blob hash"));
    }
    return BlobSidecar.hashes(hashes);
  }

  /** At least one, signed or not. */
  static List<SignedAuthorization> authorizations(JsonNode object) {
    List<SignedAuthorization> authorizations = new ArrayList<>();
    for (JsonNode entry : array(object, "authorizationList")) {
      requireObject(entry, "authorizationList");
      authorizations.add(
          new SignedAuthorization(
              JsonFields.uint(entry, "chainId"),
              JsonFields.address(entry, "address"),
              JsonFields.uint(
                  JsonFields.required(entry, "nonce"), "The nonce of an authorisation", 64),
              signatureOrNull(entry)));
    }
    return RlpTransaction.someAuthorizations(authorizations);
  }

  private static @Nullable Signature signatureOrNull(JsonNode entry) {
    BigInteger r = JsonFields.uintOrNull(entry, "r");
    BigInteger s = JsonFields.uintOrNull(entry, "s");
    BigInteger parity = JsonFields.uintOrNull(entry, "yParity");
    if (parity == null) {
      BigInteger v = JsonFields.uintOrNull(entry, "v");
      parity = v == null ? null : JsonSignature.typedParity(v);
    }
    if (r == null && s == null && parity == null) {
      return null;
    }
    if (r == null || s == null || parity == null) {
      throw new UnreadableInput(
          "The signature of an authorisation is incomplete; expected r, s and yParity");
    }
    return new Signature(parity, r, s);
  }

  private static Bytes word(JsonNode node, String what) {
    if (!node.isString() || node.asString().length() != 66) {
      throw new UnreadableInput(what + " is not 0x and 64 hexadecimal digits");
    }
    return Bytes.fromHex(node.asString(), what);
  }

  private static Iterable<JsonNode> array(JsonNode object, String name) {
    JsonNode node = JsonFields.optional(object, name);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      throw new UnreadableInput("The field \"" + name + "\" is no list");
    }
    return node;
  }

  private static void requireObject(JsonNode entry, String name) {
    if (!entry.isObject()) {
      throw new UnreadableInput("An entry of \"" + name + "\" is no JSON object");
    }
  }
}
