package dev.countersign.gate.simulation;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.effect.Effect;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What spenders may take before a run that changes it: a call that raises or lowers an allowance
 * says by how much, and the token's event to how much.
 */
final class Allowances {
  private static final Bytes ALLOWANCE = Selector.of("allowance(address,address)");
  private static final AbiParameters OWNER_AND_SPENDER = AbiParameters.parse("address,address");
  private static final int MOST = 64;

  private final Node node;

  Allowances(Node node) {
    this.node = node;
  }

  /** One for each token approval of the wallets among the effects; left out where not told. */
  List<Effect.ApprovalGranted> before(List<Effect> effects, Set<Address> wallets) {
    Map<Effect.ApprovalGranted, Pending<BigInteger>> asked = new LinkedHashMap<>();
    for (Effect effect : effects) {
      if (effect
              instanceof
              Effect.ApprovalGranted(
                  Asset.Token token,
                  Address owner,
                  Address spender,
                  var amount,
                  var all,
                  var end)
          && amount.units().signum() > 0
          && end == null
          && wallets.contains(owner)
          && asked.size() < MOST) {
        asked.computeIfAbsent(
            new Effect.ApprovalGranted(token, owner, spender, Amount.ZERO, false, null),
            key -> Pending.start(() -> allowance(token.contract(), owner, spender)));
      }
    }
    List<Effect.ApprovalGranted> before = new ArrayList<>();
    asked.forEach((key, pending) -> {
      try {
        BigInteger amount = pending.get();
        before.add(
            new Effect.ApprovalGranted(
                key.asset(),
                key.owner(),
                key.spender(),
                new Amount(amount),
                AssetJudge.unlimited(amount),
                null));
      } catch (NodeFault fault) {
        // Then nothing counts as allowed before.
      }
    });
    return before;
  }

  private BigInteger allowance(Address token, Address owner, Address spender) throws NodeFault {
    Bytes answer =
        node.read(null, token, ALLOWANCE.concat(OWNER_AND_SPENDER.encode(owner, spender)));
    return answer.length() == 32 ? answer.toUnsigned() : BigInteger.ZERO;
  }
}
