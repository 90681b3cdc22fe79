package dev.countersign.chain.userop;

import dev.countersign.model.value.Address;
import java.util.Arrays;
import java.util.Optional;

/**
 * The versions of ERC-4337's entry point that are read, each with the address at which it stands on
 * every chain (the releases of eth-infinitism/account-abstraction).
 */
public enum EntryPointVersion {
  /** The first in wide use. */
  V0_6("0.6", "0x5FF137D4b0FDCD49DcA30c7CF57E578a026d2789"),
  /** Packed gas fields. */
  V0_7("0.7", "0x0000000071727De22E5E9d8BAf0edAc6f37da032"),
  /** Hashes as EIP-712 typed data, and knows EIP-7702. */
  V0_8("0.8", "0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108");

  private final String version;
  private final String address;

  EntryPointVersion(String version, String address) {
    this.version = version;
    this.address = address;
  }

  /** Such as "0.7". */
  public String version() {
    return version;
  }

  /** Where it stands. */
  public Address address() {
    return Address.of(address);
  }

  /** The version whose entry point stands at that address. */
  public static Optional<EntryPointVersion> at(Address address) {
    return Arrays.stream(values()).filter(v -> v.address().equals(address)).findFirst();
  }

  /** The version of that name; a patch number ("0.7.0") and a leading "v" are allowed. */
  public static Optional<EntryPointVersion> named(String name) {
    return Arrays.stream(values())
        .filter(v ->
            name.equals(v.version) || name.equals("v" + v.version) || name.equals(v.version + ".0"))
        .findFirst();
  }
}
