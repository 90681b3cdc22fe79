package dev.countersign.server.safequeue;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.recognise.PayloadReader;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safeservice.QueueEntry.Waiting;
import dev.countersign.chain.safeservice.ServiceFault;
import dev.countersign.chain.safeservice.ServiceSafe;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.transfer.PreparedStore;
import dev.countersign.server.transfer.SignatureStore;
import dev.countersign.server.transfer.SignatureStore.Countersigned;
import dev.countersign.server.transfer.Transfer;
import dev.countersign.server.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Leaves countersignatures at the service, where the Safe's other owners find them. */
final class Leaving {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(20);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final QueueStore queues;
  private final Tellings tellings;
  private final SignatureStore signatures;
  private final PreparedStore prepared;
  private final InstantSource clock;
  private final Map<UUID, Refused> refused = new ConcurrentHashMap<>();

  Leaving(
      QueueStore queues,
      Tellings tellings,
      SignatureStore signatures,
      PreparedStore prepared,
      InstantSource clock) {
    this.queues = queues;
    this.tellings = tellings;
    this.signatures = signatures;
    this.prepared = prepared;
    this.clock = clock;
  }

  /** The service did not take it; it is not asked again at once. */
  private record Refused(Duration pause, Instant next) {}

  /**
   * Leaves those that are not there. One that was taken, and whose answer was lost, is found there
   * the next time.
   *
   * @throws ServiceFault the first of them, once all were tried that can be
   */
  void leave(
      Wallet wallet,
      ServiceClient service,
      ServiceSafe safe,
      List<Waiting> waiting,
      Map<Bytes, Transfer> open)
      throws ServiceFault {
    Map<Bytes, Waiting> there = new LinkedHashMap<>();
    waiting.forEach(one -> there.put(QueueDesk.digest(one), one));
    ServiceFault first = null;
    for (Transfer transfer : open.values()) {
      Countersigned signed = signatures.of(transfer.id()).orElse(null);
      if (signed == null
          || transfer.state() != IntentState.COUNTERSIGNED
          || queues.isPosted(transfer.id())
          || isPausing(transfer)) {
        continue;
      }
      try {
        Waiting entry = there.get(signed.digest());
        if (entry == null || !has(entry, wallet)) {
          leave(wallet, service, safe, signed, entry);
        }
        refused.remove(transfer.id());
        note(transfer, signed);
      } catch (ServiceFault e) {
        if (e.kind() == ServiceFault.Kind.UNAVAILABLE) {
          throw e;
        }
        pause(transfer);
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private void leave(
      Wallet wallet,
      ServiceClient service,
      ServiceSafe safe,
      Countersigned signed,
      @Nullable Waiting entry)
      throws ServiceFault {
    Signature65 signature = Signature65.of(signed.signature());
    if (entry != null) {
      service.confirm(signed.digest(), signature);
    } else {
      service.propose(
          safe, transaction(signed, wallet), wallet.signingKey(), signature, "Countersign");
    }
  }

  private SafeTransaction transaction(Countersigned signed, Wallet wallet) {
    Bytes payload = prepared.last(signed.transfer()).orElseThrow().payload();
    if (PayloadReader.read(payload.toArray(), wallet.chainId()).getFirst()
        instanceof SafePayload safe) {
      return safe.transaction();
    }
    throw new IllegalStateException("what was countersigned for a Safe is no Safe transaction");
  }

  private boolean isPausing(Transfer transfer) {
    Refused before = refused.get(transfer.id());
    return before != null && clock.instant().isBefore(before.next());
  }

  private void pause(Transfer transfer) {
    Refused before = refused.get(transfer.id());
    Duration pause = before == null ? FIRST_PAUSE : before.pause().multipliedBy(2);
    pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    refused.put(transfer.id(), new Refused(pause, clock.instant().plus(pause)));
  }

  private static boolean has(Waiting entry, Wallet wallet) {
    return entry.confirmations().counting().stream()
        .anyMatch(one -> one.owner().equals(wallet.signingKey()));
  }

  private void note(Transfer transfer, Countersigned signed) {
    tellings
        .journal()
        .record(entries -> {
          if (queues.posted(transfer.id(), clock.instant())) {
            entries.add(
                "countersignature-left",
                transfer.subject(),
                Json.object().put("at", "service").put("digest", signed.digest().toHex()));
          }
        });
  }
}
