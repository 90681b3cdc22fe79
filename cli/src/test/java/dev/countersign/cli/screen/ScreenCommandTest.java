package dev.countersign.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.intel.list.Entry;
import dev.countersign.intel.list.Shipped;
import dev.countersign.model.json.Json;
import dev.countersign.trace.practice.PracticeLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ScreenCommandTest {
  private static final String NOBODY = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String MIXER = "0x" + "c1".repeat(20);

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void answersAllAddressesOfTheFbiWithSourceAndDay() throws IOException {
    String all =
        Shipped.lists().getFirst().entries().stream()
            .map(Entry::address)
            .collect(Collectors.joining("\n"));
    Run run = Run.of("screen", "--json", "--file", file("all.txt", all).toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    JsonNode answers = Json.parse(run.out(), "The answer").get("answers");
    assertThat(answers).hasSize(51);
    for (JsonNode answer : answers) {
      assertThat(answer.get("verdict").asString()).isEqualTo("deny");
      JsonNode hit = answer.get("hits").get(0);
      assertThat(hit.get("source").asString()).isEqualTo("FBI PSA I-022625-PSA");
      assertThat(hit.get("date").asString()).isEqualTo("2025-02-26");
      assertThat(hit.get("kind").asString()).isEqualTo("thief");
    }
  }

  @Test
  void saysWhoseItIsToAPersonAndWhatWasNotAsked() {
    Run run = Run.of("screen", "0x51E9d833Ecae4E8D9D8Be17300AEE6D3398C135D", NOBODY);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out())
        .contains("DENY  0x51E9d833Ecae4E8D9D8Be17300AEE6D3398C135D")
        .contains("TraderTraitor")
        .contains("2025-02-26")
        .contains("https://www.ic3.gov/PSA/2025/PSA250226")
        .contains("nothing  " + NOBODY)
        .contains("2 asked: 1 with something against them, 1 without, 0 unreadable")
        .contains("Not asked: Specially Designated Nationals");
  }

  @Test
  void endsWithZeroWhereNothingIsKnown() {
    assertThat(Run.of("screen", NOBODY).exitCode()).isZero();
    assertThat(Run.withInput("# mine\n" + NOBODY + "\n\n", "screen", "-").exitCode()).isZero();
  }

  @Test
  void holdsAMixerALookAlikeAndAListThatCannotBeRead() throws IOException {
    Path own = file("own.csv", "address,name,kind\n" + MIXER + ",Pool,mixer\n");
    assertThat(Run.of("screen", MIXER, "--lists", own.toString()).exitCode()).isEqualTo(3);
    Run alike = Run.of("screen", "0xc1c1" + "0".repeat(32) + "c1c1", "--lists", own.toString());
    assertThat(alike.exitCode()).isEqualTo(3);
    assertThat(alike.out()).contains("address-looks-like").contains("Pool");
    Path broken = file("sdn.xml", "<sdnList><sdnEntry>");
    Run held = Run.of("screen", NOBODY, "--lists", broken.toString());
    assertThat(held.exitCode()).isEqualTo(3);
    assertThat(held.out()).contains("REFUSED: sdn.xml is no XML that can be read to its end");
    Run lists = Run.of("screen", "lists", "--lists", broken.toString());
    assertThat(lists.exitCode()).isEqualTo(3);
    assertThat(lists.out()).contains("FBI PSA I-022625-PSA").contains("51 addresses");
  }

  @Test
  void tellsAWrongChecksumAndAnswersTheOthers() {
    Run run = Run.of("screen", NOBODY.replace("BeAed", "BeAeD"), NOBODY);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("wrong EIP-55 checksum").doesNotContain("Exception");
    assertThat(run.out()).contains("nothing  " + NOBODY).contains("UNREADABLE");
    Run denied = Run.of("screen", "nonsense words", "0x51e9d833ecae4e8d9d8be17300aee6d3398c135d");
    assertThat(denied.exitCode()).isEqualTo(4);
  }

  @Test
  void keepsTheLastGoodVersionOfAList() throws IOException {
    Path kept = folder.resolve("kept");
    String good = sdn("07/30/2026", 30);
    Run first = update(kept, good);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("is in force: 30 addresses of 2026-07-30");
    assertThat(update(kept, good).out()).contains("was in force already");
    Run smaller = update(kept, sdn("07/31/2026", 3));
    assertThat(smaller.exitCode()).isEqualTo(3);
    assertThat(smaller.err()).contains("has 3 entries where the version in force has 30");
    assertThat(update(kept, good.substring(0, 300)).exitCode()).isEqualTo(3);
    assertThat(update(kept, "").exitCode()).isEqualTo(3);
    assertThat(update(kept, "<html></html>").exitCode()).isEqualTo(3);
    assertThat(Files.readString(kept.resolve("ofac-sdn.xml"))).isEqualTo(good);
    Run held = Run.of("screen", "lists", "--lists", kept.toString(), "--stale-after", "99999");
    assertThat(held.exitCode()).isEqualTo(3);
    assertThat(held.out()).contains("REFUSED").contains("30 addresses");
    assertThat(update(kept, sdn("08/01/2026", 31)).exitCode()).isZero();
    Run fine = Run.of("screen", "lists", "--lists", kept.toString(), "--stale-after", "99999");
    assertThat(fine.exitCode()).isZero();
    Run stale = Run.of("screen", "lists", "--lists", kept.toString(), "--stale-after", "1");
    assertThat(stale.exitCode()).isEqualTo(3);
    assertThat(stale.out()).contains("STALE");
  }

  private Run update(Path kept, String list) throws IOException {
    return Run.of(
        "screen",
        "update",
        "--from",
        file("new.xml", list).toString(),
        "--list",
        "ofac-sdn",
        "--to",
        kept.toString());
  }

  private static String sdn(String day, int entries) {
    StringBuilder list = new StringBuilder("<sdnList><publshInformation><Publish_Date>");
    list.append(day).append("</Publish_Date></publshInformation>");
    for (int i = 1; i <= entries; i++) {
      list.append(
          "<sdnEntry><uid>%d</uid><lastName>N%d</lastName><idList><id><idType>Digital Currency Address - ETH</idType><idNumber>0x%040x</idNumber></id></idList></sdnEntry>"
              .formatted(i, i, 1_000_003L * i));
    }
    return list.append("</sdnList>").toString();
  }

  @Test
  void saysWhichKnownSourceValueComesFromAndOverWhichPath() throws IOException {
    String exchange = "0x7a1e0000000000000000000000000000000000e1";
    Path thief = file("thief.csv", "address,name,kind\n" + PracticeLedger.THIEF + ",Thief,thief\n");
    Run run =
        Run.of(
            "screen",
            exchange,
            "--json",
            "--lists",
            thief.toString(),
            "--ledger",
            "../examples/ledger",
            "--hops",
            "10",
            "--share",
            "0.000001");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    JsonNode finding = Json.parse(run.out(), "It").get("answers").get(0).get("findings").get(0);
    assertThat(finding.get("code").asString()).isEqualTo("address-exposed");
    JsonNode evidence = finding.get("evidence");
    assertThat(evidence.get("source").asString()).isEqualTo(PracticeLedger.THIEF);
    assertThat(evidence.get("path").asString())
        .startsWith(PracticeLedger.THIEF + " -> ")
        .contains(" -> " + exchange + " (0x");
    Run near =
        Run.of(
            "screen",
            exchange,
            "--lists",
            thief.toString(),
            "--ledger",
            "../examples/ledger",
            "--hops",
            "1");
    assertThat(near.exitCode()).isZero();
  }
}
