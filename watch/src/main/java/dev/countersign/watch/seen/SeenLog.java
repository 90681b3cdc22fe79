package dev.countersign.watch.seen;

import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Bytes;

/**
 * What a contract logged in a block.
 *
 * @param transaction its hash
 * @param index among all logs of the block, 0 or more
 */
public record SeenLog(Bytes transaction, long index, EventLog log) {}
