package dev.countersign.chain.block;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.List;

/**
 * What a contract logged.
 *
 * @param contract who logged it; anybody may log anything
 * @param topics the event's hash first, up to 4 words of 32 bytes
 * @param data the arguments that are no topics
 */
public record EventLog(Address contract, List<Bytes> topics, Bytes data) {
  /** Keeps a copy of the topics. */
  public EventLog {
    topics = List.copyOf(topics);
  }
}
