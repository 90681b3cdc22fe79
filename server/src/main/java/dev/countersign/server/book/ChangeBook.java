package dev.countersign.server.book;

import dev.countersign.drill.play.PlayAddress;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.Forms;
import dev.countersign.server.journal.Journal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Entries of the book come and go. The document has {@code add}, in the form of a file of known
 * addresses, and {@code remove}, the entries that go, with their numbers.
 */
public final class ChangeBook implements ChangeKind {
  /** Its name. */
  public static final String NAME = "book-changed";

  private static final List<String> PARTS =
      List.of("addresses", "tokens", "domains", "bitcoinKeys", "bitcoinAddresses");

  private final BookStore store;
  private final InstantSource clock;

  /** Of that book. */
  public ChangeBook(BookStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String area() {
    return "addresses";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    ObjectNode document = Json.object();
    document.set("add", added(form));
    ArrayNode gone = document.putArray("remove");
    form.keySet().stream()
        .filter(key -> key.matches("remove-[0-9]{1,15}"))
        .sorted()
        .forEach(key -> {
          BookEntry entry =
              store
                  .find(Long.parseLong(key.substring(7)))
                  .orElseThrow(() -> new UnreadableInput("An entry to remove is gone already"));
          gone.addObject()
              .put("id", entry.id())
              .put("part", entry.part())
              .set("value", entry.value());
        });
    return document;
  }

  private static ObjectNode added(Map<String, String> form) {
    String file = form.getOrDefault("file", "");
    if (!file.isBlank()) {
      JsonNode read = Json.parse(file, "The list");
      KnownFile.read(Json.compact(read));
      if (read.has("wallets") || read.has("seen")) {
        throw new UnreadableInput(
            "The list has wallets or payloads that were seen; wallets are added one by one, on"
                + " their own page");
      }
      return (ObjectNode) read;
    }
    ObjectNode add = Json.object();
    switch (form.getOrDefault("part", "")) {
      case "addresses" -> {
        ObjectNode entry = add.putArray("addresses").addObject();
        putChain(entry, form);
        entry.put("address", Forms.text(form, "address", "The address", 42));
        entry.put("kind", Forms.text(form, "kind", "The kind", 30));
        entry.put("label", Forms.text(form, "label", "The label", 100));
      }
      case "tokens" -> {
        ObjectNode entry = add.putArray("tokens").addObject();
        putChain(entry, form);
        entry.put("contract", Forms.text(form, "address", "The contract", 42));
        entry.put("symbol", Forms.text(form, "label", "The symbol", 30));
        entry.put("decimals", number(Forms.text(form, "decimals", "The decimals", 3)));
      }
      case "domains" -> add.putArray("domains").add(Forms.text(form, "label", "The site", 253));
      case "bitcoinAddresses" -> {
        ObjectNode entry = add.putArray("bitcoinAddresses").addObject();
        entry.put("address", Forms.text(form, "address", "The address", 100));
        entry.put("kind", Forms.text(form, "kind", "The kind", 30));
        entry.put("label", Forms.text(form, "label", "The label", 100));
      }
      default -> {
        // Only removals.
      }
    }
    KnownFile.read(Json.compact(add));
    return add;
  }

  private static void putChain(ObjectNode entry, Map<String, String> form) {
    String chain = Forms.optional(form, "chain", "The chain", 18);
    if (!chain.isEmpty()) {
      entry.put("chainId", number(chain));
    }
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,15}")) {
      throw new UnreadableInput("\"" + text + "\" is no whole number");
    }
    return Long.parseLong(text);
  }

  @Override
  public void check(JsonNode document) {
    List<BookEntry> after = new ArrayList<>(store.all());
    for (JsonNode gone : document.path("remove")) {
      if (!after.removeIf(entry -> entry.id() == gone.path("id").asLong())) {
        throw new UnreadableInput("An entry to remove is gone already");
      }
    }
    int come = 0;
    for (String part : PARTS) {
      for (JsonNode value : document.path("add").path(part)) {
        come++;
        after.add(new BookEntry(0, part, value, Instant.EPOCH));
      }
    }
    if (come == 0 && document.path("remove").isEmpty()) {
      throw new UnreadableInput("Nothing would change; give an entry, or tick one to remove");
    }
    Known known = Book.known(after, List.of());
    if (known.addresses().stream().anyMatch(one -> PlayAddress.is(one.address()))) {
      throw new UnreadableInput(
          "This is an address of an exercise: nobody has its key, and what goes there is lost");
    }
  }

  @Override
  public List<String> words(JsonNode document) {
    List<String> words = new ArrayList<>();
    for (String part : PARTS) {
      for (JsonNode value : document.path("add").path(part)) {
        words.add("Known from now on: " + BookWords.of(part, value));
      }
    }
    for (JsonNode gone : document.path("remove")) {
      words.add(
          "Not known any more: " + BookWords.of(gone.path("part").asString(), gone.path("value")));
    }
    return words;
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    for (JsonNode gone : document.path("remove")) {
      store.remove(gone.path("id").asLong(), clock.instant());
    }
    for (String part : PARTS) {
      for (JsonNode value : document.path("add").path(part)) {
        store.list(part, value, clock.instant());
      }
    }
    return "";
  }
}
