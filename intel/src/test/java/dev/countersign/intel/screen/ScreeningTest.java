package dev.countersign.intel.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.intel.list.Entry;
import dev.countersign.intel.list.ListReader;
import dev.countersign.intel.list.ReadList;
import dev.countersign.intel.list.Shipped;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScreeningTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final String MIXER = "0x" + "a1".repeat(20);
  private static final String OWN = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
  private static final String LIKE_OWN = "0x5aae" + "0".repeat(32) + "eaed";

  private static Screening of(ReadList... lists) {
    List<ReadList> all = Stream.concat(Shipped.lists().stream(), Stream.of(lists)).toList();
    return new Screening(
        AddressIndex.of(all.stream().map(ReadList::entries).toList(), 42),
        all.stream().map(list -> Loaded.of(list.version(NOW))).toList(),
        InstantSource.fixed(NOW));
  }

  private static ReadList csv(String lines) {
    return ListReader.read(
        ("address,name,kind,source,date,licence,chain\n" + lines).getBytes(UTF_8), "own.csv");
  }

  private static List<String> codes(Answer answer) {
    return answer.verdict().findings().stream()
        .map(Finding::code)
        .map(code -> code.code())
        .toList();
  }

  @Test
  void knowsAllAddressesThatTheFbiPublished() {
    Screening screening = of();
    List<Entry> published = Shipped.lists().getFirst().entries();
    assertThat(published).hasSize(51);
    for (Entry entry : published) {
      Answer answer = screening.screen(entry.address());
      assertThat(answer.verdict().outcome()).isEqualTo(Outcome.DENY);
      assertThat(answer.hits())
          .singleElement()
          .satisfies(hit -> {
            assertThat(hit.list()).isEqualTo("FBI PSA I-022625-PSA");
            assertThat(hit.listed()).contains(LocalDate.of(2025, 2, 26));
          });
    }
  }

  @Test
  void answersFromAllListsAndNeverFromOneOnly() {
    ReadList sanctions = ListReader.read((MIXER + "\n").getBytes(UTF_8), "sanctions_ETH.txt");
    Answer answer =
        of(csv(MIXER + ",Pool,mixer,https://x.example,2025-01-02,CC0,ETH"), sanctions)
            .screen(MIXER.toUpperCase(java.util.Locale.ROOT).replace("0X", "0x"));
    assertThat(answer.hits())
        .extracting(Entry::list)
        .containsExactly("own.csv", "sanctions_ETH.txt");
    assertThat(answer.hits().getFirst().licence()).isEqualTo("CC0");
    assertThat(answer.hits().getFirst().reference()).isEqualTo("https://x.example");
    assertThat(codes(answer)).containsExactly("address-sanctioned", "address-mixer");
    assertThat(answer.verdict().outcome()).isEqualTo(Outcome.DENY);
  }

  @Test
  void holdsWhatLooksLikeAKnownAddressAndIsAnother() {
    Screening screening = of(csv(OWN + ",Treasury,other,,,,"));
    Answer answer = screening.screen(LIKE_OWN);
    assertThat(codes(answer)).containsExactly("address-looks-like");
    assertThat(answer.verdict().outcome()).isEqualTo(Outcome.HOLD);
    assertThat(answer.alike()).singleElement().extracting(Entry::name).isEqualTo("Treasury");
    assertThat(codes(screening.screen(OWN))).isEmpty();
    assertThat(codes(screening.screen(LIKE_OWN.replace("eaed", "eaee")))).isEmpty();
  }

  @Test
  void findsImitatedBitcoinAddressesBehindTheirPrefix() {
    AddressIndex index =
        AddressIndex.of(
            List.of(csv("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4,A,other,,,,").entries()), 1);
    assertThat(index.like("bc1qw508" + "q".repeat(30) + "f3t4")).hasSize(1);
    assertThat(index.like("bc1qw509" + "q".repeat(30) + "f3t4")).isEmpty();
  }

  @Test
  void saysWhichListsWereNotAsked() {
    assertThat(of().absent())
        .extracting(finding -> finding.evidence().get("list"))
        .containsExactlyInAnyOrder("ofac-sdn", "eu-fsf", "un-sc", "uk-sanctions");
  }

  @Test
  void holdsWhileAListIsStaleOrCannotBeRead() {
    String old =
        "<sdnList><publshInformation><Publish_Date>07/30/2026</Publish_Date></publshInformation>"
            + "<sdnEntry><uid>1</uid></sdnEntry></sdnList>";
    Screening stale = of(ListReader.read(old.getBytes(UTF_8), "sdn.xml"));
    assertThat(codes(stale.screen(OWN))).containsExactly("list-stale");
    assertThat(stale.screen(OWN).verdict().outcome()).isEqualTo(Outcome.HOLD);
    Screening broken =
        new Screening(
            AddressIndex.of(List.of(), 1),
            List.of(Loaded.refused("eu-fsf", "it is empty")),
            InstantSource.fixed(NOW));
    assertThat(codes(broken.screen(OWN))).containsExactly("list-refused");
  }

  @Test
  void answersWhatAListNamesEvenWhereItWasMistyped() {
    Screening screening = of(csv("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb,Listed so,thief,,,,"));
    assertThat(screening.screen("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb").verdict().outcome())
        .isEqualTo(Outcome.DENY);
    assertThatThrownBy(() -> screening.screen("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNc"))
        .isInstanceOf(UnreadableInput.class);
  }

  @Test
  void keepsWhatManyListsSayInTheirOrder() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      lines.append("0x%040x,Name %d,other,,,,%n".formatted(i * 7919L, i % 100));
    }
    AddressIndex index = AddressIndex.of(List.of(csv(lines.toString()).entries()), 9);
    assertThat(index.size()).isEqualTo(5_000);
    for (int i = 0; i < 5_000; i++) {
      assertThat(index.of("0x%040x".formatted(i * 7919L)))
          .singleElement()
          .extracting(Entry::name)
          .isEqualTo("Name " + i % 100);
    }
    assertThat(index.of("0x%040x".formatted(3))).isEmpty();
  }
}
