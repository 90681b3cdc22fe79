package dev.countersign.server.access.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a source.
 *
 * @param taken events that were kept
 * @param repeated events that had come before
 * @param late events older than the newest when they came, kept all the same
 * @param unreadable records that could not be read
 * @param why the last of these could not; empty where all could
 * @param dropped events of our own that came faster than they could be kept
 * @param newest the latest moment of an event; null before the first
 * @param factor the latest sign-in of which it said whether there was a second factor; null where
 *     it never did
 * @param arrived when the last one came; null before the first
 */
public record SourceState(
    String name,
    long taken,
    long repeated,
    long late,
    long unreadable,
    String why,
    long dropped,
    @Nullable Instant newest,
    @Nullable Instant factor,
    @Nullable Instant arrived) {}
