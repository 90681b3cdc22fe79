package dev.countersign.gate.operation;

import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.chain.userop.EntryPointVersion;
import dev.countersign.chain.userop.UserOperationFee;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * User operations that are signed as typed data: the packed one of entry point 0.8 (ERC-4337), and
 * the {@code SafeOp} that the owners of a Safe sign for Safe4337Module 0.2.0 (entry point 0.6) and
 * 0.3.0 (0.7), at its deployed addresses.
 */
public final class TypedUserOperation {
  private static final String PACKED =
      "PackedUserOperation(address sender,uint256 nonce,bytes initCode,bytes callData,"
          + "bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,"
          + "bytes paymasterAndData)";
  private static final String SAFE_OP_0_6 =
      "SafeOp(address safe,uint256 nonce,bytes initCode,bytes callData,uint256 callGasLimit,"
          + "uint256 verificationGasLimit,uint256 preVerificationGas,uint256 maxFeePerGas,"
          + "uint256 maxPriorityFeePerGas,bytes paymasterAndData,uint48 validAfter,"
          + "uint48 validUntil,address entryPoint)";
  private static final String SAFE_OP_0_7 =
      "SafeOp(address safe,uint256 nonce,bytes initCode,bytes callData,"
          + "uint128 verificationGasLimit,uint128 callGasLimit,uint256 preVerificationGas,"
          + "uint128 maxPriorityFeePerGas,uint128 maxFeePerGas,bytes paymasterAndData,"
          + "uint48 validAfter,uint48 validUntil,address entryPoint)";
  private static final Address MODULE_0_2_0 =
      Address.of("0xa581c4A4DB7175302464fF3C06380BC3270b4037");
  private static final Address MODULE_0_3_0 =
      Address.of("0x75cf11467937ce3F2f357CE24ffc3DBF8fD5c226");
  private static final int ADDRESS = 20;

  private TypedUserOperation() {}

  /**
   * The user operation that the typed data is, with what the key signs as its hash; empty for any
   * other kind, also where only the domain is another. A module is taken for Safe's by its address,
   * and its entry point from the data.
   *
   * @throws UnreadableInput when creation code or paymaster are too short to be that
   */
  public static Optional<UserOperationPayload> of(TypedDataPayload data) {
    return switch (data.encodedType()) {
      case PACKED ->
          "ERC4337".equals(data.domainName())
              ? Optional.of(read(data, "sender", EntryPointVersion.V0_8, data.verifyingContract()))
              : Optional.empty();
      case SAFE_OP_0_6 -> safe(data, MODULE_0_2_0, EntryPointVersion.V0_6);
      case SAFE_OP_0_7 -> safe(data, MODULE_0_3_0, EntryPointVersion.V0_7);
      default -> Optional.empty();
    };
  }

  private static Optional<UserOperationPayload> safe(
      TypedDataPayload data, Address module, EntryPointVersion version) {
    Address entryPoint = (Address) field(data, "entryPoint");
    return module.equals(data.verifyingContract()) && version.address().equals(entryPoint)
        ? Optional.of(read(data, "safe", version, entryPoint))
        : Optional.empty();
  }

  private static UserOperationPayload read(
      TypedDataPayload data,
      String sender,
      EntryPointVersion version,
      @Nullable Address entryPoint) {
    BigInteger chain = data.chainId();
    Bytes initCode = (Bytes) field(data, "initCode");
    Bytes paymasterAndData = (Bytes) field(data, "paymasterAndData");
    int paymasterFixed = version == EntryPointVersion.V0_6 ? ADDRESS : 52;
    Address paymaster = first(paymasterAndData, paymasterFixed, "paymasterAndData");
    return new UserOperationPayload(
        version.version(),
        entryPoint,
        chain == null || chain.bitLength() > 53 ? null : chain.longValueExact(),
        (Address) field(data, sender),
        (BigInteger) field(data, "nonce"),
        first(initCode, ADDRESS, "initCode"),
        initCode.isEmpty() ? Bytes.EMPTY : initCode.from(ADDRESS),
        (Bytes) field(data, "callData"),
        paymaster,
        paymaster == null ? Bytes.EMPTY : paymasterAndData.from(paymasterFixed),
        mostFee(data, version, paymasterAndData),
        null,
        data.digest(),
        null);
  }

  private static BigInteger mostFee(
      TypedDataPayload data, EntryPointVersion version, Bytes paymasterAndData) {
    BigInteger preVerificationGas = (BigInteger) field(data, "preVerificationGas");
    if (data.encodedType().equals(PACKED)) {
      return UserOperationFee.most(
          version,
          (Bytes) field(data, "accountGasLimits"),
          preVerificationGas,
          (Bytes) field(data, "gasFees"),
          paymasterAndData);
    }
    return UserOperationFee.most(
        version,
        (BigInteger) field(data, "callGasLimit"),
        (BigInteger) field(data, "verificationGasLimit"),
        preVerificationGas,
        (BigInteger) field(data, "maxFeePerGas"),
        paymasterAndData);
  }

  private static Object field(TypedDataPayload data, String name) {
    Object value = data.message().get(name);
    if (value == null) {
      throw new IllegalStateException("the type has the field " + name);
    }
    return value;
  }

  private static @Nullable Address first(Bytes bytes, int least, String name) {
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
    return new Address(bytes.slice(0, ADDRESS));
  }
}
