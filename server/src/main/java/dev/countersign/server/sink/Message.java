package dev.countersign.server.sink;

import dev.countersign.model.value.Bytes;

/**
 * A message as it came.
 *
 * @param part the partition's number
 * @param value empty where it had none
 * @param traceparent as its header said, unchecked; empty where it had none
 */
record Message(int part, long offset, Bytes value, String traceparent) {}
