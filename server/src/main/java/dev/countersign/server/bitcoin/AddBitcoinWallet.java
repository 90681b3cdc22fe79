package dev.countersign.server.bitcoin;

import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.ExtendedKey;
import dev.countersign.chain.bitcoin.WalletAddresses;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.Forms;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.wallet.WalletLabel;
import dev.countersign.server.wallet.WalletStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Bitcoin wallet is watched from then on. */
public final class AddBitcoinWallet implements ChangeKind {
  private static final int MOST_ADDRESSES = 500;
  private static final List<String> NETWORKS =
      List.of("main", "test", "testnet4", "signet", "regtest");

  private final BitcoinWalletStore store;
  private final WalletStore wallets;
  private final InstantSource clock;

  /** To those, beside those others, whose labels it must not have. */
  public AddBitcoinWallet(BitcoinWalletStore store, WalletStore wallets, InstantSource clock) {
    this.store = store;
    this.wallets = wallets;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "bitcoin-wallet-added";
  }

  @Override
  public String area() {
    return "wallets";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    ObjectNode document = Json.object().put("id", UUID.randomUUID().toString());
    document.put("label", WalletLabel.read(form));
    String network = Forms.text(form, "network", "The network", 10);
    document.put("network", network);
    ArrayNode addresses = document.putArray("addresses");
    for (String one : form.getOrDefault("addresses", "").split("[,\\s]+", -1)) {
      if (!one.isEmpty()) {
        addresses.add(address(one, network));
      }
    }
    String key = Forms.optional(form, "xpub", "The extended public key", 2_000);
    if (!key.isEmpty()) {
      document.put("key", key);
      document.put("form", Forms.text(form, "form", "The form of its addresses", 10));
    }
    document.put("used", used(Forms.optional(form, "used", "The number of used addresses", 6)));
    return document;
  }

  /** The one way of writing it on that network. */
  private static String address(String text, String network) {
    BitcoinAddress address = BitcoinAddress.parse(text, "One of the addresses");
    BitcoinNetwork wanted = BitcoinWallet.form(network);
    boolean old = !text.toLowerCase(Locale.ROOT).matches("(bc|tb|bcrt)1.*");
    // Old addresses of regtest are written as testnet's are.
    boolean alike =
        old && (address.network() != BitcoinNetwork.MAINNET) == (wanted != BitcoinNetwork.MAINNET);
    if (address.network() != wanted && !alike) {
      throw new UnreadableInput("The address " + address + " is one of another network");
    }
    return BitcoinAddress.of(wanted, address.scriptPubKey()).orElseThrow();
  }

  private static int used(String text) {
    if (!text.matches("[0-9]{0,4}")) {
      throw new UnreadableInput(
          "The number of used addresses is none; expected one from 0 to 9999");
    }
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  @Override
  public void check(JsonNode document) {
    BitcoinWallet wallet = wallet(document);
    WalletLabel.check(wallet.label(), "cold-btc");
    if (!NETWORKS.contains(wallet.network())) {
      throw new UnreadableInput(
          "The network is none; expected one of " + String.join(", ", NETWORKS));
    }
    if (wallet.derived().isPresent() == !wallet.addresses().isEmpty()) {
      throw new UnreadableInput(
          "Say either the wallet's addresses or its extended public key, and not both");
    }
    if (wallet.addresses().size() > MOST_ADDRESSES) {
      throw new UnreadableInput(
          "There are more than " + MOST_ADDRESSES + " addresses; give the wallet's key instead");
    }
    wallet.derived().ifPresent(from -> checkLetter(from, wallet.form()));
    if (wallets.labelled(wallet.label()).isPresent()) {
      throw WalletLabel.taken(wallet.label());
    }
    store.all().forEach(other -> checkBeside(wallet, other));
  }

  /** What the first letter of a key says (SLIP-132) must be what is said beside it. */
  private static void checkLetter(BitcoinWallet.Derived from, BitcoinNetwork network) {
    char letter = from.key().charAt(from.key().indexOf(']') + 1);
    if ("xyzYZ".indexOf(letter) >= 0 != (network == BitcoinNetwork.MAINNET)) {
      throw new UnreadableInput(
          "The extended public key is one of another network: "
              + letter
              + "pub; those of the main network begin with xpub, ypub or zpub, others with tpub,"
              + " upub or vpub");
    }
    if ("YZUV".indexOf(letter) >= 0) {
      throw new UnreadableInput(
          "The extended public key is one of several of a wallet; give the wallet's addresses"
              + " instead");
    }
    WalletAddresses.Form said =
        switch (letter) {
          case 'y', 'u' -> WalletAddresses.Form.NESTED;
          case 'z', 'v' -> WalletAddresses.Form.P2WPKH;
          default -> from.form();
        };
    if (said != from.form()) {
      throw new UnreadableInput(
          "The extended public key begins with "
              + letter
              + "pub, and so is one of "
              + said.word()
              + " addresses, not of "
              + from.form().word());
    }
  }

  private static void checkBeside(BitcoinWallet wallet, BitcoinWallet other) {
    if (other.label().equals(wallet.label())) {
      throw WalletLabel.taken(wallet.label());
    }
    if (!other.network().equals(wallet.network())) {
      throw new UnreadableInput(
          "All Bitcoin wallets are of one network, and \""
              + other.label()
              + "\" is of the network "
              + other.network());
    }
    boolean shares =
        Watchlist.of(List.of(other), place -> -1).hasAnyOf(wallet)
            || Watchlist.of(List.of(wallet), place -> -1).hasAnyOf(other);
    if (shares) {
      throw new UnreadableInput("The wallet \"" + other.label() + "\" has one of its addresses");
    }
  }

  @Override
  public List<String> words(JsonNode document) {
    BitcoinWallet wallet = wallet(document);
    List<String> lines = new ArrayList<>();
    lines.add(
        "The Bitcoin wallet \""
            + wallet.label()
            + "\" on the network "
            + wallet.network()
            + " is watched: "
            + wallet
                .derived()
                .map(from ->
                    "all "
                        + from.form().word()
                        + " addresses of "
                        + from.key()
                        + ", of which "
                        + wallet.used()
                        + " of each branch were used")
                .orElse(String.join(", ", wallet.addresses())));
    first(wallet).ifPresent(one -> lines.add("The first address of that key is " + one));
    return lines;
  }

  private static Optional<String> first(BitcoinWallet wallet) {
    return wallet.derivation().flatMap(one -> one.at(0, 0));
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    store.add(wallet(document), clock.instant());
    return "";
  }

  private static BitcoinWallet wallet(JsonNode document) {
    try {
      return new BitcoinWallet(
          UUID.fromString(document.path("id").asString()),
          document.path("label").asString(),
          document.path("network").asString(),
          document.path("addresses").valueStream().map(JsonNode::asString).distinct().toList(),
          document.has("key") ? Optional.of(derived(document)) : Optional.empty(),
          document.path("used").asInt(),
          Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput(
          "The form of the addresses is none; expected one of "
              + Arrays.stream(WalletAddresses.Form.values())
                  .map(WalletAddresses.Form::word)
                  .toList());
    }
  }

  private static BitcoinWallet.Derived derived(JsonNode document) {
    String key = document.path("key").asString();
    ExtendedKey.parse(key, "The extended public key");
    return new BitcoinWallet.Derived(
        key,
        WalletAddresses.Form.valueOf(document.path("form").asString().toUpperCase(Locale.ROOT)));
  }
}
