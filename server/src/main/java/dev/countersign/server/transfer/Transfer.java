package dev.countersign.server.transfer;

import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.value.Bytes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked for.
 *
 * @param hash of the filed intent
 * @param wallet of the company
 * @param requesterKey thumbprint of the key of the requester's browser, or of the machine
 */
public record Transfer(
    FiledIntent filed,
    Bytes hash,
    UUID wallet,
    IntentState state,
    String requesterKey,
    @Nullable Instant endedAt,
    @Nullable String reason) {

  /** Its id. */
  public UUID id() {
    return filed.id();
  }

  /** What the journal calls it. */
  public String subject() {
    return subject(id());
  }

  /** What the journal calls the transfer with that id. */
  public static String subject(UUID id) {
    return "transfer/" + id;
  }
}
