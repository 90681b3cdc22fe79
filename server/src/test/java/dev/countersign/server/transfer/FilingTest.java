package dev.countersign.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.finding.SigningFinding;
import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.book.Book;
import dev.countersign.server.book.BookStore;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.PasskeyStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.policy.Prices;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.store.Database;
import dev.countersign.server.transfer.TransferDesk.Filed;
import dev.countersign.server.transfer.TransferStore.Parts;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What changes between the moment when a decision is found out and the one when it is recorded. */
class FilingTest {
  private static final Address SUPPLIER = Address.of("0x00000000000000000000000000000000000ca11e");
  private static final String MACHINE = "machine/" + new UUID(7, 7);

  private final InstantSource clock = InstantSource.system();
  private final Wallet wallet =
      new Wallet(
          UUID.randomUUID(),
          Wallet.Kind.ACCOUNT,
          1,
          Address.of("0x1111111111111111111111111111111111111111"),
          "hot-1",
          List.of("hot"),
          Address.of("0x1111111111111111111111111111111111111111"),
          null,
          null);

  private CrashingPostgres postgres;
  private Database database;
  private KeyRing keys;
  private JournalStore journal;
  private WalletStore wallets;
  private BookStore book;
  private TransferHouse house;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    database = Database.open(postgres.url(), null, null);
    Files.createDirectories(folder.resolve("own/keys"));
    keys = KeyRing.open(List.of(), folder.resolve("own"));
    DataSource source = database.source();
    journal = new JournalStore(source, clock);
    wallets = new WalletStore(source);
    book = new BookStore(source);
    URI origin = URI.create("https://console.example");
    house =
        TransferHouse.of(
            source,
            journal,
            wallets,
            new Book(book, wallets),
            new PeopleStore(source),
            new OneMachine(),
            new Prices(source),
            new Policies(source),
            new Installation(source),
            keys,
            new Nodes(List.of()),
            new Ceremonies(origin, new PasskeyStore(source), source, journal, clock),
            clock);
    wallets.add(wallet, clock.instant());
  }

  @AfterEach
  void close() {
    keys.close();
    database.close();
    postgres.close();
  }

  @Test
  void whatIsAsItWasIsRecordedAsItWasFound() {
    Place place = place();
    Filed filed = file(place, filed(place));
    assertThat(filed.fresh()).isTrue();
    assertThat(codes(filed)).doesNotContain(SigningFinding.SIGNING_STOPPED.code());
    assertThat(CanonicalJson.of(recorded(filed))).isEqualTo(CanonicalJson.of(decision(filed)));
    Parts kept = house.transfers().parts(filed.transfer().id());
    assertThat(kept).usingRecursiveComparison().ignoringFields("decision").isEqualTo(filed.parts());
    assertThat(CanonicalJson.of(Objects.requireNonNull(kept.decision())))
        .isEqualTo(CanonicalJson.of(decision(filed)));
  }

  @Test
  void aStopInBetweenIsSeen() {
    Place place = place();
    FiledIntent intent = filed(place);
    new Installation(database.source()).stop(clock.instant(), "person/1", "An alarm");
    Filed filed = file(place, intent);
    assertThat(codes(filed)).contains(SigningFinding.SIGNING_STOPPED.code());
    assertThat(recorded(filed).toString()).contains(SigningFinding.SIGNING_STOPPED.code());
  }

  @Test
  void aSupplierWhoIsListedInBetweenIsKnown() {
    Place place = place();
    FiledIntent intent = filed(place);
    ObjectNode supplier =
        Json.object()
            .put("address", SUPPLIER.toHex())
            .put("kind", "counterparty")
            .put("label", "Supplier")
            .put("chainId", 1);
    book.list("addresses", supplier, clock.instant());
    assertThat(facts(file(place, intent)).path("destination").toString()).contains("Supplier");
  }

  @Test
  void aPriceThatIsSaidInBetweenCounts() {
    Prices prices = new Prices(database.source());
    Instant now = clock.instant();
    prices.say("1/native", "USD", new BigDecimal("2000"), now.minusSeconds(5), MACHINE);
    Place before = place();
    assertThat(facts(file(before, filed(before))).toString()).contains("2000");
    FiledIntent intent = filed(before);
    prices.say("1/native", "USD", new BigDecimal("3000"), now, MACHINE);
    assertThat(facts(file(before, intent)).toString()).contains("3000").doesNotContain("2000");
    prices.say("1/native", "USD", new BigDecimal("1000"), now.minusSeconds(9), MACHINE);
    assertThat(place().world().prices()).as("an older one changes nothing").isEqualTo(2);
  }

  @Test
  void nothingIsFiledForAWalletThatIsRemovedInBetween() {
    Place place = place();
    FiledIntent intent = filed(place);
    wallets.remove(wallet.id(), clock.instant());
    assertThatThrownBy(() -> file(place, intent))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("not under Countersign any more");
    assertThat(house.transfers().find(intent.id())).isEmpty();
    assertThat(journal.last()).isEmpty();
  }

  @Test
  void whatWasFiledBeforeIsNotFiledAgain() {
    Place place = place();
    FiledIntent intent = filed(place);
    assertThat(file(place, intent).fresh()).isTrue();
    JournalEntry last = journal.last().orElseThrow();
    assertThat(file(place, intent).fresh()).isFalse();
    assertThat(journal.last()).contains(last);
  }

  /** What reads like an id is never a label: else one wallet could pass for another. */
  @Test
  void aLabelThatReadsLikeAnIdIsNone() {
    Wallet other =
        new Wallet(
            UUID.randomUUID(),
            Wallet.Kind.ACCOUNT,
            1,
            SUPPLIER,
            wallet.id().toString(),
            List.of(),
            SUPPLIER,
            null,
            null);
    wallets.add(other, clock.instant());
    assertThat(house.transfers().place(wallet.id().toString()).map(Place::wallet)).contains(wallet);
    wallets.remove(wallet.id(), clock.instant());
    assertThat(house.transfers().place(wallet.id().toString())).isEmpty();
  }

  private Place place() {
    return house.transfers().place("hot-1").orElseThrow();
  }

  private FiledIntent filed(Place place) {
    ObjectNode intent =
        Json.object()
            .put("action", "transfer")
            .put("asset", "ETH")
            .put("amount", "0.25")
            .put("destination", SUPPLIER.toHex())
            .put("purpose", "Payout");
    return house.desk().describe(UUID.randomUUID(), place, intent, MACHINE, Duration.ofHours(1));
  }

  private Filed file(Place place, FiledIntent intent) {
    return house.desk().file(intent, place, "key", Json.object().put("by", MACHINE));
  }

  private static List<String> codes(Filed filed) {
    return decision(filed)
        .path("findings")
        .valueStream()
        .map(one -> one.path("code").asString())
        .toList();
  }

  private static JsonNode decision(Filed filed) {
    return Objects.requireNonNull(Objects.requireNonNull(filed.parts()).decision());
  }

  private JsonNode recorded(Filed filed) {
    JournalEntry decided =
        journal.about(filed.transfer().subject()).stream()
            .filter(entry -> entry.kind().equals("transfer-decided"))
            .findFirst()
            .orElseThrow();
    return Json.parse(decided.body(), "The entry");
  }

  private JsonNode facts(Filed filed) {
    return recorded(filed).path("facts");
  }

  /** One machine asks, and may. */
  private static final class OneMachine implements Requesters {
    @Override
    public InitiatorFacts facts(String requester, String key, Instant now) {
      return new InitiatorFacts(
          "bot",
          "bot",
          InitiatorFacts.Kind.MACHINE,
          Set.of(),
          Set.of(),
          0,
          0,
          null,
          true,
          key,
          null);
    }

    @Override
    public boolean speaksFor(String person, String requester) {
      return false;
    }

    @Override
    public String name(String requester) {
      return "the machine bot";
    }
  }
}
