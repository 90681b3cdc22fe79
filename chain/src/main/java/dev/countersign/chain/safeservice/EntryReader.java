package dev.countersign.chain.safeservice;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.ConfirmationCheck;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeReader;
import dev.countersign.chain.safeservice.QueueEntry.Contradictory;
import dev.countersign.chain.safeservice.QueueEntry.Waiting;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a transaction as the service lists it, and compares all of it that can be computed. */
final class EntryReader {
  private static final int LONGEST_ORIGIN = 1_000;

  private final ServiceSafe safe;

  EntryReader(ServiceSafe safe) {
    this.safe = safe;
  }

  /**
   * Reads one.
   *
   * @param expected the hash that was asked for, or null where any would do
   */
  QueueEntry read(JsonNode entry, @Nullable Bytes expected) {
    try {
      return checked(entry, expected);
    } catch (UnreadableInput e) {
      return new Contradictory("The service lists what cannot be read: " + e.sentence());
    }
  }

  private QueueEntry checked(JsonNode entry, @Nullable Bytes expected) {
    if (!entry.isObject()) {
      return new Contradictory("The service lists something that is no transaction");
    }
    SafePayload said = SafeReader.read(entry);
    BigInteger nonce = said.transaction().nonce();
    if (nonce == null || JsonFields.optional(entry, "safeTx") != null) {
      return new Contradictory("The service lists a transaction without its nonce or fields");
    }
    if (!safe.address().equals(said.safe())) {
      return new Contradictory(
          "The service was asked for the Safe "
              + safe.address()
              + " and lists a transaction of "
              + (said.safe() == null ? "no Safe" : said.safe()));
    }
    SafeHash hash = safe.hash(said.transaction());
    Bytes claimed = said.claims().safeTxHash();
    if (claimed == null || !claimed.equals(hash.safeTxHash())) {
      return new Contradictory(
          "The service says that the hash of the transaction with nonce "
              + nonce
              + " is "
              + (claimed == null ? "nothing" : claimed)
              + ", but its fields hash to "
              + hash.safeTxHash()
              + " for a Safe "
              + safe.version()
              + " on chain "
              + safe.chainId());
    }
    if (expected != null && !expected.equals(hash.safeTxHash())) {
      return new Contradictory(
          "The service was asked for the transaction "
              + expected
              + " and answers with "
              + hash.safeTxHash());
    }
    SafePayload payload =
        new SafePayload(
            safe.chainId(),
            safe.address(),
            safe.version(),
            said.transaction(),
            said.confirmations(),
            said.claims());
    return new Waiting(
        payload,
        hash,
        new ConfirmationCheck(hash.safeTxHash(), safe.owners()).sort(said.confirmations()),
        entry.path("isExecuted").asBoolean(false),
        origin(entry));
  }

  private static @Nullable String origin(JsonNode entry) {
    JsonNode origin = JsonFields.optional(entry, "origin");
    if (origin == null || !origin.isString()) {
      return null;
    }
    String text = origin.asString();
    return text.length() > LONGEST_ORIGIN ? text.substring(0, LONGEST_ORIGIN) : text;
  }
}
