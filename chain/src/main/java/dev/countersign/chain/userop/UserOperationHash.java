package dev.countersign.chain.userop;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hash of a user operation, as {@code EntryPoint.getUserOpHash} computes it (ERC-4337). */
final class UserOperationHash {
  private static final Bytes OPERATION_TYPE =
      hashOf(
          "PackedUserOperation(address sender,uint256 nonce,bytes initCode,bytes callData,"
              + "bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,"
              + "bytes paymasterAndData)");
  private static final Bytes DOMAIN_TYPE =
      hashOf("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
  private static final Bytes DOMAIN_NAME = hashOf("ERC4337");
  private static final Bytes DOMAIN_VERSION = hashOf("1");
  private static final Bytes TYPED_DATA = Bytes.fromHex("0x1901");

  private UserOperationHash() {}

  /**
   * The hash.
   *
   * @param delegate what a delegated account (EIP-7702) runs, which 0.8 hashes in place of the mark
   * @return null when the account is delegated and {@code delegate} is not known
   */
  static @Nullable Bytes of(
      OperationFields operation,
      EntryPointVersion version,
      Address entryPoint,
      long chainId,
      @Nullable Address delegate) {
    Bytes chain = Bytes.word(BigInteger.valueOf(chainId));
    return switch (version) {
      case V0_6, V0_7 ->
          Keccak256.hash(
              Keccak256.hash(words(operation, operation.initCode())), entryPoint.word(), chain);
      case V0_8 -> {
        Bytes initCode = operation.initCode();
        if (operation.isDelegated()) {
          if (delegate == null) {
            yield null;
          }
          initCode = delegate.bytes().concat(operation.afterFactory());
        }
        Bytes domain =
            Keccak256.hash(DOMAIN_TYPE, DOMAIN_NAME, DOMAIN_VERSION, chain, entryPoint.word());
        Bytes struct = Keccak256.hash(OPERATION_TYPE, words(operation, initCode));
        yield Keccak256.hash(TYPED_DATA, domain, struct);
      }
    };
  }

  private static Bytes words(OperationFields operation, Bytes initCode) {
    List<Bytes> words = new ArrayList<>();
    words.add(operation.sender().word());
    words.add(Bytes.word(operation.nonce()));
    words.add(Keccak256.hash(initCode));
    words.add(Keccak256.hash(operation.callData()));
    words.addAll(operation.gas());
    words.add(Keccak256.hash(operation.paymasterAndData()));
    byte[] all = new byte[words.size() * 32];
    for (int i = 0; i < words.size(); i++) {
      words.get(i).copyTo(all, i * 32);
    }
    return Bytes.of(all);
  }

  private static Bytes hashOf(String text) {
    return Keccak256.hash(Bytes.of(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
