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
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.wallet.Wallet;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
  private final Nodes nodes;
  private final KeyRing keys;
  private final InstantSource clock;

  /** Over those stores. */
  Carrier(
      Stores stores,
      CarriedOutStore carried,
      OwnersDesk owners,
      Nodes nodes,
      KeyRing keys,
      InstantSource clock) {
    this.stores = stores;
    this.carried = carried;
    this.prepared = stores.prepared();
    this.owners = owners;
    this.nodes = nodes;
    this.keys = keys;
    this.clock = clock;
  }

  /** Looks after all that is countersigned and not settled yet. */
  public void lookAfterAll() {
    for (Transfer transfer :
        stores.transfers().in(List.of(IntentState.COUNTERSIGNED, IntentState.SENT), 500)) {
      tryLookAfter(transfer);
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
      end(transfer, null, 0, true, true);
      return;
    }
    NodeClient node =
        nodes
            .on(wallet.chainId())
            .orElseThrow(
                () -> new NodeFault(NodeFault.Kind.UNAVAILABLE, "there is no node of the chain"));
    if (settled(transfer, wallet, node)) {
      return;
    }
    if (wallet.kind() == Wallet.Kind.ACCOUNT) {
      sendAccounts(transfer, wallet, node);
      return;
    }
    var progress = owners.progress(transfer).orElse(null);
    UUID executor = wallet.executor();
    if (progress == null || executor == null || transfer.state() != IntentState.COUNTERSIGNED) {
      return;
    }
    Bytes data = owners.execution(transfer, progress).orElse(null);
    if (data != null) {
      execute(transfer, wallet, stores.wallets().find(executor).orElseThrow(), data, node);
    }
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

  /** Whether it is settled by now: by a transaction of ours, or by anybody's. */
  private boolean settled(Transfer transfer, Wallet wallet, NodeClient node) throws NodeFault {
    for (CarriedOutStore.CarriedOut one : carried.of(transfer.id())) {
      JsonNode receipt =
          node.call(
              "eth_getTransactionReceipt", RpcValues.params(RpcValues.text(one.hash().toHex())));
      if (!receipt.isNull() && !receipt.isMissingNode()) {
        boolean succeeded =
            RpcValues.quantity(receipt.get("status"), "the status").signum() == 1
                && (wallet.kind() == Wallet.Kind.ACCOUNT
                    || Executions.in(receipt.path("logs"), transfer, prepared)
                        .orElse(Boolean.FALSE));
        long block = RpcValues.quantity(receipt.get("blockNumber"), "the block").longValueExact();
        end(transfer, one.hash(), block, succeeded, true);
        return true;
      }
      Bytes raw = one.raw();
      if (raw != null) {
        try {
          node.call("eth_sendRawTransaction", RpcValues.params(RpcValues.text(raw.toHex())));
        } catch (NodeFault e) {
          LOG.debug("sent again: {}", e.sentence());
        }
      }
    }
    if (wallet.kind() == Wallet.Kind.SAFE) {
      return settledByOthers(transfer, wallet, node);
    }
    return false;
  }

  private boolean settledByOthers(Transfer transfer, Wallet wallet, NodeClient node)
      throws NodeFault {
    Prepared payload = prepared.last(transfer.id()).orElseThrow();
    BigInteger nonce = payload.nonce();
    BigInteger next = new NodeView(node).safeFacts(wallet.address()).nonce().orElse(null);
    if (nonce == null || next == null || next.compareTo(nonce) <= 0) {
      return false;
    }
    Executions.Found found =
        Executions.find(
            node, wallet.address(), payload.digest(), stores.signatures().block(transfer.id()));
    if (found == null) {
      end(transfer, null, 0, false, false);
      return true;
    }
    stores
        .journal()
        .record(entries -> carried.add(transfer.id(), found.transaction(), null, clock.instant()));
    end(transfer, found.transaction(), found.block(), found.succeeded(), true);
    return true;
  }

  private void end(
      Transfer transfer, @Nullable Bytes hash, long block, boolean succeeded, boolean ours) {
    stores
        .journal()
        .record(entries -> {
          Transfer now = stores.transfers().find(transfer.id()).orElseThrow();
          if (now.state().ended()) {
            return;
          }
          ObjectNode body = Json.object().put("succeeded", succeeded);
          if (hash != null) {
            carried.settle(transfer.id(), hash, block, succeeded, clock.instant());
            body.put("transaction", hash.toHex()).put("block", block);
          }
          if (succeeded) {
            stores.transfers().move(now, IntentState.CONFIRMED, clock.instant(), null);
            entries.add("transfer-confirmed", transfer.subject(), body);
          } else {
            String why =
                ours
                    ? "It was carried out and failed; nothing moved"
                    : "The wallet's nonce was used for something else";
            stores.transfers().move(now, IntentState.REFUSED, clock.instant(), why);
            entries.add("transfer-failed", transfer.subject(), body.put("reason", why));
          }
        });
  }
}
