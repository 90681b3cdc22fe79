package dev.countersign.lure.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was written in a conversation.
 *
 * @param ours whether the person who reports wrote it
 * @param at when; null where not told
 */
public record Turn(Correspondent who, boolean ours, @Nullable Instant at, String text) {}
