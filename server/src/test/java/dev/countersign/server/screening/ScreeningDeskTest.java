package dev.countersign.server.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.known.Directory;
import dev.countersign.intel.screen.Loaded;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.alert.AlertStore;
import dev.countersign.server.alert.Bell;
import dev.countersign.server.alert.IncidentStore;
import dev.countersign.server.alert.KeptIncident;
import dev.countersign.server.book.Book;
import dev.countersign.server.book.BookStore;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.screening.ScreeningDesk.Told;
import dev.countersign.server.store.Database;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** On a real database. */
class ScreeningDeskTest {
  private static final String NOBODY = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
  private static final String LISTED = "0x" + "a1".repeat(20);

  @TempDir private Path folder;

  private volatile Instant now = Instant.parse("2026-08-01T12:00:00Z");
  private final InstantSource clock = () -> now;
  private CrashingPostgres postgres;
  private Database database;
  private Path places;
  private ListStore lists;
  private IncidentStore incidents;
  private ListUpdates updates;
  private BookStore book;
  private WalletStore wallets;
  private ScreeningDesk desk;
  private int written;

  @BeforeEach
  void start() throws IOException {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    database = Database.open(postgres.url(), null, null);
    places = Files.createDirectories(folder.resolve("lists"));
    lists = new ListStore(database.source());
    incidents = new IncidentStore(database.source());
    JournalStore journal = new JournalStore(database.source(), clock);
    AlertDesk alerts =
        new AlertDesk(
            journal, incidents, new AlertStore(database.source()), Duration.ofHours(1), new Bell());
    updates =
        new ListUpdates(
            new ListPlaces(places), lists, journal, new ListTroubles(lists, alerts), clock);
    book = new BookStore(database.source());
    wallets = new WalletStore(database.source());
    desk = new ScreeningDesk(lists, new ScreeningStore(database.source()), this::directory, clock);
  }

  @AfterEach
  void stop() {
    database.close();
    postgres.close();
  }

  private Directory directory() {
    return new Book(book, wallets).directory();
  }

  private void look(String name, String text) throws IOException {
    Path file = Files.writeString(places.resolve(name), text);
    Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(++written)));
    updates.look();
    desk.refresh();
  }

  private static String sdn(String day, int entries) {
    StringBuilder list =
        new StringBuilder(
            "<sdnList><publshInformation><Publish_Date>"
                + day
                + "</Publish_Date></publshInformation>"
                + "<sdnEntry><uid>1</uid><lastName>Listed</lastName><idList><id>"
                + "<idType>Digital Currency Address - ETH</idType><idNumber>"
                + LISTED
                + "</idNumber></id></idList></sdnEntry>");
    for (int i = 2; i <= entries; i++) {
      list.append("<sdnEntry><uid>").append(i).append("</uid></sdnEntry>");
    }
    return list.append("</sdnList>").toString();
  }

  private List<KeptIncident> incidents() {
    return incidents.all(new IncidentStore.Wanted(null, Severity.INFO, ""), 100, 0);
  }

  @Test
  void asksAListAsSoonAsItLiesInTheFolder() throws IOException {
    assertThat(desk.screen(LISTED).verdict().outcome()).isEqualTo(Outcome.ALLOW);
    look("sdn.xml", sdn("07/30/2026", 30));
    assertThat(desk.screen(LISTED).verdict().outcome()).isEqualTo(Outcome.DENY);
    assertThat(desk.screen(LISTED).hits())
        .singleElement()
        .satisfies(hit -> {
          assertThat(hit.name()).isEqualTo("Listed");
          assertThat(hit.list()).isEqualTo("ofac-sdn");
        });
    assertThat(desk.screen("0x51e9d833ecae4e8d9d8be17300aee6d3398c135d").verdict().outcome())
        .isEqualTo(Outcome.DENY);
  }

  @Test
  void keepsTheLastGoodVersionAndRaisesAnAlert() throws IOException {
    look("sdn.xml", sdn("07/30/2026", 30));
    for (String bad :
        List.of(sdn("07/31/2026", 3), sdn("07/30/2026", 30).substring(0, 200), "", "<html/>")) {
      look("sdn.xml", bad);
      assertThat(desk.screen(LISTED).verdict().outcome()).isEqualTo(Outcome.DENY);
      assertThat(desk.screen(NOBODY).verdict().outcome()).isEqualTo(Outcome.HOLD);
      Loaded ofac = lists.find("ofac-sdn").orElseThrow().list();
      assertThat(ofac.trouble()).isNotEmpty();
      assertThat(ofac.version().orElseThrow().subjects()).isEqualTo(30);
    }
    assertThat(incidents())
        .singleElement()
        .satisfies(incident -> assertThat(incident.title()).contains("ofac-sdn was refused"));
    look("sdn.xml", sdn("07/31/2026", 31));
    assertThat(desk.screen(NOBODY).verdict().outcome()).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void tellsOnceThatAListBecameStale() throws IOException {
    look("sdn.xml", sdn("07/30/2026", 30));
    assertThat(incidents()).isEmpty();
    now = now.plus(Duration.ofDays(40));
    updates.look();
    updates.look();
    assertThat(desk.screen(NOBODY).verdict().outcome()).isEqualTo(Outcome.HOLD);
    assertThat(incidents())
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.title()).contains("days old");
          assertThat(incident.repeats()).isZero();
        });
  }

  @Test
  void keepsAnAnswerWithTheListsVersions() throws IOException {
    look("sdn.xml", sdn("07/30/2026", 30));
    Told told = desk.ask(List.of(LISTED, NOBODY, "not one"), "machine/1");
    look("sdn.xml", sdn("07/31/2026", 31));
    assertThat(desk.answers().find(told.id()).map(Json::compact))
        .contains(Json.compact(told.answer()));
    assertThat(told.answer().get("verdict").asString()).isEqualTo("deny");
    assertThat(told.answer().get("answers")).hasSize(2);
    assertThat(told.answer().get("unreadable")).hasSize(1);
    assertThat(told.answer().get("lists").get(1).get("published").asString())
        .isEqualTo("2026-07-30");
    assertThat(desk.answers().latest(5))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.asked()).isEqualTo(3);
          assertThat(line.by()).isEqualTo("machine/1");
        });
  }

  @Test
  void refusesNoneAndTooManyAtOnce() {
    assertThatThrownBy(() -> desk.ask(List.of(), "machine/1")).isInstanceOf(UnreadableInput.class);
    assertThatThrownBy(() ->
            desk.ask(java.util.Collections.nCopies(ScreeningDesk.MOST + 1, NOBODY), "machine/1"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("10001 addresses are asked for at once; expected 1 to 10,000");
  }

  @Test
  void readsWhereListsComeFrom() throws IOException {
    Path away = Files.writeString(folder.resolve("away.xml"), sdn("07/30/2026", 30));
    Files.writeString(places.resolve("sources.conf"), "# ours\n" + away + ", un-sc\n");
    updates.look();
    desk.refresh();
    assertThat(desk.screen(LISTED).hits()).isEmpty();
    assertThat(lists.all())
        .anySatisfy(kept -> assertThat(kept.list().trouble()).contains("expected un-sc"));
    Files.writeString(places.resolve("sources.conf"), away + ", ofac-sdn\n");
    Files.setLastModifiedTime(away, FileTime.from(now.plusSeconds(77)));
    updates.look();
    desk.refresh();
    assertThat(desk.screen(LISTED).hits()).hasSize(1);
  }

  private String verdict(String address) {
    return desk.ask(List.of(address), "machine/1").answer().path("verdict").asString();
  }

  @Test
  void holdsWhatLooksLikeAWalletAsLongAsItIsOne() {
    String known = "0x5aae" + "b6053f3e94c9b9a09f33669435e7" + "ef1beaed";
    String poison = "0x5aae" + "00".repeat(14) + "ef1beaed";
    assertThat(verdict(poison)).isEqualTo("allow");
    Wallet wallet =
        new Wallet(
            UUID.randomUUID(),
            Wallet.Kind.SAFE,
            1,
            Address.of(known),
            "treasury",
            List.of(),
            Address.of("0x" + "11".repeat(20)),
            null,
            null);
    wallets.add(wallet, now);
    JsonNode answer = desk.ask(List.of(poison, known), "machine/1").answer().path("answers");
    JsonNode held = answer.get(0);
    assertThat(held.path("verdict").asString()).isEqualTo("hold");
    JsonNode finding = held.path("findings").get(0);
    assertThat(finding.path("code").asString()).isEqualTo("address-looks-like");
    assertThat(finding.path("sentence").asString())
        .contains("the wallet treasury, your own", Address.of(known).toString());
    assertThat(answer.get(1).path("verdict").asString()).isEqualTo("allow");
    assertThat(desk.screen(poison).verdict().outcome()).isEqualTo(Outcome.HOLD);
    wallets.remove(wallet.id(), now);
    assertThat(verdict(poison)).isEqualTo("allow");
  }

  private void list(String bitcoin, String label) {
    ObjectNode entry = Json.object().put("address", bitcoin).put("kind", "counterparty");
    book.list("bitcoinAddresses", entry.put("label", label), now);
  }

  @Test
  void holdsWhatLooksLikeAnEntryOfTheBookAndIsNoneItself() {
    String payee = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    String poison = "bc1qw508d6qejxtqg4w5rqzarvary0c5xw7k8ypet4";
    assertThat(verdict(poison)).isEqualTo("allow");
    list(payee, "Miner");
    assertThat(verdict(payee)).isEqualTo("allow");
    assertThat(desk.screen(poison).verdict().findings())
        .singleElement()
        .satisfies(one -> assertThat(one.sentence()).contains("Miner, in the address book", payee));
    list(poison, "Another miner");
    assertThat(verdict(poison)).isEqualTo("allow");
  }
}
