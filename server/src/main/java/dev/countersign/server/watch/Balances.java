package dev.countersign.server.watch;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the company's wallets hold, as a node says: coins, and tokens that moved before. */
public final class Balances {
  private static final Logger LOG = LoggerFactory.getLogger(Balances.class);

  /** {@code balanceOf(address)}. */
  private static final Bytes BALANCE_OF = Bytes.fromHex("0x70a08231");

  private static final int MOST = 50;

  private final WalletStore wallets;
  private final MoveStore moves;
  private final Nodes nodes;
  private final Map<UUID, Map<Asset, BigInteger>> known = new ConcurrentHashMap<>();

  /** Of those wallets, by those nodes. */
  public Balances(WalletStore wallets, MoveStore moves, Nodes nodes) {
    this.wallets = wallets;
    this.moves = moves;
    this.nodes = nodes;
  }

  /** What was read last of a wallet; empty where nothing was yet. */
  public Map<Asset, BigInteger> of(UUID wallet) {
    return known.getOrDefault(wallet, Map.of());
  }

  /** Reads all of them. */
  public void read() {
    List<Wallet> all = wallets.all();
    for (Wallet wallet : all) {
      nodes.on(wallet.chainId()).ifPresent(node -> read(wallet, node));
    }
    known.keySet().retainAll(all.stream().map(Wallet::id).toList());
  }

  private void read(Wallet wallet, NodeClient node) {
    Map<Asset, BigInteger> held = new LinkedHashMap<>();
    List<Asset> assets = new ArrayList<>(List.of(new Asset.Native(wallet.chainId())));
    moves.tokens(wallet.id()).stream().limit(MOST).forEach(assets::add);
    try {
      for (Asset asset : assets) {
        BigInteger amount = amount(wallet, asset, node);
        if (amount.signum() > 0 || asset instanceof Asset.Native) {
          held.put(asset, amount);
        }
      }
      known.put(wallet.id(), held);
    } catch (NodeFault fault) { // what was known stays, and is as old as it is
      LOG.debug("what {} holds is not read: {}", wallet.label(), fault.sentence());
    }
  }

  private static BigInteger amount(Wallet wallet, Asset asset, NodeClient node) throws NodeFault {
    if (!(asset instanceof Asset.Token token)) {
      return RpcValues.quantity(
          node.call(
              "eth_getBalance",
              RpcValues.params(RpcValues.text(wallet.address().toHex()), RpcValues.text("latest"))),
          "the balance");
    }
    Bytes said =
        RpcValues.bytes(
            node.call(
                "eth_call",
                RpcValues.params(
                    Json.object()
                        .put("to", token.contract().toHex())
                        .put("data", BALANCE_OF.concat(wallet.address().word()).toHex()),
                    RpcValues.text("latest"))),
            "the balance");
    return said.length() == 32 ? said.toUnsigned() : BigInteger.ZERO;
  }
}
