package dev.countersign.server.wallet;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.Forms;
import dev.countersign.server.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wallet of some kind leaves the house.
 *
 * @param <T> the kind of wallet
 */
public final class WalletRemoval<T> implements ChangeKind {
  private final String name;
  private final Function<UUID, Optional<T>> there;
  private final Function<T, String> words;
  private final Consumer<T> remove;

  /**
   * Of one kind.
   *
   * @param name of the change
   * @param there finds a wallet that has not left yet
   * @param words what would be different
   * @param remove takes it out, in the transaction at hand
   */
  public WalletRemoval(
      String name,
      Function<UUID, Optional<T>> there,
      Function<T, String> words,
      Consumer<T> remove) {
    this.name = name;
    this.there = there;
    this.words = words;
    this.remove = remove;
  }

  @Override
  public String name() {
    return name;
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
    return List.of(words.apply(wallet(document)));
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    remove.accept(wallet(document));
    return "";
  }

  private T wallet(JsonNode document) {
    UUID id;
    try {
      id = UUID.fromString(document.path("wallet").asString());
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The wallet is none");
    }
    return there
        .apply(id)
        .orElseThrow(() -> new UnreadableInput("There is no such wallet any more"));
  }
}
