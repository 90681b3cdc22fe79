package dev.countersign.gate.compose;

import dev.countersign.model.value.Address;
import java.math.BigInteger;

/**
 * What a plain account's transaction needs beside its intent (EIP-1559).
 *
 * @param account who sends it
 * @param nonce that was reserved for it
 * @param maxPriorityFee wei for each unit of gas, at most {@code maxFee}
 * @param maxFee wei for each unit of gas
 * @param gasLimit 21,000 or more
 */
public record AccountTerms(
    long chainId,
    Address account,
    BigInteger nonce,
    BigInteger maxPriorityFee,
    BigInteger maxFee,
    BigInteger gasLimit) {}
