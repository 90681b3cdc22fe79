package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.server.bitcoin.BitcoinWallet;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.bitcoin.CoinStore;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import dev.countersign.server.wire.JsonBody;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/wallets}: the wallets under Countersign, and the Bitcoin wallets that are watched.
 */
@RestController
public final class WalletsApi {
  private final WalletStore wallets;
  private final BitcoinWalletStore bitcoin;
  private final CoinStore store;

  /** An API over those wallets. */
  public WalletsApi(WalletStore wallets, BitcoinWalletStore bitcoin, CoinStore store) {
    this.wallets = wallets;
    this.bitcoin = bitcoin;
    this.store = store;
  }

  /** All, by label. */
  @GetMapping("/api/v1/wallets")
  public ResponseEntity<byte[]> all() {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("wallets");
    for (Wallet wallet : wallets.all()) {
      ObjectNode one = list.addObject();
      one.put("id", wallet.id().toString());
      one.put("label", wallet.label());
      one.put("kind", wallet.kind().word());
      one.put("chainId", wallet.chainId());
      one.put("address", wallet.address().toString());
      ArrayNode tags = one.putArray("tags");
      wallet.tags().forEach(tags::add);
    }
    ArrayNode coins = answer.putArray("bitcoin");
    for (BitcoinWallet wallet : bitcoin.all()) {
      ObjectNode one = coins.addObject();
      one.put("id", wallet.id().toString());
      one.put("label", wallet.label());
      one.put("network", wallet.network());
      one.put("addresses", wallet.words());
      wallet
          .since()
          .ifPresent(
              since -> one.put("sinceBlock", since).put("satoshi", store.unspent(wallet.id())));
    }
    return JsonBody.ok(answer);
  }
}
