package dev.countersign.watch.wallet;

import dev.countersign.model.value.Bytes;
import java.util.Optional;

/**
 * Something that a wallet did in a block: a Safe carried out a transaction, a module acted for it,
 * an account sent a transaction.
 *
 * @param transaction in which it was
 * @param hash of the Safe's transaction (EIP-712); empty for everything else
 * @param transfer what the journal calls the countersigned transfer that says so; empty for none
 */
public record Act(
    OwnWallet wallet, Bytes transaction, Optional<Bytes> hash, Optional<String> transfer) {}
