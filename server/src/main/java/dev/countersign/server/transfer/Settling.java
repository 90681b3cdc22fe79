package dev.countersign.server.transfer;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.transfer.CarriedOutStore.CarriedOut;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.wallet.Wallet;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says what became of a countersigned transfer, where the chain shows it. A signature that is out
 * can be used as long as its nonce is free, so a transfer ends only by what used the nonce up;
 * where a node's story does not fit together, the transfer stays as it is, and the page says why.
 */
final class Settling {
  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private final Stores stores;
  private final CarriedOutStore carried;
  private final InstantSource clock;

  Settling(Stores stores, CarriedOutStore carried, InstantSource clock) {
    this.stores = stores;
    this.carried = carried;
    this.clock = clock;
  }

  /** Whether it is settled by now: by a transaction of ours, or by anybody's. */
  boolean settled(Transfer transfer, Wallet wallet, NodeClient node) throws NodeFault {
    String obstacle = null;
    for (CarriedOut one : carried.of(transfer.id())) {
      JsonNode receipt = receipt(one.hash(), node);
      Bytes raw = one.raw();
      if (receipt != null) {
        Optional<Boolean> succeeded = succeeded(transfer, wallet, receipt);
        if (succeeded.isPresent()) {
          end(transfer, one.hash(), block(receipt), succeeded.get(), true);
          return true;
        }
        obstacle =
            "The transaction "
                + one.hash().toHex()
                + " was to carry it out, and the Safe tells of no execution in it. The signature"
                + " can still be used";
        failed(transfer, one, block(receipt));
      } else if (raw != null) {
        sendAgain(raw, node);
      }
    }
    if (wallet.kind() == Wallet.Kind.SAFE) {
      Seen seen = byOthers(transfer, wallet, node);
      if (seen.settled()) {
        return true;
      }
      obstacle = seen.obstacle() == null ? obstacle : seen.obstacle();
    }
    say(transfer, obstacle);
    return false;
  }

  /** The receipt of a transaction; null where it is in no block. */
  static @Nullable JsonNode receipt(Bytes transaction, NodeClient node) throws NodeFault {
    JsonNode receipt =
        node.call(
            "eth_getTransactionReceipt", RpcValues.params(RpcValues.text(transaction.toHex())));
    return receipt.isNull() || receipt.isMissingNode() ? null : receipt;
  }

  /** The block of a receipt. */
  static long block(JsonNode receipt) throws NodeFault {
    BigInteger block = RpcValues.quantity(receipt.get("blockNumber"), "the block");
    if (block.bitLength() > 62) {
      throw RpcValues.unusable("the block", "is out of range");
    }
    return block.longValueExact();
  }

  /** Whether what was to be done was done; empty where that transaction did not use the nonce. */
  private Optional<Boolean> succeeded(Transfer transfer, Wallet wallet, JsonNode receipt)
      throws NodeFault {
    if (wallet.kind() == Wallet.Kind.SAFE) {
      return Executions.in(receipt.path("logs"), transfer, stores.prepared());
    }
    return Optional.of(RpcValues.quantity(receipt.get("status"), "the status").signum() == 1);
  }

  private static void sendAgain(Bytes raw, NodeClient node) {
    try {
      node.call("eth_sendRawTransaction", RpcValues.params(RpcValues.text(raw.toHex())));
    } catch (NodeFault e) {
      LOG.debug("sent again: {}", e.sentence());
    }
  }

  /**
   * What became of it elsewhere.
   *
   * @param obstacle why that cannot be said; null where nothing is in the way
   */
  private record Seen(boolean settled, @Nullable String obstacle) {}

  private Seen byOthers(Transfer transfer, Wallet wallet, NodeClient node) throws NodeFault {
    Prepared payload = stores.prepared().last(transfer.id()).orElseThrow();
    BigInteger nonce = payload.nonce();
    BigInteger next = new NodeView(node).safeFacts(wallet.address()).nonce().orElse(null);
    if (nonce == null || next == null || next.compareTo(nonce) <= 0) {
      return new Seen(false, null);
    }
    Executions.Since since =
        Executions.since(
            node, wallet.address(), payload.digest(), stores.signatures().block(transfer.id()));
    Executions.Found found = since.found();
    if (found != null) {
      stores
          .journal()
          .record(
              entries -> carried.add(transfer.id(), found.transaction(), null, clock.instant()));
      end(transfer, found.transaction(), found.block(), found.succeeded(), true);
      return new Seen(true, null);
    }
    // Each nonce that is used leaves an execution; fewer of them than nonces is no story to end by.
    if (BigInteger.valueOf(since.others()).compareTo(next.subtract(nonce)) < 0) {
      return new Seen(
          false,
          "The node says that the Safe's nonce "
              + nonce
              + " was used, and shows no execution that used it. The signature can still be used;"
              + " look at the chain by another node before the same is asked for again");
    }
    end(transfer, null, 0, false, false);
    return new Seen(true, null);
  }

  /** What was sent did not carry it out; anybody still can. */
  private void failed(Transfer transfer, CarriedOut one, long block) {
    if (one.succeeded() != null && transfer.state() == IntentState.COUNTERSIGNED) {
      return;
    }
    stores
        .journal()
        .record(entries -> {
          carried.settle(transfer.id(), one.hash(), block, false, clock.instant());
          Transfer now = stores.transfers().find(transfer.id()).orElseThrow();
          if (now.state() == IntentState.SENT) {
            stores.transfers().move(now, IntentState.COUNTERSIGNED, null, null);
            entries.add(
                "transfer-not-carried-out",
                transfer.subject(),
                Json.object().put("transaction", one.hash().toHex()).put("block", block));
          }
        });
  }

  /** Says what is in the way of saying how it ended; null where nothing is any more. */
  private void say(Transfer transfer, @Nullable String obstacle) {
    if (Objects.equals(obstacle, transfer.reason())) {
      return;
    }
    stores
        .journal()
        .record(entries -> {
          Transfer now = stores.transfers().find(transfer.id()).orElseThrow();
          if (!now.state().ended() && stores.transfers().explain(now, obstacle)) {
            entries.add(
                obstacle == null ? "transfer-goes-on" : "transfer-obstructed",
                transfer.subject(),
                obstacle == null ? Json.object() : Json.object().put("sentence", obstacle));
          }
        });
  }

  /**
   * Ends it.
   *
   * @param hash of the transaction that carried it out; null where none did
   * @param ours false where its nonce was used for something else
   */
  void end(Transfer transfer, @Nullable Bytes hash, long block, boolean succeeded, boolean ours) {
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
