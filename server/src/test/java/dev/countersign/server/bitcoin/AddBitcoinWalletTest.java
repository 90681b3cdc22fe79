package dev.countersign.server.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.store.Database;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.wallet.AddWallet;
import dev.countersign.server.wallet.WalletStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What may be watched as a Bitcoin wallet, beside one with the account of BIP-84's example. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddBitcoinWalletTest {
  private static final String ZPUB =
      "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";

  /** Its first address. */
  private static final String FIRST = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";

  private static final String OTHER = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT";

  @TempDir private static Path folder;

  private CrashingPostgres postgres;
  private Database database;
  private AddBitcoinWallet kind;

  @BeforeAll
  void start() {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    database = Database.open(postgres.url(), null, null);
    BitcoinWalletStore store = new BitcoinWalletStore(database.source());
    kind = new AddBitcoinWallet(store, new WalletStore(database.source()), () -> Instant.EPOCH);
    ObjectNode first = read("cold-btc", "main", "", ZPUB, "p2wpkh");
    kind.check(first);
    assertThat(kind.words(first)).last().asString().endsWith(FIRST);
    new JournalStore(database.source(), () -> Instant.EPOCH)
        .record(entries -> kind.apply(first, entries));
  }

  @AfterAll
  void end() {
    database.close();
    postgres.close();
  }

  private ObjectNode read(String label, String network, String addresses, String key, String form) {
    Map<String, String> said = new HashMap<>();
    said.put("label", label);
    said.put("network", network);
    said.put("addresses", addresses);
    said.put("xpub", key);
    said.put("form", form);
    return kind.read(said);
  }

  @Test
  void theOtherWalletsCannotHaveItsLabel() {
    Address key = Address.parse("0x" + "11".repeat(20), "the key");
    AddWallet other =
        new AddWallet(
            new WalletStore(database.source()),
            () -> Set.of(key),
            label -> label.equals("cold-btc"),
            () -> Instant.EPOCH);
    Map<String, String> form =
        new HashMap<>(Map.of("kind", "account", "chain", "1", "key", key.toString()));
    form.put("label", "Cold-BTC");
    assertThatThrownBy(() -> other.check(other.read(form)))
        .hasMessage("There is a wallet with the label cold-btc");
    form.put("label", "cold-eth");
    other.check(other.read(form));
  }

  @Test
  void takesAddressesOfItsNetworkInAnyCase() {
    ObjectNode read =
        read(
            "hot-btc",
            "main",
            OTHER + "\nBC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "",
            "p2wpkh");
    kind.check(read);
    assertThat(kind.words(read).getFirst())
        .endsWith("watched: " + OTHER + ", bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cold-btc | main | 1BoatSLRHtKNngkdXEeobR76b53LETtpyT | | There is a wallet with the label",
        "-hot | main | 1BoatSLRHtKNngkdXEeobR76b53LETtpyT | | The label is none",
        "hot | main | bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu | | has one of its addresses",
        "hot | main | bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g | | has one of its addresses",
        "hot | main | tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx | | one of another network",
        "hot | test | tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx | | All Bitcoin wallets are of one",
        "hot | moon | mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn | | The network is none",
        "hot | main | | | Say either the wallet's addresses",
        "hot | main | 1BoatSLRHtKNngkdXEeobR76b53LETtpyT | p2wpkh | Say either the wallet's",
        "hot | main | | p2tr | begins with zpub, and so is one of p2wpkh addresses, not of p2tr",
        "hot | main | | p2wsh | The form of the addresses is none",
        "hot | test | | p2wpkh | is one of another network: zpub",
        "hot | main | | p2wpkh | has one of its addresses",
      })
  void refusesWhatCannotBeWatched(
      String label, String network, String addresses, String form, String why) {
    String key = form == null ? "" : ZPUB;
    assertThatThrownBy(() ->
            kind.check(
                read(
                    label,
                    network,
                    addresses == null ? "" : addresses,
                    key,
                    form == null ? "p2wpkh" : form)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "Zpub75bKLk9fCjgfELzLr2XS5TEcCXXGrci4EDwAcppFNBDwpNy53JhJS8cbRjdv39noPDKSfzK7EPC1Ciyfb7jRwY7DmiuYJ6WDr2nEL6yTkHi, extended",
    "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi, private",
  })
  void refusesKeysOfSeveralAndPrivateOnesWithoutRepeatingThem(String key, String why) {
    assertThatThrownBy(() -> kind.check(read("hot", "main", "", key, "p2wpkh")))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining(key);
  }
}
