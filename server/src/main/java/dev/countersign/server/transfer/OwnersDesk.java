package dev.countersign.server.transfer;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.ConfirmationCheck;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeSignatures;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.compose.SafeState;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.wallet.Wallet;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The owners of Safes: who has signed, who is missing, and what they sign. */
public final class OwnersDesk {
  private final Stores stores;
  private final PreparedStore prepared;
  private final Nodes nodes;
  private final InstantSource clock;

  /** Over those stores. */
  OwnersDesk(Stores stores, Nodes nodes, InstantSource clock) {
    this.stores = stores;
    this.prepared = stores.prepared();
    this.nodes = nodes;
    this.clock = clock;
  }

  /**
   * How many of a Safe's owners have signed a transfer.
   *
   * @param signed each owner with their signature, Countersign's own included
   * @param missing how many are still needed
   */
  public record Progress(
      Map<Address, Bytes> signed, List<Address> owners, int threshold, int missing) {
    /** Copies. */
    public Progress {
      signed = Map.copyOf(signed);
      owners = List.copyOf(owners);
    }
  }

  /** How far a Safe's owners are; empty for an account, or where the chain does not say. */
  public Optional<Progress> progress(Transfer transfer) {
    Wallet wallet = stores.wallets().find(transfer.wallet()).orElseThrow();
    NodeClient node = nodes.on(wallet.chainId()).orElse(null);
    if (wallet.kind() != Wallet.Kind.SAFE || node == null) {
      return Optional.empty();
    }
    var own = stores.signatures().of(transfer.id()).orElse(null);
    return SafeState.of(
            wallet.chainId(), wallet.address(), new NodeView(node).safeFacts(wallet.address()))
        .map(state -> {
          Map<Address, Bytes> signed = new LinkedHashMap<>();
          if (own != null) {
            signed.put(wallet.signingKey(), own.signature());
          }
          signed.putAll(stores.signatures().confirmations(transfer.id()));
          signed.keySet().retainAll(state.owners());
          return new Progress(
              signed,
              state.owners(),
              state.threshold(),
              Math.max(0, state.threshold() - signed.size()));
        });
  }

  /**
   * Takes other owners' confirmations, each verified by itself.
   *
   * @param signatures one after the other, 65 bytes each, or one
   * @return how many count
   * @throws UnreadableInput when none does, saying why
   */
  public int confirm(UUID id, Bytes signatures, String source) {
    Transfer transfer = stores.transfers().find(id).orElseThrow();
    Prepared payload =
        prepared.last(id).orElseThrow(() -> new UnreadableInput("There is nothing yet to confirm"));
    Progress progress =
        progress(transfer)
            .orElseThrow(
                () -> new UnreadableInput("The node does not say who the Safe's owners are"));
    List<Confirmation> given = SafeSignatures.split(signatures);
    var sorted =
        new ConfirmationCheck(payload.digest(), new HashSet<>(progress.owners())).sort(given);
    if (sorted.counting().isEmpty()) {
      throw new UnreadableInput(
          sorted.refused().isEmpty()
              ? "No confirmation is a signature that can be verified here"
              : sorted.refused().getFirst().sentence());
    }
    stores
        .journal()
        .record(entries -> {
          for (ConfirmationCheck.Result.Counts one : sorted.counting()) {
            stores
                .signatures()
                .confirm(
                    id,
                    one.owner(),
                    SafeSignatures.alone(one.confirmation()),
                    source,
                    clock.instant());
          }
          ObjectNode body = Json.object().put("source", source);
          var owners = body.putArray("owners");
          sorted.counting().forEach(one -> owners.add(one.owner().toString()));
          entries.add("owners-confirmed", transfer.subject(), body);
        });
    return sorted.counting().size();
  }

  /**
   * The data with which anybody can carry a Safe's transfer out; empty as long as owners are
   * missing.
   */
  public Optional<Bytes> execution(Transfer transfer, Progress progress) {
    Prepared payload = prepared.last(transfer.id()).orElse(null);
    if (payload == null || progress.missing() > 0) {
      return Optional.empty();
    }
    SafeTransaction transaction =
        PayloadText.safeTransaction(payload.payload(), transfer.filed().chainId());
    Map<Address, Confirmation> byOwner = new LinkedHashMap<>();
    progress
        .signed()
        .forEach((owner, signature) -> byOwner.put(owner, SafeSignatures.one(owner, signature)));
    return Optional.of(ExecTransaction.encode(transaction, SafeSignatures.join(byOwner)));
  }
}
