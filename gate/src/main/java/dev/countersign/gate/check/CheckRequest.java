package dev.countersign.gate.check;

import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.intent.Intent;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What is to be checked.
 *
 * @param input the payload as it came: text or bytes, at most 4 MiB
 * @param intent what was asked for, or null where nobody filed anything
 */
public record CheckRequest(Bytes input, @Nullable Intent intent, Beside beside) {

  /**
   * What is said beside a payload that leaves it out.
   *
   * @param chainId EIP-155 chain id
   * @param wallet the Safe, or the account that signs
   */
  public record Beside(
      @Nullable Long chainId, @Nullable Address wallet, @Nullable SafeVersion safeVersion) {
    /** Nothing is said. */
    public static final Beside NOTHING = new Beside(null, null, null);
  }
}
