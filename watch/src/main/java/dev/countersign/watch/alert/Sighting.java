package dev.countersign.watch.alert;

import dev.countersign.model.value.Bytes;
import java.util.Optional;

/**
 * Where on a chain something was seen. What was seen in a block that leaves the chain is taken back
 * with it.
 *
 * @param chain by EIP-155; 0 for Bitcoin
 * @param block the height; empty for a transaction that is in no block yet
 * @param transaction its hash; empty for what concerns a whole block
 */
public record Sighting(long chain, Optional<Long> block, Optional<Bytes> transaction) {}
