package dev.countersign.chain.ethereum;

import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/** Which type a JSON-RPC object has, by its word or by its fields. */
final class JsonTransactionType {
  private JsonTransactionType() {}

  /**
   * 0 to 4.
   *
   * @throws UnreadableInput when the type is unknown, or fields of another type are there
   */
  static int of(JsonNode object) {
    boolean authorizations = has(object, "authorizationList");
    boolean blobs = has(object, "maxFeePerBlobGas") || has(object, "blobVersionedHashes");
    boolean dynamic = has(object, "maxFeePerGas") || has(object, "maxPriorityFeePerGas");
    boolean gasPrice = has(object, "gasPrice");
    if (has(object, "type")) {
      BigInteger given = JsonFields.uint(object, "type");
      if (given.bitLength() > 8 || given.intValueExact() > 4) {
        throw new UnreadableInput(
            "The field \"type\" is " + given + ", which is no type that is known; expected 0 to 4");
      }
      int type = given.intValueExact();
      refuse(authorizations && type != 4, type, "authorizationList");
      refuse(blobs && type != 3, type, "maxFeePerBlobGas or blobVersionedHashes");
      refuse(dynamic && type < 2, type, "maxFeePerGas or maxPriorityFeePerGas");
      refuse(type == 0 && !JsonLists.accessList(object).items().isEmpty(), type, "accessList");
      // A node answers the price paid as gasPrice with any type, so it says nothing here.
      return type;
    }
    if (authorizations && blobs) {
      throw new UnreadableInput(
          "The fields \"authorizationList\" and \"maxFeePerBlobGas\" are of two types; expected"
              + " one, or a \"type\"");
    }
    int least = authorizations ? 4 : blobs ? 3 : dynamic ? 2 : gasPrice ? 0 : 2;
    if (least >= 2 && gasPrice) {
      throw new UnreadableInput(
          "The field \"gasPrice\" contradicts fields of type "
              + least
              + "; expected one kind of fee, or a \"type\"");
    }
    return least == 0 && has(object, "accessList") ? 1 : least;
  }

  private static boolean has(JsonNode object, String name) {
    return JsonFields.optional(object, name) != null;
  }

  private static void refuse(boolean contradiction, int type, String field) {
    if (contradiction) {
      throw new UnreadableInput(
          "The transaction has " + field + ", which its type " + type + " does not have");
    }
  }
}
