package dev.countersign.chain.eip712;

import dev.countersign.chain.eip712.StructReader.HashedStruct;
import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import tools.jackson.databind.JsonNode;

/** Reads typed data (EIP-712) as {@code eth_signTypedData_v4} takes it. */
public final class TypedDataReader {
  private static final Bytes PREFIX = Bytes.fromHex("0x1901");

  private TypedDataReader() {}

  /**
   * Reads an object with {@code types}, {@code primaryType}, {@code domain} and {@code message},
   * and computes what a key would sign. The type {@code EIP712Domain} may be left out. Bounds: 256
   * types, 1,000 members in all, values 32 levels deep.
   *
   * @throws UnreadableInput when a type is unknown, a value is missing or does not fit its type, a
   *     value is there that no type names, or wallets would not agree on what a value means
   */
  public static TypedDataPayload read(JsonNode object) {
    if (!object.isObject()) {
      throw new UnreadableInput("The typed data is no JSON object");
    }
    TypeTable types = TypeTable.read(JsonFields.required(object, "types"));
    String primaryType = JsonFields.text(object, "primaryType");
    if (primaryType.equals(Domain.NAME)) {
      throw new UnreadableInput(
          "The field \"primaryType\" is EIP712Domain, so that no message would be signed; expected"
              + " the type of the message");
    }
    if (!types.declares(primaryType)) {
      throw new UnreadableInput(
          "The field \"primaryType\" is \"" + primaryType + "\", which \"types\" does not declare");
    }
    Domain domain = Domain.read(types, JsonFields.required(object, "domain"));
    HashedStruct message =
        new StructReader(types)
            .struct(primaryType, JsonFields.required(object, "message"), "message");
    return new TypedDataPayload(
        primaryType,
        types.encode(primaryType),
        domain.chainId(),
        domain.verifyingContract(),
        domain.name(),
        message.values(),
        domain.hash(),
        message.hash(),
        Keccak256.hash(PREFIX, domain.hash(), message.hash()));
  }
}
