package dev.countersign.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.finding.SigningFinding;
import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.company.Installation;
import dev.countersign.server.policy.Prices;
import dev.countersign.server.transfer.TransferDesk.Filed;
import dev.countersign.server.transfer.TransferStore.Parts;
import dev.countersign.server.wallet.Wallet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What changes between the moment when a decision is found out and the one when it is recorded. */
class FilingTest {
  private House house;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    house = new House(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whatIsAsItWasIsRecordedAsItWasFound() {
    Place place = house.place();
    Filed filed = house.file(place, house.filed(place));
    assertThat(filed.fresh()).isTrue();
    assertThat(codes(filed)).doesNotContain(SigningFinding.SIGNING_STOPPED.code());
    assertThat(CanonicalJson.of(recorded(filed))).isEqualTo(CanonicalJson.of(decision(filed)));
    Parts kept = house.transfers.transfers().parts(filed.transfer().id());
    assertThat(kept).usingRecursiveComparison().ignoringFields("decision").isEqualTo(filed.parts());
    assertThat(CanonicalJson.of(Objects.requireNonNull(kept.decision())))
        .isEqualTo(CanonicalJson.of(decision(filed)));
  }

  @Test
  void aStopInBetweenIsSeen() {
    Place place = house.place();
    FiledIntent intent = house.filed(place);
    new Installation(house.database.source()).stop(house.clock.instant(), "person/1", "An alarm");
    Filed filed = house.file(place, intent);
    assertThat(codes(filed)).contains(SigningFinding.SIGNING_STOPPED.code());
    assertThat(recorded(filed).toString()).contains(SigningFinding.SIGNING_STOPPED.code());
  }

  @Test
  void aSupplierWhoIsListedInBetweenIsKnown() {
    Place place = house.place();
    FiledIntent intent = house.filed(place);
    ObjectNode supplier =
        Json.object()
            .put("address", House.SUPPLIER.toHex())
            .put("kind", "counterparty")
            .put("label", "Supplier")
            .put("chainId", 1);
    house.book.list("addresses", supplier, house.clock.instant());
    assertThat(facts(house.file(place, intent)).path("destination").toString())
        .contains("Supplier");
  }

  @Test
  void aPriceThatIsSaidInBetweenCounts() {
    Prices prices = new Prices(house.database.source());
    Instant now = house.clock.instant();
    prices.say("1/native", "USD", new BigDecimal("2000"), now.minusSeconds(5), House.MACHINE);
    Place before = house.place();
    assertThat(facts(house.file(before, house.filed(before))).toString()).contains("2000");
    FiledIntent intent = house.filed(before);
    prices.say("1/native", "USD", new BigDecimal("3000"), now, House.MACHINE);
    assertThat(facts(house.file(before, intent)).toString())
        .contains("3000")
        .doesNotContain("2000");
    prices.say("1/native", "USD", new BigDecimal("1000"), now.minusSeconds(9), House.MACHINE);
    assertThat(house.place().world().prices()).as("an older one changes nothing").isEqualTo(2);
  }

  @Test
  void nothingIsFiledForAWalletThatIsRemovedInBetween() {
    Place place = house.place();
    FiledIntent intent = house.filed(place);
    house.wallets.remove(house.wallet.id(), house.clock.instant());
    assertThatThrownBy(() -> house.file(place, intent))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("not under Countersign any more");
    assertThat(house.transfers.transfers().find(intent.id())).isEmpty();
    assertThat(house.journal.last()).isEmpty();
  }

  @Test
  void whatWasFiledBeforeIsNotFiledAgain() {
    Place place = house.place();
    FiledIntent intent = house.filed(place);
    assertThat(house.file(place, intent).fresh()).isTrue();
    JournalEntry last = house.journal.last().orElseThrow();
    assertThat(house.file(place, intent).fresh()).isFalse();
    assertThat(house.journal.last()).contains(last);
  }

  /** What reads like an id is never a label: else one wallet could pass for another. */
  @Test
  void aLabelThatReadsLikeAnIdIsNone() {
    Wallet other =
        new Wallet(
            UUID.randomUUID(),
            Wallet.Kind.ACCOUNT,
            1,
            House.SUPPLIER,
            house.wallet.id().toString(),
            List.of(),
            House.SUPPLIER,
            null,
            null);
    house.wallets.add(other, house.clock.instant());
    assertThat(house.transfers.transfers().place(house.wallet.id().toString()).map(Place::wallet))
        .contains(house.wallet);
    house.wallets.remove(house.wallet.id(), house.clock.instant());
    assertThat(house.transfers.transfers().place(house.wallet.id().toString())).isEmpty();
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
        house.journal.about(filed.transfer().subject()).stream()
            .filter(entry -> entry.kind().equals("transfer-decided"))
            .findFirst()
            .orElseThrow();
    return Json.parse(decided.body(), "The entry");
  }

  private JsonNode facts(Filed filed) {
    return recorded(filed).path("facts");
  }
}
