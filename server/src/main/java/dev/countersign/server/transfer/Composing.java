package dev.countersign.server.transfer;

import dev.countersign.chain.ethereum.UnsignedTransaction;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.gate.compose.AccountTerms;
import dev.countersign.gate.compose.Composer;
import dev.countersign.gate.compose.SafeState;
import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.wallet.Wallet;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the payload that an intent asks for, with what only the chain knows. */
final class Composing {
  private static final BigInteger GAS_FOR_A_PAYMENT = BigInteger.valueOf(21_000);

  private final Nodes nodes;
  private final PreparedStore prepared;

  Composing(Nodes nodes, PreparedStore prepared) {
    this.nodes = nodes;
    this.prepared = prepared;
  }

  /**
   * The payload.
   *
   * @throws UnreadableInput when the intent is of a kind that is not composed
   * @throws NodeFault when there is no node of the chain, or it does not say what is needed
   */
  Bytes compose(FiledIntent filed, Wallet wallet) throws NodeFault {
    NodeClient node = node(wallet);
    return switch (wallet.kind()) {
      case SAFE -> PayloadText.of(Composer.forSafe(filed.intent(), safe(filed, wallet, node)));
      case ACCOUNT -> account(filed, wallet, node);
    };
  }

  /** True where no node of that chain is there. */
  boolean isWithoutNode(long chainId) {
    return nodes.on(chainId).isEmpty();
  }

  NodeClient node(Wallet wallet) throws NodeFault {
    return nodes
        .on(wallet.chainId())
        .orElseThrow(() ->
            new NodeFault(
                NodeFault.Kind.UNAVAILABLE,
                "no node of chain " + wallet.chainId() + " answers; name one with --rpc"));
  }

  /**
   * An account's payload that came from elsewhere, with a nonce that is free.
   *
   * @throws NodeFault as above
   */
  Bytes renumbered(Bytes payload, UUID transfer, Wallet wallet) throws NodeFault {
    JsonNode json =
        Json.parse(new String(payload.toArray(), StandardCharsets.UTF_8), "The payload");
    ObjectNode fresh = ((ObjectNode) json).deepCopy();
    fresh.put("nonce", PayloadText.hex(nonce(wallet, transfer, node(wallet))));
    return Bytes.of(Json.compact(fresh).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An account's transaction as somebody asks for it, with what they left open filled in.
   *
   * @param asked in the form of {@code eth_sendTransaction}
   * @throws UnreadableInput when it contradicts itself
   * @throws NodeFault as above
   */
  Bytes filled(ObjectNode asked, Wallet account) throws NodeFault {
    NodeClient node = node(account);
    ObjectNode full = asked.deepCopy();
    full.put("from", account.address().toHex());
    full.put("chainId", PayloadText.hex(BigInteger.valueOf(account.chainId())));
    if (!full.has("nonce")) {
      full.put("nonce", PayloadText.hex(nonce(account, null, node)));
    }
    if (!full.has("gasPrice")) {
      BigInteger type = JsonFields.uintOrNull(full, "type");
      if (type != null && type.compareTo(BigInteger.ONE) <= 0) {
        full.put("gasPrice", PayloadText.hex(Fees.of(node).most()));
      } else {
        Fees.fill(full, node);
      }
    }
    if (!full.has("gas") && !full.has("gasLimit")) {
      full.put("gas", PayloadText.hex(Fees.gas(node, full)));
    }
    UnsignedTransaction.fromJson(full);
    return Bytes.of(Json.compact(full).getBytes(StandardCharsets.UTF_8));
  }

  /** The nonce that an account's next payload gets. */
  BigInteger nonce(Wallet account, @Nullable UUID transfer, NodeClient node) throws NodeFault {
    BigInteger next =
        RpcValues.quantity(
            node.call(
                "eth_getTransactionCount",
                RpcValues.params(
                    RpcValues.text(account.address().toHex()), RpcValues.text("pending"))),
            "the nonce");
    return prepared.freeNonce(account, transfer, next);
  }

  /** The Safe as the chain has it, with a nonce that is free. */
  private SafeState safe(FiledIntent filed, Wallet wallet, NodeClient node) throws NodeFault {
    SafeState state =
        SafeState.of(
                wallet.chainId(), wallet.address(), new NodeView(node).safeFacts(wallet.address()))
            .orElseThrow(() ->
                new NodeFault(
                    NodeFault.Kind.UNAVAILABLE,
                    "the node does not say that " + wallet.address() + " is a Safe"));
    return state.withNonce(prepared.freeNonce(wallet, filed.id(), state.nonce()));
  }

  private Bytes account(FiledIntent filed, Wallet wallet, NodeClient node) throws NodeFault {
    BigInteger nonce = nonce(wallet, filed.id(), node);
    Fees fees = Fees.of(node);
    UnsignedTransaction draft =
        Composer.forAccount(
            filed.intent(), terms(wallet, nonce, fees, BigInteger.valueOf(1_000_000)));
    BigInteger gas =
        draft.payload(wallet.address()).data().isEmpty()
            ? GAS_FOR_A_PAYMENT
            : Fees.gas(node, draft.payload(wallet.address()));
    UnsignedTransaction transaction =
        Composer.forAccount(filed.intent(), terms(wallet, nonce, fees, gas));
    ObjectNode json =
        Json.object()
            .put("maxPriorityFeePerGas", PayloadText.hex(fees.priority()))
            .put("maxFeePerGas", PayloadText.hex(fees.most()))
            .put("gas", PayloadText.hex(gas));
    return PayloadText.of(transaction, wallet.address(), json);
  }

  private static AccountTerms terms(Wallet wallet, BigInteger nonce, Fees fees, BigInteger gas) {
    return new AccountTerms(
        wallet.chainId(), wallet.address(), nonce, fees.priority(), fees.most(), gas);
  }
}
