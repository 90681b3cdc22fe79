package dev.countersign.gate.check;

import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.gate.calls.CallReading;
import dev.countersign.gate.known.Chains;
import dev.countersign.gate.operation.UserOperationReading;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.CheckReport.HashLine;
import dev.countersign.model.value.Address;
import java.util.List;

/** Reads an ERC-4337 user operation. */
final class OperationStep {
  private OperationStep() {}

  static Draft read(UserOperationPayload payload, Context context) {
    Long chainId = context.chain(payload.chainId());
    Address sender = payload.sender();
    context.wallet(sender);
    Reading out = new Reading();
    NodeLink.Side node = context.node().on(chainId, out);
    out.callsContract();
    List<Call> calls =
        new UserOperationReading(context.directory(), node.facts()).read(payload, chainId, out);
    CallReading reading = new CallReading(context.directory(), node.facts());
    calls.forEach(call -> reading.read(call, out));
    Address paymaster = payload.paymaster();
    FeeLimit.judge(
        payload.mostFee(),
        chainId,
        paymaster == null ? "" : " from the paymaster " + context.name(chainId, paymaster),
        out,
        "mostFee",
        payload.mostFee().toString());
    NonceConflicts.known(chainId, sender, payload.nonce(), payload.hash(), context, out);
    Draft draft =
        new Draft(
            "user-operation",
            "User operation of "
                + context.name(chainId, sender)
                + " for the entry point "
                + payload.entryPointVersion()
                + (chainId == null ? "" : " on " + Chains.name(chainId)),
            chainId,
            sender,
            new Fields()
                .add("sender", sender)
                .add("nonce", payload.nonce())
                .add("entryPoint", payload.entryPoint())
                .add("chainId", payload.chainId())
                .add("factory", payload.factory())
                .add("callData", payload.callData())
                .add("paymaster", payload.paymaster())
                .add("mostFee", payload.mostFee())
                .list(),
            payload.hash() == null
                ? List.of()
                : List.of(
                    new HashLine(
                        "userOpHash", payload.hash(), "What the account's owner signs", true)),
            List.of(),
            out);
    Address entryPoint = payload.entryPoint();
    return entryPoint == null
        ? draft.tried(node.untried(draft))
        : draft.tried(node.tryOperation(draft, entryPoint, sender, payload.callData()));
  }
}
