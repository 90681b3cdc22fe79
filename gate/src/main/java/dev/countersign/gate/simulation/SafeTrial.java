package dev.countersign.gate.simulation;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeSlots;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.simulation.Watched.CarriedOut;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tries a Safe transaction as it would run once its owners have agreed: {@code execTransaction} as
 * it is, sent by an owner, with as many owners' agreement as the Safe asks for. Only that agreement
 * ({@code approvedHashes}) and a nonce that is not the next are put in the place of what the chain
 * holds, so that guard, threshold and code are the Safe's own.
 */
final class SafeTrial {
  /** Agreed by an approval on chain, or by being the sender: {@code v} is 1. */
  private static final Bytes APPROVED = Bytes.fromHex("0x" + "00".repeat(32) + "01");

  private static final Bytes YES = Bytes.word(BigInteger.ONE);

  private final Address safe;
  private final SafeOnChain facts;

  /** Slots whose values tell how control stands where the run leaves them as they are. */
  private final Map<Bytes, Pending<Bytes>> slots = new LinkedHashMap<>();

  SafeTrial(Node node, Address safe, SafeOnChain facts) {
    this.safe = safe;
    this.facts = facts;
    for (Bytes slot :
        List.of(SafeSlots.GUARD, SafeSlots.MODULE_GUARD, SafeSlots.FALLBACK_HANDLER)) {
      slots.put(slot, Pending.start(() -> node.slot(safe, slot)));
    }
  }

  /** The call to try. */
  Trial prepare(SafeTransaction transaction) throws NodeFault {
    BigInteger next = nonce();
    BigInteger nonce = transaction.nonce() == null ? next : transaction.nonce();
    Pending<Bytes> hash = Pending.start(() -> facts.hash(transaction, nonce));
    List<Address> owners = facts.ownersOrFault();
    List<Address> agreeing = agreeing(owners, facts.thresholdOrFault());
    Bytes signatures = Bytes.EMPTY;
    for (Address owner : agreeing) {
      signatures = signatures.concat(owner.word()).concat(APPROVED);
    }
    ObjectNode storage = Json.object();
    if (!nonce.equals(next)) {
      storage.put(SafeSlots.NONCE.toHex(), Bytes.word(nonce).toHex());
    }
    for (Address owner : agreeing.subList(1, agreeing.size())) {
      storage.put(SafeSlots.approvedHash(owner, hash.get()).toHex(), YES.toHex());
    }
    ObjectNode overrides = Json.object();
    if (!storage.isEmpty()) {
      ObjectNode account = Json.object();
      account.set("stateDiff", storage);
      overrides.set(safe.toHex(), account);
    }
    Address sender = agreeing.getFirst();
    return new Trial(
        Node.call(sender, safe, BigInteger.ZERO, ExecTransaction.encode(transaction, signatures)),
        sender,
        overrides,
        List.of(
            new Watched(
                safe, true, owners, new CarriedOut(hash.get(), nonce.add(BigInteger.ONE)))));
  }

  private BigInteger nonce() throws NodeFault {
    try {
      return facts.nonceOrFault();
    } catch (NodeFault fault) {
      throw fault.kind() == NodeFault.Kind.UNAVAILABLE ? fault : noSafe();
    }
  }

  private List<Address> agreeing(List<Address> owners, BigInteger threshold) throws NodeFault {
    if (threshold.signum() <= 0 || threshold.compareTo(BigInteger.valueOf(owners.size())) > 0) {
      throw RpcValues.unusable(
          "the Safe's threshold", "is " + threshold + " of " + owners.size() + " owners");
    }
    // The Safe wants its signatures in the order of their owners.
    return owners.stream()
        .sorted(Comparator.comparing(Address::toHex))
        .limit(threshold.intValueExact())
        .toList();
  }

  private NodeFault noSafe() {
    return new NodeFault(
        NodeFault.Kind.UNUSABLE,
        "the node knows no Safe at " + safe + ": what is there does not answer as one");
  }

  /** How control stands after a run with these effects. */
  List<Effect> standing(List<Effect> effects) {
    List<Effect> standing = new ArrayList<>();
    facts.threshold().ifPresent(t -> standing.add(new Effect.ThresholdChanged(safe, t)));
    facts.owners().orElse(List.of()).forEach(o -> standing.add(new Effect.OwnerAdded(safe, o)));
    slots.forEach((slot, pending) -> {
      try {
        Address account = Address.ofWord(pending.get());
        standing.add(
            slot.equals(SafeSlots.GUARD)
                ? new Effect.GuardChanged(safe, account)
                : slot.equals(SafeSlots.MODULE_GUARD)
                    ? new Effect.ModuleGuardChanged(safe, account)
                    : new Effect.FallbackHandlerChanged(safe, account));
      } catch (NodeFault fault) {
        // Then it is not known how it stands, and a payload that sets it must show that it does.
      }
    });
    for (Effect effect : effects) {
      standing.removeIf(before -> Subject.of(before).equals(Subject.of(effect)));
    }
    return standing;
  }
}
