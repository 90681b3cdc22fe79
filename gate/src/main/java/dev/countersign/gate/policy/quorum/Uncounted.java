package dev.countersign.gate.policy.quorum;

import java.time.Instant;

/**
 * An approval that does not count.
 *
 * @param person the id of whoever gave it
 */
public record Uncounted(String person, String name, Instant at, Reason reason) {

  /** Why not. */
  public enum Reason {
    /** By whoever asked, filed it, or answers for the machine that asked. */
    REQUESTER("the requester cannot approve"),
    /** From the device from which it was asked. */
    REQUESTERS_DEVICE("it came from the device from which it was asked"),
    /** For another payload. */
    OTHER_PAYLOAD("it is for another payload"),
    /** From a device with which somebody else approved. */
    SHARED_DEVICE("it came from a device with which somebody else approved"),
    /** Given longer ago than approvals last. */
    EXPIRED("it was given too long ago"),
    /** Dated after now. */
    FUTURE("it is dated in the future"),
    /** Waits for the same person's second device. */
    SECOND_DEVICE("it is not confirmed from a second device yet");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }
}
