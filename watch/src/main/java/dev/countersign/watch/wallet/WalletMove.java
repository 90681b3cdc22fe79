package dev.countersign.watch.wallet;

import dev.countersign.watch.seen.Movement;
import java.util.Optional;

/**
 * A movement into or out of a wallet of the company.
 *
 * @param out false where it came in
 * @param transfer what the journal calls the countersigned transfer that it belongs to; empty where
 *     it came in, or nothing of the kind is known
 */
public record WalletMove(
    Watched wallet, Movement movement, boolean out, Optional<String> transfer) {}
