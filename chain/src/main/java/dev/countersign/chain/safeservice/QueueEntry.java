package dev.countersign.chain.safeservice;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.ConfirmationCheck;
import dev.countersign.chain.safe.SafeHash;
import org.jspecify.annotations.Nullable;

/** An entry of a Safe's queue at the service. */
public sealed interface QueueEntry {

  /**
   * A transaction whose hash is what the service says.
   *
   * @param payload of the Safe that was asked for, with the confirmations as they came
   * @param hash computed from the fields
   * @param confirmations each compared with the hash and the owners
   * @param executed as the service says
   * @param origin what the application that made it says of itself, for people; or null
   */
  record Waiting(
      SafePayload payload,
      SafeHash hash,
      ConfirmationCheck.Sorted confirmations,
      boolean executed,
      @Nullable String origin)
      implements QueueEntry {}

  /**
   * An entry that cannot be what it says, so that nobody may sign it.
   *
   * @param sentence what is wrong, for a person
   */
  record Contradictory(String sentence) implements QueueEntry {}
}
