/**
 * A signer that is asked by HTTP, as web3signer answers it. Nothing it says is believed: keys are
 * compared with the account that was configured, signatures are verified by whoever asked.
 */
@NullMarked
package dev.countersign.gate.key.remote;

import org.jspecify.annotations.NullMarked;
