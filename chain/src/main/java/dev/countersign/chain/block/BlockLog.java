package dev.countersign.chain.block;

/**
 * What a contract logged, and where in its block.
 *
 * @param index among all logs of the block, 0 or more
 */
public record BlockLog(long index, EventLog log) {}
