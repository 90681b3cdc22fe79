package dev.countersign.server.wallet;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.Forms;
import dev.countersign.server.journal.Journal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A wallet is no longer under Countersign: nothing more is signed for it. */
public final class RemoveWallet implements ChangeKind {
  private final WalletStore wallets;
  private final InstantSource clock;

  /** From those wallets. */
  public RemoveWallet(WalletStore wallets, InstantSource clock) {
    this.wallets = wallets;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "wallet-removed";
  }

  @Override
  public String area() {
    return "wallets";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    return Json.object().put("wallet", Forms.text(form, "wallet", "The wallet", 40));
  }

  @Override
  public void check(JsonNode document) {
    wallet(document);
  }

  @Override
  public List<String> words(JsonNode document) {
    Wallet wallet = wallet(document);
    return List.of(
        "Nothing more is signed for the wallet \"" + wallet.label() + "\", " + wallet.address());
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    wallets.remove(wallet(document).id(), clock.instant());
    return "";
  }

  private Wallet wallet(JsonNode document) {
    try {
      return wallets
          .find(UUID.fromString(document.path("wallet").asString()))
          .filter(one -> wallets.present(one.id()))
          .orElseThrow(() -> new UnreadableInput("There is no such wallet any more"));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The wallet is none");
    }
  }
}
