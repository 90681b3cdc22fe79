package dev.countersign.server.transfer;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.transfer.PayloadDesk.Read;
import dev.countersign.server.wallet.Wallet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out before a decision what is to be signed, what it would do now, and with which key. */
final class FreshLook {
  private final Stores stores;
  private final PayloadDesk reader;
  private final KeyRing keys;
  private final Nodes nodes;

  FreshLook(Stores stores, PayloadDesk reader, KeyRing keys, Nodes nodes) {
    this.stores = stores;
    this.reader = reader;
    this.keys = keys;
    this.nodes = nodes;
  }

  /** Everything that was found out before the transaction. */
  record Fresh(
      Wallet wallet, @Nullable Prepared prepared, @Nullable Read read, @Nullable Ready ready) {
    /** Where there is nothing yet. */
    static Fresh nothing(Wallet wallet) {
      return new Fresh(wallet, null, null, null);
    }

    /** Whether what would be signed is what was read before. */
    boolean isSettled() {
      return read != null
          && prepared != null
          && read.facts().filter(one -> one.hash().equals(prepared.digest())).isPresent();
    }

    Fresh signed(Bytes made) {
      Ready before = Objects.requireNonNull(ready);
      return new Fresh(
          wallet,
          prepared,
          read,
          new Ready(before.input(), before.key(), true, before.block(), made));
    }
  }

  /**
   * What would be signed, with which key.
   *
   * @param made the signature, where a signer elsewhere made it already; it is not released yet
   */
  record Ready(
      SigningInput input,
      SigningKey key,
      boolean elsewhere,
      @Nullable Long block,
      @Nullable Bytes made) {}

  /** Reads and tries anew: what was true when people approved may not be any more. */
  Fresh at(Transfer transfer) {
    Wallet wallet = stores.wallets().find(transfer.wallet()).orElseThrow();
    Prepared prepared = stores.prepared().last(transfer.id()).orElse(null);
    if (prepared == null) {
      return Fresh.nothing(wallet);
    }
    Read read = reader.read(wallet, prepared.payload(), transfer.filed().intent());
    return new Fresh(wallet, prepared, read, ready(wallet, prepared));
  }

  private @Nullable Ready ready(Wallet wallet, Prepared prepared) {
    NodeClient node = nodes.on(wallet.chainId()).orElse(null);
    SigningKey key = keys.of(wallet.signingKey()).orElse(null);
    if (node == null || key == null) {
      return null;
    }
    try {
      var version =
          wallet.kind() == Wallet.Kind.SAFE
              ? new NodeView(node).safeFacts(wallet.address()).version().orElse(null)
              : null;
      if (wallet.kind() == Wallet.Kind.SAFE && version == null) {
        return null;
      }
      SigningInput input =
          PayloadText.input(prepared.payload(), wallet.chainId(), wallet.address(), version);
      return new Ready(input, key, keys.elsewhere(key.address()), block(node), null);
    } catch (UnreadableInput e) { // its kind is told by the reading
      return null;
    }
  }

  private static @Nullable Long block(NodeClient node) {
    try {
      return RpcValues.quantity(
              node.call("eth_blockNumber", RpcValues.params()), "the block number")
          .longValueExact();
    } catch (NodeFault | ArithmeticException e) {
      return null;
    }
  }
}
