package dev.countersign.server.requester;

import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.machine.CallingMachine;
import dev.countersign.server.transfer.Place;
import dev.countersign.server.transfer.Transfer;
import dev.countersign.server.transfer.TransferDesk;
import dev.countersign.server.transfer.TransferDesk.Filed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where machines file intents. Each comes with a key of the machine's choice, out of which the
 * intent's id is made: the same request, sent again because its answer was lost, is the same
 * intent.
 */
public final class RequestDesk {
  private static final String LABEL = "countersign-machine-intent-v1";

  private final TransferDesk transfers;

  /** A desk beside that one. */
  public RequestDesk(TransferDesk transfers) {
    this.transfers = transfers;
  }

  /** The key came before, with a request that asked for something else. */
  public static final class KeyReused extends Exception {
    private static final long serialVersionUID = 1L;

    KeyReused() {
      super("This key came with another request before; each request needs one of its own");
    }
  }

  /**
   * Files an intent, and prepares what is to be signed for it.
   *
   * @param intent in the form of {@code docs/intent.md}, without chain and wallet
   * @param key of the request, 8 to 200 visible characters
   * @throws UnreadableInput when the intent cannot be filed
   * @throws KeyReused when the key belongs to another request
   */
  public Filed file(
      CallingMachine who, Place place, ObjectNode intent, Duration waiting, String key)
      throws KeyReused {
    UUID id = id(who, key);
    FiledIntent filed = transfers.describe(id, place, intent, who.getName(), waiting);
    if (filed.intent().purpose().isBlank()) {
      throw new UnreadableInput("The intent says no purpose; whoever approves it reads that");
    }
    Filed done = transfers.file(filed, place, who.machine().keyThumbprint(), evidence(who, key));
    if (!isSame(done.transfer(), filed)) {
      throw new KeyReused();
    }
    return done;
  }

  /** The same but for the moment. */
  private static boolean isSame(Transfer before, FiledIntent filed) {
    FiledIntent first = before.filed();
    Duration waiting = Duration.between(filed.filedAt(), filed.deadline());
    return new FiledIntent(
            filed.id(),
            filed.intent(),
            filed.requester(),
            first.filedAt(),
            first.filedAt().plus(waiting))
        .hash()
        .equals(before.hash());
  }

  private static ObjectNode evidence(CallingMachine who, String key) {
    return Json.object()
        .put("by", who.getName())
        .put("machine", who.machine().name())
        .put("key", who.machine().keyThumbprint())
        .put("proof", who.proof())
        .put("idempotencyKey", key);
  }

  /** A name-based identifier (RFC 9562, version 8). */
  private static UUID id(CallingMachine who, String key) {
    Bytes hash =
        CanonicalJson.sha256(
            (LABEL + "\n" + who.getName() + "\n" + key).getBytes(StandardCharsets.UTF_8));
    ByteBuffer bits = ByteBuffer.wrap(hash.toArray());
    return new UUID(
        (bits.getLong() & ~0xF000L) | 0x8000L, (bits.getLong() & (~0L >>> 2)) | (1L << 63));
  }
}
