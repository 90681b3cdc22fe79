package dev.countersign.chain.safe;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;

/**
 * Where a Safe of any version keeps what (its {@code SafeStorage.sol}), and where proxies keep
 * their code (EIP-1967).
 */
public final class SafeSlots {
  /** The address of the code; the proxy's own first slot. */
  public static final Bytes SINGLETON = slot(0);

  /** How many owners there are. */
  public static final Bytes OWNER_COUNT = slot(3);

  /** How many of them must sign. */
  public static final Bytes THRESHOLD = slot(4);

  /** Of the next transaction. */
  public static final Bytes NONCE = slot(5);

  /** keccak-256 of {@code guard_manager.guard.address}; from 1.3.0 on. */
  public static final Bytes GUARD =
      Bytes.fromHex("0x4a204f620c8c5ccdca3fd54d003badd85ba500436a431f0cbda4f558c93c34c8");

  /** keccak-256 of {@code fallback_manager.handler.address}; from 1.1.0 on. */
  public static final Bytes FALLBACK_HANDLER =
      Bytes.fromHex("0x6c9a6c4a39284e37ed1cf53d337577d14212a4870fb976a4366c693b939918d5");

  /** keccak-256 of {@code module_manager.module_guard.address}; from 1.5.0 on. */
  public static final Bytes MODULE_GUARD =
      Bytes.fromHex("0xb104e0b93118902c651344349b610029d694cfdec91c589c91ebafbcd0289947");

  /** EIP-1967. */
  public static final Bytes IMPLEMENTATION =
      Bytes.fromHex("0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc");

  /** EIP-1967. */
  public static final Bytes ADMIN =
      Bytes.fromHex("0xb53127684a568b3173ae13b9f8a6016e243e63b6e8ee1178d6a717850b5d6103");

  /** EIP-1967. */
  public static final Bytes BEACON =
      Bytes.fromHex("0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50");

  /** Before and after the first entry of the lists of owners and modules. */
  public static final Address SENTINEL = Address.ofWord(Bytes.word(BigInteger.ONE));

  private static final Bytes MODULES = slot(1);
  private static final Bytes OWNERS = slot(2);
  private static final Bytes SIGNED_MESSAGES = slot(7);
  private static final Bytes APPROVED_HASHES = slot(8);

  private SafeSlots() {}

  /** The slot with that number. */
  public static Bytes slot(int number) {
    return Bytes.word(BigInteger.valueOf(number));
  }

  /** Not zero for an owner. */
  public static Bytes owner(Address owner) {
    return Keccak256.hash(owner.word(), OWNERS);
  }

  /** Not zero for a module. */
  public static Bytes module(Address module) {
    return Keccak256.hash(module.word(), MODULES);
  }

  /** Not zero for a message that the Safe signed. */
  public static Bytes signedMessage(Bytes hash) {
    return Keccak256.hash(hash, SIGNED_MESSAGES);
  }

  /** Not zero for a hash that the owner approved. */
  public static Bytes approvedHash(Address owner, Bytes hash) {
    return Keccak256.hash(hash, Keccak256.hash(owner.word(), APPROVED_HASHES));
  }
}
