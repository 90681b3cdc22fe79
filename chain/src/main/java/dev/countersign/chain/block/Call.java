package dev.countersign.chain.block;

import dev.countersign.model.value.Address;
import java.math.BigInteger;

/**
 * A call that carried coins, and was not undone.
 *
 * @param amount in wei, more than zero
 */
record Call(Address from, Address to, BigInteger amount) {}
