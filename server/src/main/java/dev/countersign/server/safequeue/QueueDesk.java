package dev.countersign.server.safequeue;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.ConfirmationCheck.Result;
import dev.countersign.chain.safe.SafeSignatures;
import dev.countersign.chain.safeservice.QueueEntry;
import dev.countersign.chain.safeservice.QueueEntry.Contradictory;
import dev.countersign.chain.safeservice.QueueEntry.Waiting;
import dev.countersign.chain.safeservice.ServiceFault;
import dev.countersign.chain.safeservice.ServiceSafe;
import dev.countersign.gate.compose.SafeState;
import dev.countersign.gate.finding.ServiceFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.book.Book;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.transfer.OwnersDesk;
import dev.countersign.server.transfer.PayloadDesk;
import dev.countersign.server.transfer.PayloadDesk.Read;
import dev.countersign.server.transfer.SignatureStore;
import dev.countersign.server.transfer.Transfer;
import dev.countersign.server.wallet.Wallet;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the queue of one Safe. Owners, version and nonce are the chain's; hashes are
 * computed; signatures are verified. What the service says beside that decides nothing.
 */
final class QueueDesk {
  private static final Logger LOG = LoggerFactory.getLogger(QueueDesk.class);

  private final QueueStore queues;
  private final Tellings tellings;
  private final Matching matching;
  private final PayloadDesk reader;
  private final OwnersDesk owners;
  private final SignatureStore signatures;
  private final Leaving leaving;
  private final Book book;
  private final Nodes nodes;
  private final InstantSource clock;

  QueueDesk(
      QueueStore queues,
      Tellings tellings,
      Matching matching,
      PayloadDesk reader,
      OwnersDesk owners,
      SignatureStore signatures,
      Leaving leaving,
      Book book,
      Nodes nodes,
      InstantSource clock) {
    this.queues = queues;
    this.tellings = tellings;
    this.matching = matching;
    this.reader = reader;
    this.owners = owners;
    this.signatures = signatures;
    this.leaving = leaving;
    this.book = book;
    this.nodes = nodes;
    this.clock = clock;
  }

  /** Looks at everything that waits for a Safe, and leaves there what Countersign signed. */
  void look(Wallet wallet, ServiceClient service) throws ServiceFault {
    SafeState state = state(wallet).orElse(null);
    if (state == null) {
      LOG.debug("{} is not looked at: its node does not say what it is", wallet.subject());
      return;
    }
    ServiceSafe safe =
        new ServiceSafe(
            wallet.chainId(), wallet.address(), state.version(), Set.copyOf(state.owners()));
    List<Waiting> waiting = new ArrayList<>();
    for (QueueEntry entry : service.waiting(safe, state.nonce())) {
      switch (entry) {
        case Waiting one -> waiting.add(one);
        case Contradictory one ->
            tellings.tell(
                wallet,
                ServiceFinding.SERVICE_CONTRADICTS,
                Tellings.topic(one.sentence()),
                one.sentence(),
                null,
                null);
      }
    }
    Map<Bytes, Transfer> open = matching.open(wallet);
    Set<Bytes> known = queues.known(wallet.id());
    for (Waiting one : waiting) {
      look(wallet, one, open, known);
    }
    contested(wallet, waiting);
    queues.only(wallet.id(), waiting.stream().map(QueueDesk::digest).toList(), clock.instant());
    leaving.leave(wallet, service, safe, waiting, open);
  }

  private Optional<SafeState> state(Wallet wallet) {
    NodeClient node = nodes.on(wallet.chainId()).orElse(null);
    return node == null
        ? Optional.empty()
        : SafeState.of(
            wallet.chainId(), wallet.address(), new NodeView(node).safeFacts(wallet.address()));
  }

  private void look(Wallet wallet, Waiting entry, Map<Bytes, Transfer> open, Set<Bytes> known) {
    Bytes digest = digest(entry);
    Transfer transfer = open.get(digest);
    if (transfer == null) {
      transfer = matching.attach(wallet, entry).orElse(null);
      if (transfer != null) {
        Transfer attached = transfer;
        open.values().removeIf(one -> one.id().equals(attached.id()));
        open.put(digest, attached);
      }
    }
    if (transfer == null) {
      unasked(wallet, entry, known);
      return;
    }
    queues.seen(wallet.id(), digest, nonce(entry), transfer.id(), "", null, clock.instant());
    confirmations(wallet, transfer, entry);
  }

  /** Other owners' confirmations that are not here yet. */
  private void confirmations(Wallet wallet, Transfer transfer, Waiting entry) {
    Map<Address, Bytes> here = signatures.confirmations(transfer.id());
    Map<Address, Confirmation> fresh = new LinkedHashMap<>();
    for (Result.Counts one : entry.confirmations().counting()) {
      if (!one.owner().equals(wallet.signingKey()) && !here.containsKey(one.owner())) {
        fresh.put(one.owner(), one.confirmation());
      }
    }
    if (!fresh.isEmpty()) {
      try {
        owners.confirm(transfer.id(), SafeSignatures.join(fresh), "service");
      } catch (UnreadableInput e) { // they are looked at again the next time
        LOG.debug("not confirmed yet: {}", e.sentence());
      }
    }
    for (Result.Refused one : entry.confirmations().refused()) {
      tellings.tell(
          wallet,
          ServiceFinding.SERVICE_CONFIRMATION_REFUSED,
          Tellings.topic(digest(entry) + one.sentence()),
          "For " + digest(entry) + ", " + one.sentence(),
          digest(entry),
          null);
    }
  }

  /** What nobody asked for is told once, with what it would do, and kept in view. */
  private void unasked(Wallet wallet, Waiting entry, Set<Bytes> known) {
    Bytes digest = digest(entry);
    String topic = "unasked/" + digest;
    if (known.contains(digest) && queues.told(wallet.id(), topic)) {
      queues.seen(wallet.id(), digest, nonce(entry), null, "", null, clock.instant());
      return;
    }
    Directory directory = book.directory();
    try {
      Read read = reader.read(wallet, QueuedPayload.of(entry), null);
      String words = QueuedPayload.words(read.report());
      queues.seen(
          wallet.id(),
          digest,
          nonce(entry),
          null,
          words,
          QueuedPayload.intent(read.report(), wallet, directory),
          clock.instant());
      tellings.tell(
          wallet,
          ServiceFinding.SERVICE_UNASKED,
          topic,
          "In the queue of the Safe \""
              + wallet.label()
              + "\" waits a transaction with nonce "
              + nonce(entry)
              + " that nobody here asked for: "
              + words
              + queues
                  .prepared(wallet.id(), digest)
                  .map(id ->
                      ". It was prepared once for a transfer that has another payload by now, or is over")
                  .orElse(""),
          digest,
          read.json());
    } catch (UnreadableInput e) {
      queues.seen(wallet.id(), digest, nonce(entry), null, e.sentence(), null, clock.instant());
      tellings.tell(
          wallet,
          ServiceFinding.SERVICE_UNASKED,
          topic,
          "In the queue of the Safe \""
              + wallet.label()
              + "\" waits a transaction that cannot be read: "
              + e.sentence(),
          digest,
          null);
    }
  }

  /** Two payloads for one nonce: in the queue, or there and here. */
  private void contested(Wallet wallet, List<Waiting> waiting) {
    Map<BigInteger, Set<String>> byNonce = new LinkedHashMap<>();
    for (Waiting one : waiting) {
      Set<String> digests = byNonce.computeIfAbsent(nonce(one), n -> new LinkedHashSet<>());
      digests.add(digest(one).toHex());
      digests.addAll(queues.rivals(wallet.id(), nonce(one), digest(one)));
    }
    byNonce.forEach((nonce, digests) -> {
      if (digests.size() > 1) {
        String all = digests.stream().sorted().reduce((a, b) -> a + ", " + b).orElseThrow();
        tellings.tell(
            wallet,
            ServiceFinding.SERVICE_NONCE_CONTESTED,
            Tellings.topic(nonce + all),
            "For nonce "
                + nonce
                + " of the Safe \""
                + wallet.label()
                + "\" there are "
                + digests.size()
                + " transactions, of which one can be done: "
                + all,
            null,
            null);
      }
    });
  }

  static Bytes digest(Waiting entry) {
    return entry.hash().safeTxHash();
  }

  static BigInteger nonce(Waiting entry) {
    return Objects.requireNonNull(entry.payload().transaction().nonce());
  }
}
