package dev.countersign.server.wallet;

import dev.countersign.drill.play.PlayAddress;
import dev.countersign.gate.known.Chains;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.Forms;
import dev.countersign.server.journal.Journal;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A wallet comes under Countersign. */
public final class AddWallet implements ChangeKind {
  private final WalletStore wallets;
  private final Supplier<Set<Address>> keys;
  private final Predicate<String> elsewhere;
  private final InstantSource clock;

  /**
   * To those wallets.
   *
   * @param keys the accounts that Countersign has keys of
   * @param elsewhere whether a wallet of another kind has a label
   */
  public AddWallet(
      WalletStore wallets,
      Supplier<Set<Address>> keys,
      Predicate<String> elsewhere,
      InstantSource clock) {
    this.wallets = wallets;
    this.keys = keys;
    this.elsewhere = elsewhere;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "wallet-added";
  }

  @Override
  public String area() {
    return "wallets";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    ObjectNode document = Json.object().put("id", UUID.randomUUID().toString());
    document.put("kind", Forms.text(form, "kind", "The kind", 10));
    document.put("chainId", chain(Forms.text(form, "chain", "The chain", 15)));
    String signer = Forms.text(form, "key", "Countersign's key", 42);
    document.put("signingKey", Address.parse(signer, "Countersign's key").toString());
    String address =
        document.path("kind").asString().equals("account")
            ? signer
            : Forms.text(form, "address", "The Safe's address", 42);
    document.put("address", Address.parse(address, "The Safe's address").toString());
    document.put("label", WalletLabel.read(form));
    ArrayNode tags = document.putArray("tags");
    Forms.names(form, "tags", "The tag").forEach(tags::add);
    String service = Forms.optional(form, "service", "The transaction service", 300);
    if (!service.isEmpty()) {
      document.put("service", service);
    }
    String executor = Forms.optional(form, "executor", "The executor", 40);
    if (!executor.isEmpty()) {
      document.put("executor", executor);
    }
    return document;
  }

  @Override
  public void check(JsonNode document) {
    Wallet wallet = wallet(document);
    WalletLabel.check(wallet.label(), "cold-1");
    if (PlayAddress.is(wallet.address()) || PlayAddress.is(wallet.signingKey())) {
      throw new UnreadableInput(
          "This is an address of an exercise: nobody has its key, and it can be no wallet");
    }
    if (!keys.get().contains(wallet.signingKey())) {
      throw new UnreadableInput("Countersign has no key of the account " + wallet.signingKey());
    }
    if (wallets.at(wallet.chainId(), wallet.address()).isPresent()) {
      throw new UnreadableInput("This wallet is under Countersign already");
    }
    if (wallets.labelled(wallet.label()).isPresent() || elsewhere.test(wallet.label())) {
      throw WalletLabel.taken(wallet.label());
    }
    UUID executor = wallet.executor();
    if (executor != null
        && wallets
            .find(executor)
            .filter(one -> one.kind() == Wallet.Kind.ACCOUNT && one.chainId() == wallet.chainId())
            .isEmpty()) {
      throw new UnreadableInput("The executor is no account of the same chain");
    }
  }

  @Override
  public List<String> words(JsonNode document) {
    Wallet wallet = wallet(document);
    return List.of(
        "The "
            + (wallet.kind() == Wallet.Kind.SAFE ? "Safe " : "account ")
            + wallet.address()
            + " on "
            + Chains.name(wallet.chainId())
            + " comes under Countersign as \""
            + wallet.label()
            + "\", which signs for it with the key "
            + wallet.signingKey());
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    wallets.add(wallet(document), clock.instant());
    return "";
  }

  private static Wallet wallet(JsonNode document) {
    try {
      return new Wallet(
          UUID.fromString(document.path("id").asString()),
          Wallet.Kind.valueOf(document.path("kind").asString().toUpperCase(Locale.ROOT)),
          document.path("chainId").asLong(),
          Address.of(document.path("address").asString()),
          document.path("label").asString(),
          document.path("tags").valueStream().map(JsonNode::asString).toList(),
          Address.of(document.path("signingKey").asString()),
          service(document.path("service").asString("")),
          document.has("executor") ? UUID.fromString(document.path("executor").asString()) : null);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The wallet's kind or executor is none that there is");
    }
  }

  private static @Nullable URI service(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("https?://[A-Za-z0-9.:\\[\\]/_~-]+")) {
      throw new UnreadableInput(
          "The transaction service is no address; expected one such as"
              + " https://safe-transaction-mainnet.example/");
    }
    return URI.create(text);
  }

  private static long chain(String text) {
    if (!text.matches("[1-9][0-9]{0,14}")) {
      throw new UnreadableInput("The chain id is none; expected a number such as 1 for Ethereum");
    }
    return Long.parseLong(text);
  }
}
