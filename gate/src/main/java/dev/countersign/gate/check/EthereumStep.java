package dev.countersign.gate.check;

import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.gate.calls.CallReading;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Chains;
import dev.countersign.gate.operation.DelegationReading;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.CheckReport.Field;
import dev.countersign.gate.report.CheckReport.HashLine;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an Ethereum transaction. */
final class EthereumStep {
  private EthereumStep() {}

  static Draft read(EthereumPayload payload, Context context) {
    Long chainId = context.chain(payload.chainId());
    Address from = context.wallet(payload.from());
    Reading out = new Reading();
    NodeLink.Side node = context.node().on(chainId, out);
    if (payload.chainId() == null) {
      chainUnknown(payload, chainId, out);
    }
    fee(payload, chainId, out);
    for (EthereumPayload.Authorization authorization : payload.authorizations()) {
      DelegationReading.read(authorization, authorization.authority(), context.directory(), out);
    }
    Address actor = from == null ? Effect.SIGNER : from;
    Address to = payload.to();
    new CallReading(context.directory(), node.facts())
        .read(new Call(chainId, actor, to, payload.value(), payload.data(), false, "", 0), out);
    Bytes hash = payload.signingHash();
    if (hash == null) {
      // Without it nobody can compare what the device shows; the node may still fill the fields in.
      hashIncomplete(payload, out);
    }
    NonceConflicts.known(chainId, from, payload.nonce(), hash, context, out);
    Draft draft =
        new Draft(
            "ethereum-transaction",
            summary(payload, chainId, from, context),
            chainId,
            from,
            fields(payload),
            hash == null
                ? List.of()
                : List.of(new HashLine("signingHash", hash, "What the key signs", true)),
            List.of(),
            out);
    return draft.tried(node.tryCall(draft, to, payload.value(), payload.data()));
  }

  private static void chainUnknown(EthereumPayload payload, @Nullable Long chainId, Reading out) {
    boolean everyChain = payload.signingHash() != null;
    if (everyChain || chainId == null) {
      out.finding(
          GateFinding.CHAIN_UNKNOWN,
          everyChain
              ? "The transaction names no chain (it is from before EIP-155): the same signature is"
                  + " good on every chain"
              : "The transaction does not say for which chain it is");
    }
  }

  private static void hashIncomplete(EthereumPayload payload, Reading out) {
    out.finding(
        GateFinding.HASH_INCOMPLETE,
        "The transaction leaves fields to be filled in later"
            + (payload.nonce() == null ? ", the nonce among them" : "")
            + ", so what the key will sign is not settled");
  }

  private static void fee(EthereumPayload payload, @Nullable Long chainId, Reading out) {
    BigInteger price = payload.maxFeePerGas();
    BigInteger limit = payload.gasLimit();
    if (price == null || limit == null) {
      return;
    }
    FeeLimit.judge(
        price.multiply(limit).add(payload.maxBlobFee()),
        chainId,
        "",
        out,
        "gasLimit",
        limit.toString(),
        "maxFeePerGas",
        price.toString(),
        "maxBlobFee",
        payload.maxBlobFee().toString());
  }

  private static String summary(
      EthereumPayload payload, @Nullable Long chainId, @Nullable Address from, Context context) {
    Address to = payload.to();
    String what =
        to == null
            ? "the creation of a contract"
            : (payload.data().isEmpty() ? "a payment to " : "a call of ")
                + context.name(chainId, to);
    return (payload.signed() ? "Signed" : "Unsigned")
        + " transaction of type "
        + payload.type()
        + (from == null ? "" : " from " + context.name(chainId, from))
        + (chainId == null ? "" : " on " + Chains.name(chainId))
        + ": "
        + what
        + (payload.authorizations().isEmpty()
            ? ""
            : ", with "
                + payload.authorizations().size()
                + " delegation(s) of accounts to code (EIP-7702)");
  }

  private static List<Field> fields(EthereumPayload payload) {
    Fields fields =
        new Fields()
            .add("type", payload.type())
            .add("chainId", payload.chainId())
            .add("from", payload.from())
            .add("to", payload.to())
            .add("value", payload.value())
            .add("data", payload.data())
            .add("nonce", payload.nonce())
            .add("maxFeePerGas", payload.maxFeePerGas())
            .add("gasLimit", payload.gasLimit());
    for (int i = 0; i < payload.authorizations().size(); i++) {
      EthereumPayload.Authorization one = payload.authorizations().get(i);
      String at = "authorizations[" + i + "].";
      fields
          .add(at + "chainId", one.chainId())
          .add(at + "delegate", one.delegate())
          .add(at + "nonce", one.nonce())
          .add(at + "authority", one.authority());
    }
    return fields.list();
  }
}
