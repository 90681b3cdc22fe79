package dev.countersign.gate.policy.facts;

import dev.countersign.model.value.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param id of the intent
 * @param asset what moves; null where nothing does
 * @param amount in smallest units; null where there is none
 * @param purpose and reference: for people; empty where not said
 * @param deadline after which it must not happen any more; null where there is none
 * @param filedAt when it was filed
 * @param filedBy the id of whoever filed it, who can be another than the initiator
 * @param changes for a change of control: the kinds of effect asked for
 */
public record IntentFacts(
    String id,
    Action action,
    @Nullable AssetFacts asset,
    @Nullable Amount amount,
    String purpose,
    String reference,
    @Nullable Instant deadline,
    Instant filedAt,
    String filedBy,
    List<String> changes) {
  /** Copies the list. */
  public IntentFacts {
    changes = List.copyOf(changes);
  }
}
