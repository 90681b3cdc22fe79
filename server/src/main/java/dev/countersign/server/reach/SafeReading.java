package dev.countersign.server.reach;

import dev.countersign.access.wallet.OnChain;
import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.AbiValues;
import dev.countersign.chain.abi.Selector;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.gate.compose.SafeState;
import dev.countersign.gate.known.Chains;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.wallet.Wallet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the chain says of a wallet: a Safe's owners, threshold, modules and guard, and the owners of
 * Safes that are owners. Where the node does not say, neither is it guessed.
 */
final class SafeReading {
  /** Keccak-256 of {@code guard_manager.guard.address}; Safes from 1.3.0 on keep it there. */
  private static final String GUARD =
      "0x4a204f620c8c5ccdca3fd54d003badd85ba500436a431f0cbda4f558c93c34c8";

  private static final Bytes MODULES = Selector.of("getModulesPaginated(address,uint256)");
  private static final AbiParameters ASKED = AbiParameters.parse("address,uint256");
  private static final AbiParameters PAGE = AbiParameters.parse("address[],address");
  private static final Address SENTINEL = Address.ofWord(Bytes.word(BigInteger.ONE));
  private static final int A_PAGE = 50;
  private static final int MOST_PAGES = 4;
  private static final int DEEPEST = 3;
  private static final int MOST_SAFES = 20;

  private final NodeClient node;
  private final NodeView view;
  private final long chainId;
  private final Set<Address> seen = new HashSet<>();

  private SafeReading(NodeClient node, long chainId) {
    this.node = node;
    this.view = new NodeView(node);
    this.chainId = chainId;
  }

  /** Of that wallet. */
  static OnChain of(Wallet wallet, Nodes nodes) {
    return switch (wallet.kind()) {
      case ACCOUNT -> new OnChain.Account();
      case SAFE -> {
        NodeClient node = nodes.on(wallet.chainId()).orElse(null);
        if (node == null) {
          yield new OnChain.Unread(
              "No node of "
                  + Chains.name(wallet.chainId())
                  + " answers, so nobody can say who the owners are.");
        }
        yield new SafeReading(node, wallet.chainId())
            .safe(wallet.address(), 0)
            .<OnChain>map(safe -> safe)
            .orElseGet(() ->
                new OnChain.Unread(
                    "The node does not say who the owners of "
                        + wallet.address()
                        + " are, or it is no Safe."));
      }
    };
  }

  private Optional<OnChain.Safe> safe(Address address, int depth) {
    if (depth > DEEPEST || seen.size() >= MOST_SAFES || !seen.add(address)) {
      return Optional.empty();
    }
    return SafeState.of(chainId, address, view.safeFacts(address))
        .map(state -> {
          Map<Address, OnChain.Safe> nested = new HashMap<>();
          for (Address owner : state.owners()) {
            if (hasCode(owner)) {
              safe(owner, depth + 1).ifPresent(inner -> nested.put(owner, inner));
            }
          }
          List<Address> modules = new ArrayList<>();
          boolean whole = modules(address, modules);
          Optional<Address> guard = guard(address);
          return new OnChain.Safe(
              state.owners(),
              state.threshold(),
              modules,
              guard.filter(one -> !one.isZero()).orElse(null),
              whole && guard.isPresent(),
              nested);
        });
  }

  private boolean hasCode(Address address) {
    try {
      return RpcValues.bytes(
                  node.call(
                      "eth_getCode",
                      RpcValues.params(RpcValues.text(address.toHex()), RpcValues.text("latest"))),
                  "the code")
              .length()
          > 0;
    } catch (NodeFault e) {
      return false; // then it is an owner of whom nothing more is known
    }
  }

  /** Whether these are all. */
  private boolean modules(Address safe, List<Address> into) {
    Address from = SENTINEL;
    try {
      for (int page = 0; page < MOST_PAGES; page++) {
        Bytes data = MODULES.concat(ASKED.encode(from, BigInteger.valueOf(A_PAGE)));
        ObjectNode call = Json.object().put("to", safe.toHex()).put("data", data.toHex());
        Bytes answer =
            RpcValues.bytes(
                node.call("eth_call", RpcValues.params(call, RpcValues.text("latest"))),
                "the modules");
        AbiValues values = PAGE.decode(answer, "getModulesPaginated()");
        for (Object module : values.list(0)) {
          into.add((Address) module);
        }
        from = values.address(1);
        if (from.equals(SENTINEL) || from.isZero()) {
          return true;
        }
        if (!into.contains(from)) { // from 1.4.0 on it is the last of the page, before the next one
          into.add(from);
        }
      }
      return false;
    } catch (NodeFault | UnreadableInput e) {
      return false;
    }
  }

  private Optional<Address> guard(Address safe) {
    try {
      Bytes word =
          RpcValues.word(
              node.call(
                  "eth_getStorageAt",
                  RpcValues.params(
                      RpcValues.text(safe.toHex()),
                      RpcValues.text(GUARD),
                      RpcValues.text("latest"))),
              "the guard");
      return Optional.of(Address.ofWord(word));
    } catch (NodeFault e) {
      return Optional.empty();
    }
  }
}
