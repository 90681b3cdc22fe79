package dev.countersign.server.change;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change that was proposed.
 *
 * @param proposerKey thumbprint of the key of the proposer's browser
 * @param dueAt when it applies, once enough have agreed; null before
 */
public record Change(
    UUID id,
    String kind,
    JsonNode document,
    Bytes hash,
    State state,
    UUID proposer,
    String proposerKey,
    Instant proposedAt,
    Instant expiresAt,
    @Nullable Instant dueAt,
    @Nullable Instant endedAt,
    @Nullable String reason,
    List<Agreement> agreements) {
  /** What the hash of a change begins with. */
  public static final String LABEL = "countersign-change-v1";

  /** How long a proposal waits for agreement. */
  public static final Duration VALID = Duration.ofDays(14);

  /** Copies the list. */
  public Change {
    agreements = List.copyOf(agreements);
  }

  /** How far it is. */
  public enum State {
    /** It waits for people to agree. */
    PROPOSED,
    /** Enough agreed; it waits for its time. */
    COOLING,
    /** It is made. */
    APPLIED,
    /** Somebody refused it. */
    REFUSED,
    /** Its proposer took it back. */
    WITHDRAWN,
    /** Nobody agreed in time. */
    EXPIRED,
    /** It could not be made when its time came. */
    FAILED;

    /** True while something can still happen. */
    public boolean open() {
      return this == PROPOSED || this == COOLING;
    }
  }

  /** Somebody agreed. */
  public record Agreement(UUID person, String browserKey, Instant at) {}

  /** The hash to which people agree: SHA-256 over the label, kind and document. */
  public static Bytes hash(String kind, JsonNode document) {
    ObjectNode whole = Json.object().put("kind", kind);
    whole.set("document", document);
    return CanonicalJson.sha256(LABEL, whole);
  }

  /** What the journal calls it. */
  public String subject() {
    return "change/" + id;
  }
}
