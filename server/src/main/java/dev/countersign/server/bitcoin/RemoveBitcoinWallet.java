package dev.countersign.server.bitcoin;

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

/** A Bitcoin wallet is no longer watched. */
public final class RemoveBitcoinWallet implements ChangeKind {
  private final BitcoinWalletStore store;
  private final InstantSource clock;

  /** From those. */
  public RemoveBitcoinWallet(BitcoinWalletStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "bitcoin-wallet-removed";
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
    BitcoinWallet wallet = wallet(document);
    return List.of(
        "The Bitcoin wallet \"" + wallet.label() + "\" is no longer watched: " + wallet.words());
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    store.remove(wallet(document).id(), clock.instant());
    return "";
  }

  private BitcoinWallet wallet(JsonNode document) {
    try {
      return store
          .find(UUID.fromString(document.path("wallet").asString()))
          .orElseThrow(() -> new UnreadableInput("There is no such wallet any more"));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The wallet is none");
    }
  }
}
