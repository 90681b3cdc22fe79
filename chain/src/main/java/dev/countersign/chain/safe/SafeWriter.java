package dev.countersign.chain.safe;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.model.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a Safe transaction as JSON in the form of the example files, which {@link SafeReader}
 * reads back. Claims are not written: they are nobody's to pass on.
 */
public final class SafeWriter {
  private SafeWriter() {}

  /** The object; numbers as decimal text, so that none loses a digit on its way. */
  public static ObjectNode json(SafePayload payload) {
    ObjectNode object = Json.object();
    if (payload.chainId() != null) {
      object.put("chainId", payload.chainId());
    }
    if (payload.safe() != null) {
      object.put("safe", payload.safe().toString());
    }
    if (payload.version() != null) {
      object.put("safeVersion", payload.version().toString());
    }
    object.set("safeTx", fields(payload.transaction()));
    if (!payload.confirmations().isEmpty()) {
      ArrayNode list = object.putArray("confirmations");
      for (Confirmation confirmation : payload.confirmations()) {
        ObjectNode entry = list.addObject();
        if (confirmation.claimedOwner() != null) {
          entry.put("owner", confirmation.claimedOwner().toString());
        }
        entry.put("signature", SafeSignatures.alone(confirmation).toHex());
      }
    }
    return object;
  }

  /** The fields that the hash covers, by the names of the Safe Transaction Service. */
  public static ObjectNode fields(SafeTransaction transaction) {
    ObjectNode fields =
        Json.object()
            .put("to", transaction.to().toString())
            .put("value", transaction.value().toString())
            .put("data", transaction.data().toHex())
            .put("operation", transaction.operation())
            .put("safeTxGas", transaction.safeTxGas().toString())
            .put("baseGas", transaction.baseGas().toString())
            .put("gasPrice", transaction.gasPrice().toString())
            .put("gasToken", transaction.gasToken().toString())
            .put("refundReceiver", transaction.refundReceiver().toString());
    if (transaction.nonce() != null) {
      fields.put("nonce", transaction.nonce().toString());
    }
    return fields;
  }
}
