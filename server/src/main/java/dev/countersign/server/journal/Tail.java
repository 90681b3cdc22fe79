package dev.countersign.server.journal;

import dev.countersign.model.value.Bytes;
import java.time.Instant;

/** Where the chain ends. */
record Tail(long number, Instant at, Bytes hash) {}
