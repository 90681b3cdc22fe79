package dev.countersign.gate.check;

import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.known.Chains;
import dev.countersign.gate.operation.TypedUserOperation;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.CheckReport.HashLine;
import dev.countersign.gate.typed.TypedReading;
import dev.countersign.model.value.Address;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads EIP-712 typed data. Nothing runs on chain when it is signed, so nothing is simulated,
 * unless it is a user operation.
 */
final class TypedStep {
  private TypedStep() {}

  static Draft read(TypedDataPayload payload, Context context) {
    Optional<UserOperationPayload> operation = TypedUserOperation.of(payload);
    if (operation.isPresent()) {
      return operation(payload, OperationStep.read(operation.get(), context));
    }
    Long chainId = context.chain(chainId(payload.chainId()));
    Address signer = context.wallet(payload.signer());
    Reading out = new Reading();
    NodeLink.Side node = context.node().on(chainId, out);
    TypedDataPayload asked =
        payload.signer() == null && signer != null ? payload.askedOf(signer) : payload;
    new TypedReading(context.directory(), node.facts()).read(asked, out);
    return new Draft(
            "typed-data",
            summary(payload, chainId),
            chainId,
            signer == null ? owner(out.effects()) : signer,
            new Fields()
                .add("primaryType", payload.primaryType())
                .add("domain.name", payload.domainName())
                .add("domain.chainId", payload.chainId())
                .add("domain.verifyingContract", payload.verifyingContract())
                .addAll("", payload.message())
                .list(),
            hashes(payload),
            List.of(),
            out)
        .tried(OtherSteps.NOTHING_RUNS);
  }

  /**
   * A permit or an authorisation is good only when its owner signs it, so that is who acts. Null
   * where it names none, or several.
   */
  private static @Nullable Address owner(List<Effect> effects) {
    Address found = null;
    for (Effect effect : effects) {
      Address owner =
          effect instanceof Effect.ApprovalGranted approval
              ? approval.owner()
              : effect instanceof Effect.TransferAuthorised transfer ? transfer.from() : null;
      if (owner == null || owner.equals(Effect.SIGNER) || (found != null && !found.equals(owner))) {
        return null;
      }
      found = owner;
    }
    return found;
  }

  /** A user operation that is signed as typed data: what runs is the operation, on chain. */
  private static Draft operation(TypedDataPayload payload, Draft draft) {
    return new Draft(
        draft.kind(),
        draft.summary() + ", signed as typed data",
        draft.chainId(),
        draft.wallet(),
        draft.fields(),
        hashes(payload),
        draft.confirmations(),
        draft.reading(),
        draft.simulation());
  }

  private static List<HashLine> hashes(TypedDataPayload payload) {
    return List.of(
        new HashLine("domainHash", payload.domainHash(), "EIP-712", true),
        new HashLine("messageHash", payload.messageHash(), "EIP-712", true),
        new HashLine("digest", payload.digest(), "What the key signs", true));
  }

  private static String summary(TypedDataPayload payload, @Nullable Long chainId) {
    return "Typed data \""
        + payload.primaryType()
        + "\""
        + (payload.domainName() == null ? "" : " for \"" + payload.domainName() + "\"")
        + (chainId == null ? "" : " on " + Chains.name(chainId));
  }

  private static @Nullable Long chainId(@Nullable BigInteger chainId) {
    return chainId == null || chainId.bitLength() > 53 ? null : chainId.longValueExact();
  }
}
