package dev.countersign.chain.userop;

import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.model.json.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The EIP-7702 authorisation beside a user operation (ERC-7769's {@code eip7702Auth}). */
final class DelegationFields {
  private DelegationFields() {}

  static EthereumPayload.@Nullable Authorization read(JsonNode op) {
    JsonNode auth = JsonFields.optional(op, "eip7702Auth");
    if (auth == null) {
      return null;
    }
    return new EthereumPayload.Authorization(
        JsonFields.uint(auth, "chainId"),
        JsonFields.address(auth, "address"),
        JsonFields.uint(auth, "nonce"),
        null);
  }
}
