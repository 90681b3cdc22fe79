package dev.countersign.server.rpc;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.machine.CallingMachine;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.transfer.AccountDesk;
import dev.countersign.server.wallet.Wallet;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Answers one request of JSON-RPC after the other. */
public final class RpcDesk {
  private final RpcSigning signing;
  private final AccountDesk accounts;
  private final Nodes nodes;

  /** A desk that passes on to those nodes. */
  public RpcDesk(RpcSigning signing, AccountDesk accounts, Nodes nodes) {
    this.signing = signing;
    this.accounts = accounts;
    this.nodes = nodes;
  }

  /**
   * The result of a request.
   *
   * @param key that came beside it, or empty
   * @throws RpcFault when there is none
   */
  JsonNode answer(CallingMachine who, Wallet wallet, RpcCall call, String key) throws RpcFault {
    try {
      return switch (call.method()) {
        case "eth_accounts", "eth_requestAccounts" -> accounts(wallet);
        case "eth_chainId" -> RpcValues.text(RpcValues.hex(chain(wallet)));
        case "net_version" -> RpcValues.text(chain(wallet).toString());
        case "eth_sendTransaction", "eth_signTransaction" -> {
          demandAccount(wallet);
          yield signing.answer(who, wallet, Asked.transaction(call, wallet, key));
        }
        case "eth_signTypedData_v4", "eth_signTypedData_v3", "eth_signTypedData" -> {
          demandAccount(wallet);
          yield signing.answer(who, wallet, Asked.typed(call, wallet, key));
        }
        case "personal_sign" -> {
          demandAccount(wallet);
          yield signing.answer(who, wallet, Asked.message(call, wallet, key));
        }
        default -> passed(wallet, call);
      };
    } catch (NodeFault e) {
      throw RpcFault.of(e);
    } catch (UnreadableInput e) {
      throw new RpcFault(RpcFault.BAD_PARAMS, e.sentence());
    }
  }

  private JsonNode passed(Wallet wallet, RpcCall call) throws RpcFault, NodeFault {
    if (!Passed.METHODS.contains(call.method())) {
      throw new RpcFault(
          RpcFault.NO_METHOD,
          "The method is not offered here: what reads is passed on to the node, and what signs is"
              + " eth_sendTransaction, eth_signTransaction, eth_signTypedData_v4 and personal_sign");
    }
    if (isOwnPendingCount(wallet, call)) {
      return RpcValues.text(RpcValues.hex(accounts.nextNonce(wallet)));
    }
    NodeClient node =
        nodes
            .on(wallet.chainId())
            .orElseThrow(
                () -> new RpcFault(RpcFault.NODE, "No node of the wallet's chain answers"));
    return node.call(call.method(), call.params());
  }

  /** Nonces of transactions that are given away and not sent yet are known here alone. */
  private static boolean isOwnPendingCount(Wallet wallet, RpcCall call) {
    return wallet.kind() == Wallet.Kind.ACCOUNT
        && call.method().equals("eth_getTransactionCount")
        && call.params().path(0).asString("").equalsIgnoreCase(wallet.address().toHex())
        && call.params().path(1).asString("").equals("pending");
  }

  private static void demandAccount(Wallet wallet) throws RpcFault {
    if (wallet.kind() != Wallet.Kind.ACCOUNT) {
      throw new RpcFault(
          RpcFault.REFUSED,
          "The wallet is a Safe, which has no key of its own; file an intent (POST"
              + " /api/v1/intents)");
    }
  }

  private static ArrayNode accounts(Wallet wallet) {
    return Json.object().arrayNode().add(wallet.address().toHex());
  }

  private static BigInteger chain(Wallet wallet) {
    return BigInteger.valueOf(wallet.chainId());
  }
}
