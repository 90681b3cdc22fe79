package dev.countersign.server.transfer;

import dev.countersign.chain.ethereum.SignedTransaction;
import dev.countersign.chain.ethereum.UnsignedTransaction;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.wallet.Wallet;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes countersigned transfers to the chain, where an executor is named, and says what became of
 * all of them.
 */
public final class Carrier {
  private static final String TRANSACTION = "ethereum-transaction";

  private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

  private final Stores stores;
  private final CarriedOutStore carried;
  private final PreparedStore prepared;
  private final OwnersDesk owners;
  private final Installation installation;
  private final Nodes nodes;
  private final KeyRing keys;
  private final InstantSource clock;
  private final Settling settling;
  private final Reorganisations reorganisations;

  /** Over those stores. */
  Carrier(
      Stores stores,
      CarriedOutStore carried,
      OwnersDesk owners,
      Installation installation,
      Nodes nodes,
      KeyRing keys,
      InstantSource clock) {
    this.stores = stores;
    this.carried = carried;
    this.prepared = stores.prepared();
    this.owners = owners;
    this.installation = installation;
    this.nodes = nodes;
    this.keys = keys;
    this.clock = clock;
    this.settling = new Settling(stores, carried, clock);
    this.reorganisations = new Reorganisations(stores, carried);
  }

  /** Looks after all that is countersigned and not settled yet. */
  public void lookAfterAll() {
    stores.wallets().all().stream().map(Wallet::chainId).distinct().forEach(this::lookAtChain);
    for (Transfer transfer :
        stores.transfers().in(List.of(IntentState.COUNTERSIGNED, IntentState.SENT), 500)) {
      tryLookAfter(transfer);
    }
  }

  private void lookAtChain(long chainId) {
    try {
      NodeClient node = nodes.anew(chainId).orElse(null);
      if (node != null) {
        reorganisations.look(chainId, node);
      }
    } catch (NodeFault e) {
      LOG.debug("chain {} is looked at later: {}", chainId, e.sentence());
    }
  }

  private void tryLookAfter(Transfer transfer) {
    try {
      lookAfter(transfer);
    } catch (NodeFault e) {
      LOG.debug("{} is looked after later: {}", transfer.subject(), e.sentence());
    } catch (ExecutorUnavailable e) {
      LOG.warn("{} cannot be carried out: {}", transfer.subject(), e.getMessage());
    }
  }

  /** The executor's key cannot be used; nothing was recorded. */
  private static final class ExecutorUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExecutorUnavailable(KeyFault fault) {
      super(fault.sentence(), fault);
    }
  }

  /** Looks after one at once, as far as it goes. */
  public void lookAfter(UUID id) {
    stores.transfers().find(id).filter(one -> !one.state().ended()).ifPresent(this::tryLookAfter);
  }

  private void lookAfter(Transfer transfer) throws NodeFault {
    Wallet wallet = stores.wallets().find(transfer.wallet()).orElseThrow();
    if (prepared.last(transfer.id()).filter(one -> one.kind().equals(TRANSACTION)).isEmpty()
        && wallet.kind() == Wallet.Kind.ACCOUNT) {
      // A signature alone: there is nothing to carry out.
      settling.end(transfer, null, 0, true, true);
      return;
    }
    NodeClient node =
        nodes
            .anew(wallet.chainId())
            .orElseThrow(
                () -> new NodeFault(NodeFault.Kind.UNAVAILABLE, "there is no node of the chain"));
    if (settling.settled(transfer, wallet, node)) {
      return;
    }
    if (wallet.kind() == Wallet.Kind.ACCOUNT) {
      sendAccounts(transfer, wallet, node);
      return;
    }
    var progress = owners.progress(transfer).orElse(null);
    UUID executor = wallet.executor();
    if (progress == null
        || executor == null
        || transfer.state() != IntentState.COUNTERSIGNED
        || failedBefore(transfer)) {
      return;
    }
    Bytes data = owners.execution(transfer, progress).orElse(null);
    if (data != null) {
      execute(transfer, wallet, stores.wallets().find(executor).orElseThrow(), data, node);
    }
  }

  /** Tried again and again it would cost fees each time; people see why, and send it themselves. */
  private boolean failedBefore(Transfer transfer) {
    return carried.of(transfer.id()).stream()
        .anyMatch(one -> Boolean.FALSE.equals(one.succeeded()));
  }

  /** Sends an account's own transaction, again and again until it is in a block. */
  private void sendAccounts(Transfer transfer, Wallet wallet, NodeClient node) throws NodeFault {
    Prepared payload = prepared.last(transfer.id()).orElseThrow();
    var signed = stores.signatures().of(transfer.id()).orElseThrow();
    boolean here = Origin.isSentHere(payload.origin());
    UnsignedTransaction transaction = Transactions.read(payload.payload());
    SignedTransaction raw = Transactions.signed(transaction, wallet, signed.signature());
    stores
        .journal()
        .record(entries -> {
          Transfer now = stores.transfers().find(transfer.id()).orElseThrow();
          if (now.state() == IntentState.COUNTERSIGNED) {
            sending(now, raw, here, entries);
          }
        });
    if (here) {
      broadcast(raw, node);
    }
  }

  private void execute(Transfer transfer, Wallet safe, Wallet executor, Bytes data, NodeClient node)
      throws NodeFault {
    SigningKey key = keys.of(executor.signingKey()).orElse(null);
    if (key == null) {
      return;
    }
    UnsignedTransaction transaction = Transactions.execution(safe, executor, data, node, prepared);
    SigningInput input = SigningInput.of(transaction);
    SignedTransaction raw =
        stores
            .journal()
            .decide(entries -> {
              Transfer now = stores.transfers().find(transfer.id()).orElseThrow();
              boolean given =
                  now.state() == IntentState.COUNTERSIGNED
                      // Carrying out signs too, with a nonce of the carrier's.
                      && installation.stop().isEmpty()
                      && stores
                          .signatures()
                          .give(
                              executor.id(),
                              transaction.nonce(),
                              input.digest(),
                              transfer.id(),
                              clock.instant());
              if (!given) {
                return null;
              }
              try {
                SignedTransaction made =
                    Transactions.signed(transaction, executor, key.sign(input).bytes());
                sending(now, made, true, entries);
                return made;
              } catch (KeyFault e) {
                throw new ExecutorUnavailable(e);
              }
            });
    if (raw != null) {
      broadcast(raw, node);
    }
  }

  /**
   * Records that it is sent.
   *
   * @param here false where the machine that asked for the signature sends it itself
   */
  private void sending(Transfer transfer, SignedTransaction raw, boolean here, Journal entries) {
    carried.add(transfer.id(), raw.hash(), here ? raw.raw() : null, clock.instant());
    stores.transfers().move(transfer, IntentState.SENT, null, null);
    entries.add(
        "transfer-sent", transfer.subject(), Json.object().put("transaction", raw.hash().toHex()));
  }

  private static void broadcast(SignedTransaction raw, NodeClient node) throws NodeFault {
    try {
      node.call("eth_sendRawTransaction", RpcValues.params(RpcValues.text(raw.raw().toHex())));
    } catch (NodeFault e) {
      // The node may have it already; its receipt tells.
      if (e.kind() == NodeFault.Kind.UNAVAILABLE) {
        throw e;
      }
    }
  }
}
