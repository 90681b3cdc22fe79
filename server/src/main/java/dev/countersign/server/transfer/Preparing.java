package dev.countersign.server.transfer;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.finding.SigningFinding;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.transfer.PayloadDesk.Read;
import dev.countersign.server.wallet.Wallet;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gets the payload of a transfer: composed here, or given from elsewhere and read. */
final class Preparing {
  private static final Logger LOG = LoggerFactory.getLogger(Preparing.class);
  private static final int MOST_TRIES = 5;

  /** What nobody can read at any time, and nobody can agree to. */
  private static final Set<FindingCode> NEVER_READ =
      Set.of(GateFinding.UNREAD_CALL, GateFinding.TRAILING_DATA);

  private static final long NONE = 0;
  private static final long ANY = -1;

  private final Stores stores;
  private final Composing composing;
  private final PayloadDesk reader;
  private final Decider decider;
  private final InstantSource clock;
  private final ReentrantLock[] turns =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

  Preparing(
      Stores stores,
      Composing composing,
      PayloadDesk reader,
      Decider decider,
      InstantSource clock) {
    this.stores = stores;
    this.composing = composing;
    this.reader = reader;
    this.decider = decider;
    this.clock = clock;
  }

  /**
   * Prepares what is to be signed, where there is nothing yet or another was faster with its nonce,
   * and it can be composed; and decides. A node that does not answer is asked again later.
   */
  void prepare(Transfer transfer) {
    prepare(transfer, decider::decide);
  }

  /** The same for one that waits, once more. */
  void prepareAgain(Transfer transfer) {
    prepare(transfer, decider::decideAgain);
  }

  private void prepare(Transfer transfer, Consumer<Transfer> decide) {
    boolean decided = false;
    for (int i = 0; i <= MOST_TRIES; i++) {
      Composed composed = composeAndDecide(transfer);
      if (composed == Composed.FRESH) {
        decided = true;
      } else if (decided) {
        return;
      } else {
        decide.accept(transfer);
        decided = true;
        if (composed == Composed.NOTHING) {
          return;
        }
      }
    }
  }

  /** What there is that could be signed. */
  private enum Composed {
    NOTHING,
    THERE,
    FRESH
  }

  /** True where no node of that chain is there, so that nothing can be composed now. */
  boolean isWithoutNode(long chainId) {
    return composing.isWithoutNode(chainId);
  }

  private Composed composeAndDecide(Transfer transfer) {
    if (isWithoutNode(transfer.filed().chainId())) {
      return Composed.NOTHING;
    }
    if (!isToCompose(transfer)) {
      return Composed.THERE;
    }
    // One after the other for a wallet: else they would take each other's nonces. Another server
    // may still be faster.
    ReentrantLock turn = turns[Math.floorMod(transfer.wallet().hashCode(), turns.length)];
    turn.lock();
    try {
      if (!isToCompose(transfer)) {
        return Composed.THERE;
      }
      if (!compose(transfer)) {
        return Composed.NOTHING;
      }
      decider.decide(transfer);
      return Composed.FRESH;
    } finally {
      turn.unlock();
    }
  }

  private boolean isToCompose(Transfer transfer) {
    return stores
        .prepared()
        .last(transfer.id())
        .filter(last -> !isOvertaken(last, transfer.wallet()))
        .isEmpty();
  }

  private boolean compose(Transfer transfer) {
    Wallet wallet = stores.wallets().find(transfer.wallet()).orElseThrow();
    Prepared last = stores.prepared().last(transfer.id()).orElse(null);
    try {
      Prepared given = last == null || last.origin().equals(Origin.COMPOSED) ? null : last;
      if (given == null) {
        Bytes payload = composing.compose(transfer.filed(), wallet);
        keep(transfer, wallet, payload, Origin.COMPOSED, last == null ? NONE : last.number());
      } else {
        Bytes payload = composing.renumbered(given.payload(), transfer.id(), wallet);
        keep(transfer, wallet, payload, given.origin(), given.number());
      }
      return true;
    } catch (NodeFault e) {
      LOG.debug("nothing composed yet for {}: {}", transfer.subject(), e.sentence());
    } catch (UnreadableInput e) {
      LOG.debug("nothing to compose for {}: {}", transfer.subject(), e.sentence());
    }
    return false;
  }

  /** Its nonce was given to another. What somebody attached stays as they gave it. */
  private boolean isOvertaken(Prepared last, UUID wallet) {
    BigInteger nonce = last.nonce();
    return nonce != null
        && Origin.isRenumbered(last.origin())
        && stores
            .signatures()
            .given(wallet, nonce)
            .filter(holder -> !holder.transfer().equals(last.transfer()))
            .isPresent();
  }

  /**
   * Gives a transfer another payload, which must be what was asked for. Earlier approvals are worth
   * nothing for it.
   *
   * @param origin where it comes from
   * @throws UnreadableInput when it cannot be read, or is not what was asked for
   */
  Prepared attach(UUID id, Bytes payload, String origin, String by) {
    Transfer transfer =
        waiting(id)
            .orElseThrow(() ->
                new UnreadableInput("There is no such transfer, or it is not waiting any more"));
    Wallet wallet = stores.wallets().find(transfer.wallet()).orElseThrow();
    Read read;
    try {
      read = reader.read(wallet, payload, transfer.filed().intent());
    } catch (UnreadableInput e) {
      refused(transfer, by, Json.object().put("unreadable", e.sentence()));
      throw e;
    }
    String against = against(read);
    if (against != null) {
      refused(transfer, by, read.json());
      throw new UnreadableInput("The payload is refused: " + against);
    }
    Prepared kept = keep(transfer, wallet, payload, origin, ANY);
    decider.decide(id);
    return kept;
  }

  /** Why it can never be signed for the transfer; null where it might be. */
  private static @Nullable String against(Read read) {
    for (Finding finding : read.report().verdict().findings()) {
      if (finding.code().outcome() == Outcome.DENY || NEVER_READ.contains(finding.code())) {
        return finding.sentence();
      }
    }
    return read.facts().isEmpty() ? "what would be signed is not settled" : null;
  }

  /** Tells of a payload that was given for a transfer and is another. */
  private void refused(Transfer transfer, String by, JsonNode report) {
    SigningFinding code = SigningFinding.PAYLOAD_REFUSED;
    ObjectNode body =
        Json.object()
            .put("by", by)
            .put("code", code.code())
            .put("severity", code.severity().name().toLowerCase(Locale.ROOT))
            .put("sentence", code.title());
    body.set("report", report);
    stores.journal().record(entries -> entries.add("finding", transfer.subject(), body));
  }

  /**
   * Keeps it.
   *
   * @param seen the number of the reading that it replaces; where another was kept meanwhile, by
   *     another thread or server, that one stays
   */
  private Prepared keep(Transfer transfer, Wallet wallet, Bytes payload, String origin, long seen) {
    Read read = reader.read(wallet, payload, transfer.filed().intent());
    return stores
        .journal()
        .decide(entries -> {
          if (waiting(transfer.id()).isEmpty()) {
            throw new UnreadableInput("The transfer is not waiting any more");
          }
          Prepared last = stores.prepared().last(transfer.id()).orElse(null);
          if (seen != ANY && last != null && last.number() != seen) {
            return last;
          }
          return keep(transfer, payload, origin, read, entries);
        });
  }

  /**
   * Keeps what was read, in the transaction at hand.
   *
   * @throws UnreadableInput when what would be signed is not settled
   */
  Prepared keep(Transfer transfer, Bytes payload, String origin, Read read, Journal entries) {
    var facts =
        read.facts().orElseThrow(() -> new UnreadableInput("What would be signed is not settled"));
    Prepared kept =
        stores
            .prepared()
            .add(
                new Prepared(
                    0,
                    transfer.id(),
                    origin,
                    payload,
                    read.report().kind(),
                    facts.hash(),
                    facts.nonce(),
                    read.effectsHash(),
                    read.report().verdict().outcome(),
                    read.json(),
                    clock.instant()));
    entries.add(
        "payload-prepared",
        transfer.subject(),
        Json.object()
            .put("origin", origin)
            .put("digest", kept.digest().toHex())
            .put("effects", kept.effectsHash().toHex())
            .put("verdict", kept.verdict().name().toLowerCase(Locale.ROOT))
            .put("payload", payload.toHex()));
    return kept;
  }

  private Optional<Transfer> waiting(UUID id) {
    return stores
        .transfers()
        .find(id)
        .filter(one -> one.state() == IntentState.WAITING || one.state() == IntentState.APPROVED);
  }
}
