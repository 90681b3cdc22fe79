package dev.countersign.access.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a watch has taken in. Nothing is dropped without being counted here.
 *
 * @param taken events that were compared
 * @param repeated events that had come before
 * @param late events older than the newest of their source when they came, and compared all the
 *     same
 * @param tooLate of them those too old to be compared in order; noted, but without effect on
 *     sessions
 * @param ahead events whose clock was ahead of the moment they came at by more than is allowed;
 *     taken at that moment
 * @param nobody events that name no one whose account it is
 * @param bounded events of an account past what is followed of one
 * @param people accounts of which something is kept
 * @param newest the latest moment of an event; null before the first
 */
public record WatchStatus(
    long taken,
    long repeated,
    long late,
    long tooLate,
    long ahead,
    long nobody,
    long bounded,
    int people,
    @Nullable Instant newest) {}
