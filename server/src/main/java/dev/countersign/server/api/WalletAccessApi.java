package dev.countersign.server.api;

import dev.countersign.access.wallet.AccessFile;
import dev.countersign.model.json.Json;
import dev.countersign.server.reach.WalletReach;
import dev.countersign.server.reach.WalletReach.Reach;
import dev.countersign.server.wallet.WalletStore;
import dev.countersign.server.wire.JsonBody;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/wallets/{id}/access}: who can do what with a wallet. */
@RestController
public final class WalletAccessApi {
  private final WalletReach reach;
  private final WalletStore wallets;

  /** An API over those wallets. */
  public WalletAccessApi(WalletReach reach, WalletStore wallets) {
    this.reach = reach;
    this.wallets = wallets;
  }

  /** Of one wallet. */
  @GetMapping("/api/v1/wallets/{id}/access")
  public ResponseEntity<byte[]> access(@PathVariable UUID id) {
    return wallets
        .find(id)
        .filter(wallet -> wallets.present(wallet.id()))
        .map(wallet -> {
          Reach one = reach.of(wallet);
          ObjectNode json = Json.object().put("wallet", wallet.id().toString());
          json.put("label", wallet.label());
          if (one.reviewed() != null) {
            json.put("reviewed", one.reviewed().at().toString());
          }
          json.setAll(AccessFile.json(one.access()));
          return JsonBody.ok(json);
        })
        .orElseGet(() ->
            Problem.response(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is no such wallet",
                "No wallet is under Countersign at this address."));
  }
}
