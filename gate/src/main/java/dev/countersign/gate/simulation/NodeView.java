package dev.countersign.gate.simulation;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.safe.SafeFacts;
import dev.countersign.gate.simulation.Simulated.Standing;
import dev.countersign.gate.simulation.Simulated.State;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one node shows during one check. Everything is asked at most once; once the node did not
 * answer in time it is not asked again.
 */
public final class NodeView {
  /** ERC-4337 from 0.7 on: the entry point hands over the whole operation instead. */
  private static final Bytes EXECUTE_USER_OP = Bytes.fromHex("0x8dd7712f");

  private final Node node;
  private final NodeFacts facts;
  private final Pending<Long> chainId;
  private final Map<Address, SafeOnChain> safes = new ConcurrentHashMap<>();

  /** Begins by asking for the chain. */
  public NodeView(NodeClient client) {
    this.node = new Node(client);
    this.facts = new NodeFacts(node);
    this.chainId = Pending.start(() -> chainId(node));
  }

  /**
   * The chain that the node is on (EIP-155).
   *
   * @throws NodeFault when the node does not say
   */
  public long chainId() throws NodeFault {
    return chainId.get();
  }

  /**
   * True when the node can be asked about a payload of that chain. Where it cannot, a finding says
   * why.
   *
   * @param payload the payload's chain; null where it is not known
   */
  public boolean isOn(@Nullable Long payload, Reading out) {
    try {
      long own = chainId();
      if (payload == null || payload == own) {
        return true;
      }
      out.finding(
          GateFinding.NODE_ON_ANOTHER_CHAIN,
          "The payload is for chain " + payload + ", but the node is on chain " + own,
          "payload",
          payload.toString(),
          "node",
          Long.toString(own));
    } catch (NodeFault fault) {
      out.finding(GateFinding.NODE_UNAVAILABLE, Outcome.capital(fault.sentence()));
    }
    return false;
  }

  /** What the node says of accounts and tokens. */
  public ChainFacts chainFacts() {
    return facts;
  }

  /** What the node says of that Safe; begins by asking all that is always needed. */
  public SafeFacts safeFacts(Address safe) {
    return onChain(safe);
  }

  /**
   * Tries a Safe transaction as it would run once its owners have agreed.
   *
   * @param version not needed, since the Safe itself is asked for the hash; for callers that know
   *     it
   */
  public Simulated safe(Address safe, SafeTransaction transaction, @Nullable SafeVersion version) {
    SafeTrial trial = new SafeTrial(node, safe, onChain(safe));
    try {
      return run(trial.prepare(transaction), trial);
    } catch (NodeFault fault) {
      return simulated(Outcome.of(fault));
    }
  }

  /**
   * Tries a transaction.
   *
   * @param from null where nobody says who sends it; then nothing can be tried
   * @param to null to create a contract
   */
  public Simulated call(
      @Nullable Address from, @Nullable Address to, BigInteger value, Bytes data) {
    if (from == null) {
      return new Simulated(
          State.NONE, "Nothing was simulated: the payload does not say which account sends it");
    }
    List<Watched> watched = new ArrayList<>();
    watched.add(Watched.plain(from));
    if (to != null && !to.equals(from) && ExecTransaction.matches(data)) {
      watched.add(new Watched(to, true, onChain(to).owners().orElse(List.of()), null));
    }
    return run(Trial.of(Node.call(from, to, value, data), from, watched), null);
  }

  /** Tries the call of its account that a user operation has the entry point make. */
  public Simulated operation(Address entryPoint, Address sender, Bytes callData) {
    if (callData.length() >= 4 && callData.slice(0, 4).equals(EXECUTE_USER_OP)) {
      return new Simulated(
          State.UNAVAILABLE,
          "The account is handed the whole user operation, which cannot be tried by itself");
    }
    if (facts.codeHash(sender).filter(AssetJudge.NO_CODE::equals).isPresent()) {
      return new Simulated(
          State.UNAVAILABLE,
          "The account " + sender + " has no code yet, so its call cannot be tried");
    }
    SafeOnChain safe = onChain(sender);
    boolean isSafe = safe.version().isPresent() && safe.owners().isPresent();
    Watched watched =
        isSafe
            ? new Watched(sender, true, safe.owners().orElse(List.of()), null)
            : Watched.plain(sender);
    return run(
        Trial.of(
            Node.call(entryPoint, sender, BigInteger.ZERO, callData), entryPoint, List.of(watched)),
        null);
  }

  private Simulated run(Trial trial, @Nullable SafeTrial safe) {
    try {
      Outcome outcome = new Tracing(node, chainId()).run(trial);
      if (outcome.effects().isEmpty() && safe == null) {
        return simulated(outcome);
      }
      return new Simulated(
          outcome.state(),
          outcome.sentence(),
          outcome.effects(),
          new Standing(
              safe == null ? List.of() : safe.standing(outcome.effects()),
              new Allowances(node).before(outcome.effects(), trial.wallets())));
    } catch (NodeFault fault) {
      return simulated(Outcome.of(fault));
    }
  }

  private static Simulated simulated(Outcome outcome) {
    List<Effect> effects = outcome.effects();
    return new Simulated(outcome.state(), outcome.sentence(), effects, Standing.NOTHING);
  }

  private SafeOnChain onChain(Address safe) {
    return safes.computeIfAbsent(safe, address -> new SafeOnChain(node, address));
  }

  private static long chainId(Node node) throws NodeFault {
    BigInteger id = RpcValues.quantity(node.ask("eth_chainId"), "the chain id");
    if (id.signum() <= 0 || id.bitLength() > 53) {
      throw RpcValues.unusable("the chain id", "is out of range");
    }
    return id.longValueExact();
  }
}
