package dev.countersign.chain.userop;

import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads ERC-4337 user operations of the entry points 0.6 to 0.8, bare or in an envelope: the
 * parameters of {@code eth_sendUserOperation} (ERC-7769), or an object that names the operation
 * {@code userOperation} or {@code userOp} beside {@code entryPoint} and {@code chainId}.
 */
public final class UserOperationReader {
  private UserOperationReader() {}

  /** True when the value has the marks of a user operation; it may still be malformed. */
  public static boolean looksLikeUserOperation(JsonNode node) {
    if (node.isArray()) {
      return node.size() >= 1 && looksBare(node.get(0));
    }
    return node.isObject()
        && (looksBare(node) || Envelope.isSend(node) || Envelope.named(node) != null);
  }

  /**
   * Reads one user operation.
   *
   * @throws UnreadableInput when it is malformed, mixes versions, or names an entry point whose
   *     version cannot be told
   */
  public static UserOperationPayload read(JsonNode node) {
    return read(node, null);
  }

  /**
   * Reads one user operation.
   *
   * @param saidChainId the chain said beside the input, used where the input says none; or null
   * @throws UnreadableInput as above
   */
  public static UserOperationPayload read(JsonNode node, @Nullable Long saidChainId) {
    Envelope envelope = Envelope.open(node);
    JsonNode op = envelope.operation();
    OperationForm form = OperationForm.of(op);
    OperationFields fields = form.read(op);
    EntryPointVersion version = version(envelope, form, fields);
    var authorization = DelegationFields.read(op);
    Address entryPoint = envelope.entryPoint();
    Long chainId = envelope.chainId() == null ? saidChainId : envelope.chainId();
    Address delegate = authorization == null ? null : authorization.delegate();
    Bytes hash =
        entryPoint == null || chainId == null
            ? null
            : UserOperationHash.of(fields, version, entryPoint, chainId, delegate);
    boolean delegated = version == EntryPointVersion.V0_8 && fields.isDelegated();
    Bytes factoryData = fields.afterFactory();
    Address factory = delegated ? null : first20(fields.initCode(), "initCode", 20);
    int paymasterFixed = version == EntryPointVersion.V0_6 ? 20 : 52;
    Bytes paymasterAndData = fields.paymasterAndData();
    Address paymaster = first20(paymasterAndData, "paymasterAndData", paymasterFixed);
    return new UserOperationPayload(
        version.version(),
        entryPoint,
        chainId,
        fields.sender(),
        fields.nonce(),
        factory,
        factoryData,
        fields.callData(),
        paymaster,
        paymaster == null ? Bytes.EMPTY : paymasterAndData.from(paymasterFixed),
        fields.mostFee(version),
        authorization,
        hash,
        envelope.declaredHash());
  }

  private static boolean looksBare(JsonNode node) {
    return node.isObject()
        && OperationForm.has(node, "sender")
        && OperationForm.has(node, "callData")
        && OperationForm.has(node, "nonce");
  }

  private static EntryPointVersion version(
      Envelope envelope, OperationForm form, OperationFields fields) {
    Address entryPoint = envelope.entryPoint();
    EntryPointVersion byAddress =
        entryPoint == null ? null : EntryPointVersion.at(entryPoint).orElse(null);
    EntryPointVersion declared = envelope.declaredVersion();
    if (byAddress != null && declared != null && byAddress != declared) {
      throw new UnreadableInput(
          "The entry point "
              + entryPoint
              + " is that of version "
              + byAddress.version()
              + ", but the input says "
              + declared.version());
    }
    EntryPointVersion version = byAddress != null ? byAddress : declared;
    if (version == null) {
      if (form == OperationForm.FIRST) {
        return EntryPointVersion.V0_6;
      }
      if (entryPoint != null) {
        throw new UnreadableInput(
            "The entry point "
                + entryPoint
                + " is not known, so whether the user operation is of 0.7 or 0.8 cannot be told;"
                + " add \"entryPointVersion\"");
      }
      return fields.isDelegated() ? EntryPointVersion.V0_8 : EntryPointVersion.V0_7;
    }
    if ((version == EntryPointVersion.V0_6) != (form == OperationForm.FIRST)) {
      throw new UnreadableInput(
          "The user operation does not have the fields of entry point " + version.version());
    }
    return version;
  }

  private static @Nullable Address first20(Bytes bytes, String name, int least) {
    if (bytes.isEmpty()) {
      return null;
    }
    if (bytes.length() < least) {
      throw new UnreadableInput(
          "The field \""
              + name
              + "\" has "
              + bytes.length()
              + " bytes; expected none, or at least "
              + least);
    }
    return new Address(bytes.slice(0, 20));
  }
}
