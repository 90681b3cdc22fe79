package dev.countersign.gate.reading;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call that the payload would make.
 *
 * @param chainId null where it is not known; then nothing is recognised by address
 * @param actor the account in whose name it runs (for a delegatecall: whose storage it writes)
 * @param target the code that runs; null creates a contract
 * @param delegate true for a delegatecall
 * @param where the path for sentences, such as "call 2 of the batch"; empty at the top
 * @param depth levels unwrapped so far, 0 at the top
 */
public record Call(
    @Nullable Long chainId,
    Address actor,
    @Nullable Address target,
    BigInteger value,
    Bytes data,
    boolean delegate,
    String where,
    int depth) {}
