package dev.countersign.chain.safe;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a Safe transaction from JSON: the form of the example files (fields in {@code safeTx}), and
 * that of the Safe Transaction Service (fields at the top, {@code confirmations} beside them).
 */
public final class SafeReader {
  private static final int MOST_OWNERS = 256;

  private SafeReader() {}

  /** True for an object in one of the two forms. */
  public static boolean looksLikeSafe(JsonNode object) {
    if (object.has("safeTx")) {
      return true;
    }
    return object.has("to")
        && (object.has("safe")
            || object.has("safeTxGas")
            // Only a Safe has operations: read as a transaction, a delegatecall would look like a
            // call.
            || object.has("operation"));
  }

  /**
   * Reads it.
   *
   * @throws UnreadableInput naming the field that is missing or wrong
   */
  public static SafePayload read(JsonNode object) {
    JsonNode nested = JsonFields.optional(object, "safeTx");
    JsonNode fields = nested == null ? object : nested;
    if (!fields.isObject()) {
      throw new UnreadableInput("The field \"safeTx\" is not an object in braces");
    }
    if (nested != null) {
      once(object, "to", "value", "data", "operation");
    }
    String version = JsonFields.textOrNull(object, versionField(object));
    return new SafePayload(
        JsonFields.chainIdOrNull(object, "chainId"),
        safe(object),
        version == null ? null : SafeVersion.parse(version),
        transaction(fields),
        confirmations(object),
        claims(object));
  }

  /** Two transactions in one object: whoever signs could be shown one and given the other. */
  private static void once(JsonNode object, String... names) {
    for (String name : names) {
      if (JsonFields.optional(object, name) != null) {
        throw new UnreadableInput(
            "The field \""
                + name
                + "\" stands beside \"safeTx\", which holds the transaction; expected one"
                + " transaction");
      }
    }
  }

  private static String versionField(JsonNode object) {
    return object.has("safeVersion") ? "safeVersion" : "version";
  }

  private static @Nullable Address safe(JsonNode object) {
    Address safe = JsonFields.addressOrNull(object, "safe");
    Address other = JsonFields.addressOrNull(object, "safeAddress");
    if (safe != null && other != null && !safe.equals(other)) {
      throw new UnreadableInput(
          "The fields \"safe\" and \"safeAddress\" differ; they are two names of one field");
    }
    return safe == null ? other : safe;
  }

  private static SafeTransaction transaction(JsonNode fields) {
    return new SafeTransaction(
        JsonFields.address(fields, "to"),
        JsonFields.uint(fields, "value"),
        JsonFields.bytes(fields, "data"),
        operation(fields),
        number(fields, "safeTxGas"),
        baseGas(fields),
        number(fields, "gasPrice"),
        account(fields, "gasToken"),
        account(fields, "refundReceiver"),
        JsonFields.uintOrNull(fields, "nonce"));
  }

  private static int operation(JsonNode fields) {
    BigInteger operation = JsonFields.uint(fields, "operation");
    if (operation.bitLength() > 2 || operation.intValueExact() > 2) {
      throw new UnreadableInput(
          "The field \"operation\" is "
              + operation
              + "; expected 0 (call) or 1 (delegatecall), or 2 (create) before 1.0.0");
    }
    return operation.intValueExact();
  }

  private static BigInteger number(JsonNode fields, String name) {
    BigInteger number = JsonFields.uintOrNull(fields, name);
    return number == null ? BigInteger.ZERO : number;
  }

  private static BigInteger baseGas(JsonNode fields) {
    BigInteger baseGas = JsonFields.uintOrNull(fields, "baseGas");
    BigInteger dataGas = JsonFields.uintOrNull(fields, "dataGas");
    if (baseGas != null && dataGas != null && !baseGas.equals(dataGas)) {
      throw new UnreadableInput(
          "The fields \"baseGas\" and \"dataGas\" differ; they are two names of one field");
    }
    BigInteger gas = baseGas == null ? dataGas : baseGas;
    return gas == null ? BigInteger.ZERO : gas;
  }

  private static Address account(JsonNode fields, String name) {
    Address account = JsonFields.addressOrNull(fields, name);
    return account == null ? Address.ZERO : account;
  }

  private static List<Confirmation> confirmations(JsonNode object) {
    List<Confirmation> read = new ArrayList<>();
    JsonNode listed = JsonFields.optional(object, "confirmations");
    if (listed != null) {
      for (JsonNode one : bounded(listed, "confirmations")) {
        Bytes signature = JsonFields.bytes(one, "signature");
        if (!signature.isEmpty()) {
          read.add(SafeSignatures.one(JsonFields.addressOrNull(one, "owner"), signature));
        }
      }
    }
    JsonNode signatures = JsonFields.optional(object, "signatures");
    if (signatures != null && !signatures.isString() && !signatures.isArray()) {
      throw new UnreadableInput(
          "The field \"signatures\" is neither hexadecimal in quotation marks nor a list in brackets");
    }
    if (read.isEmpty() && signatures != null && signatures.isString()) {
      read.addAll(SafeSignatures.split(JsonFields.bytes(object, "signatures")));
    } else if (read.isEmpty() && signatures != null && signatures.isArray()) {
      for (JsonNode one : bounded(signatures, "signatures")) {
        read.add(
            one.isString()
                ? SafeSignatures.one(null, Bytes.fromHex(one.asString(), "A signature"))
                : SafeSignatures.one(
                    JsonFields.addressOrNull(one, one.has("signer") ? "signer" : "owner"),
                    JsonFields.bytes(one, one.has("data") ? "data" : "signature")));
      }
    }
    return read;
  }

  private static SafeClaims claims(JsonNode object) {
    String threshold = object.has("confirmationsRequired") ? "confirmationsRequired" : "threshold";
    BigInteger required = JsonFields.uintOrNull(object, threshold);
    return new SafeClaims(
        safeTxHash(object),
        hash(object, "domainHash"),
        hash(object, "messageHash"),
        addresses(object, "owners"),
        addresses(object, "signers"),
        required == null || required.bitLength() > 16 ? null : required.intValueExact());
  }

  /** A service calls it by either name. */
  private static @Nullable Bytes safeTxHash(JsonNode object) {
    Bytes hash = hash(object, "safeTxHash");
    Bytes proposed = hash(object, "contractTransactionHash");
    if (hash != null && proposed != null && !hash.equals(proposed)) {
      throw new UnreadableInput(
          "The fields \"safeTxHash\" and \"contractTransactionHash\" differ; they are two names of"
              + " one hash");
    }
    return hash == null ? proposed : hash;
  }

  private static @Nullable Bytes hash(JsonNode object, String name) {
    Bytes hash = JsonFields.bytes(object, name);
    if (hash.isEmpty()) {
      return null;
    }
    if (hash.length() != 32) {
      throw new UnreadableInput(
          "The field \"" + name + "\" has " + hash.length() + " bytes; a hash has 32");
    }
    return hash;
  }

  private static List<Address> addresses(JsonNode object, String name) {
    JsonNode list = JsonFields.optional(object, name);
    if (list == null || !list.isArray()) {
      return List.of();
    }
    List<Address> addresses = new ArrayList<>();
    for (JsonNode one : bounded(list, name)) {
      if (!one.isString()) {
        throw new UnreadableInput("The list \"" + name + "\" holds something that is no address");
      }
      addresses.add(Address.parse(one.asString(), "An address in \"" + name + "\""));
    }
    return addresses;
  }

  private static JsonNode bounded(JsonNode list, String name) {
    if (!list.isArray()) {
      throw new UnreadableInput("The field \"" + name + "\" is not a list in brackets");
    }
    if (list.size() > MOST_OWNERS) {
      throw new UnreadableInput(
          "The list \"" + name + "\" has " + list.size() + " entries; at most 256 can be read");
    }
    return list;
  }
}
