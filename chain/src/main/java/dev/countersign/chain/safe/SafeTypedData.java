package dev.countersign.chain.safe;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Safe transaction as the EIP-712 typed data that wallets are asked to sign. */
public final class SafeTypedData {
  private static final String TYPE =
      "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 %s,"
          + "uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce)";
  private static final String WITH_BASE_GAS = TYPE.formatted("baseGas");
  private static final String WITH_DATA_GAS = TYPE.formatted("dataGas");

  private SafeTypedData() {}

  /**
   * The Safe transaction, where the typed data's type is exactly that of one.
   *
   * @throws UnreadableInput when it is one but its domain names no Safe, or its operation is none
   */
  public static Optional<SafePayload> of(TypedDataPayload typed) {
    boolean dataGas = typed.encodedType().equals(WITH_DATA_GAS);
    if (!dataGas && !typed.encodedType().equals(WITH_BASE_GAS)) {
      return Optional.empty();
    }
    Address safe = typed.verifyingContract();
    if (safe == null) {
      throw new UnreadableInput(
          "The typed data is a Safe transaction, but its domain has no verifyingContract");
    }
    Map<String, Object> message = typed.message();
    SafeTransaction transaction =
        new SafeTransaction(
            (Address) field(message, "to"),
            number(message, "value"),
            (Bytes) field(message, "data"),
            operation(number(message, "operation")),
            number(message, "safeTxGas"),
            number(message, dataGas ? "dataGas" : "baseGas"),
            number(message, "gasPrice"),
            (Address) field(message, "gasToken"),
            (Address) field(message, "refundReceiver"),
            number(message, "nonce"));
    return Optional.of(
        new SafePayload(
            chainId(typed.chainId()),
            safe,
            version(typed, dataGas),
            transaction,
            List.of(),
            new SafeClaims(
                typed.digest(),
                typed.domainHash(),
                typed.messageHash(),
                List.of(),
                List.of(),
                null)));
  }

  /**
   * The typed data of a Safe transaction, as {@code eth_signTypedData_v4} and hardware wallets take
   * it; its digest is the transaction's hash.
   *
   * @param chainId not used before 1.3.0; null there where it is not known
   * @throws IllegalArgumentException when the transaction has no nonce, or the version needs a
   *     chain id and there is none
   */
  public static ObjectNode json(
      SafeVersion version, @Nullable Long chainId, Address safe, SafeTransaction transaction) {
    if (transaction.nonce() == null) {
      throw new IllegalArgumentException("a Safe transaction without its nonce has no hash");
    }
    boolean withChain = version.domainHasChainId();
    ObjectNode typed = Json.object();
    ObjectNode types = typed.putObject("types");
    ArrayNode domainType = types.putArray("EIP712Domain");
    ObjectNode domain = Json.object();
    if (withChain) {
      if (chainId == null) {
        throw new IllegalArgumentException("a Safe from 1.3.0 on needs the chain id for its hash");
      }
      domainType.addObject().put("name", "chainId").put("type", "uint256");
      domain.put("chainId", chainId);
    }
    domainType.addObject().put("name", "verifyingContract").put("type", "address");
    domain.put("verifyingContract", safe.toString());
    String encoded = version.callsBaseGasDataGas() ? WITH_DATA_GAS : WITH_BASE_GAS;
    ArrayNode members = types.putArray("SafeTx");
    String list = encoded.substring(encoded.indexOf('(') + 1, encoded.length() - 1);
    for (String member : list.split(",", -1)) {
      int space = member.indexOf(' ');
      members
          .addObject()
          .put("name", member.substring(space + 1))
          .put("type", member.substring(0, space));
    }
    typed.put("primaryType", "SafeTx");
    typed.set("domain", domain);
    ObjectNode message = SafeWriter.fields(transaction);
    if (version.callsBaseGasDataGas()) {
      message.put("dataGas", transaction.baseGas().toString());
      message.remove("baseGas");
    }
    typed.set("message", message);
    return typed;
  }

  /** The domain tells the version as far as it changes the hash. */
  private static SafeVersion version(TypedDataPayload typed, boolean dataGas) {
    if (dataGas) {
      return new SafeVersion(0, 1, 0);
    }
    return typed.chainId() == null ? new SafeVersion(1, 1, 1) : new SafeVersion(1, 3, 0);
  }

  private static @Nullable Long chainId(@Nullable BigInteger chainId) {
    return chainId == null || chainId.signum() == 0 || chainId.bitLength() > 53
        ? null
        : chainId.longValueExact();
  }

  private static int operation(BigInteger operation) {
    if (operation.bitLength() > 2 || operation.intValueExact() > 2) {
      throw new UnreadableInput("The operation is " + operation + "; expected 0 or 1");
    }
    return operation.intValueExact();
  }

  private static BigInteger number(Map<String, Object> message, String name) {
    return (BigInteger) field(message, name);
  }

  private static Object field(Map<String, Object> message, String name) {
    Object value = message.get(name);
    if (value == null) {
      throw new UnreadableInput("The field \"" + name + "\" of the Safe transaction is missing");
    }
    return value;
  }
}
