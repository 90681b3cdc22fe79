package dev.countersign.gate.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.CheckRequest.Beside;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.EffectFacts;
import dev.countersign.gate.policy.facts.EffectFacts.Direction;
import dev.countersign.gate.policy.facts.FindingFacts;
import dev.countersign.gate.policy.facts.PayloadFacts;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** From real readings of the examples of this project. */
class ReadingFactsTest {
  private static final Path EXAMPLES = Path.of("../examples");

  @Test
  void ofAnHonestPayment() throws IOException {
    Directory directory = new Directory(KnownFile.read(text("payment-known.json")));
    CheckReport report = read("payment.json", directory);
    List<EffectFacts> effects = ReadingFacts.effects(report, directory);
    assertThat(effects).hasSize(1);
    EffectFacts moved = effects.getFirst();
    assertThat(moved.kind()).isEqualTo("asset-moved");
    assertThat(moved.direction()).isEqualTo(Direction.OUT);
    AssetFacts asset = Objects.requireNonNull(moved.asset());
    assertThat(asset.symbol()).isNotNull();
    assertThat(asset.decimals()).isNotNull();
    PayloadFacts payload = ReadingFacts.payload(report).orElseThrow();
    assertThat(payload.kind()).isEqualTo("safe-transaction");
    assertThat(payload.hash().length()).isEqualTo(32);
    assertThat(payload.hash())
        .isEqualTo(
            report.hashes().stream()
                .filter(line -> line.name().equals("safeTxHash") && line.applies())
                .findFirst()
                .orElseThrow()
                .value());
    assertThat(payload.nonce()).isNotNull();
    assertThat(payload.simulated()).isFalse();
  }

  @Test
  void ofTheTheft() throws IOException {
    CheckReport report = read("bybit-2025-02-21.json", Directory.SHIPPED);
    assertThat(ReadingFacts.effects(report, Directory.SHIPPED))
        .extracting(EffectFacts::kind)
        .contains("code-run-as-wallet");
    assertThat(ReadingFacts.findings(report))
        .extracting(FindingFacts::code)
        .contains("unknown-delegatecall");
    assertThat(ReadingFacts.findings(report))
        .filteredOn(finding -> finding.code().equals("unknown-delegatecall"))
        .extracting(FindingFacts::outcome)
        .containsExactly(Outcome.DENY);
  }

  @Test
  void ofABitcoinPayment() throws IOException {
    Directory directory = new Directory(KnownFile.read(text("known-bitcoin.json")));
    CheckReport report =
        new Checker(directory, null, () -> Instant.EPOCH)
            .check(
                new CheckRequest(
                    Bytes.of(Files.readAllBytes(EXAMPLES.resolve("bitcoin-payment.psbt"))),
                    null,
                    Beside.NOTHING))
            .reports()
            .getFirst();
    assertThat(ReadingFacts.effects(report, directory))
        .extracting(EffectFacts::kind)
        .contains("bitcoin-paid", "bitcoin-fee");
    assertThat(ReadingFacts.effects(report, directory))
        .filteredOn(effect -> effect.kind().equals("bitcoin-paid"))
        .allSatisfy(effect -> assertThat(effect.to()).isNotNull());
  }

  @Test
  void nothingCanBeApprovedWhereTheHashIsNotSettled() {
    CheckReport report =
        new CheckReport(
            "ethereum-transaction",
            "",
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Verdict.of(List.of()),
            new CheckReport.SimulationLine("none", ""));
    assertThat(ReadingFacts.payload(report)).isEmpty();
  }

  /** Every effect that names somebody or an amount keeps them. */
  @TestFactory
  Stream<DynamicTest> everyKindOfEffectIsTakenOver() {
    return Stream.of(Effect.class.getPermittedSubclasses())
        .map(kind ->
            DynamicTest.dynamicTest(
                kind.getSimpleName(),
                () -> {
                  Effect effect = SampleEffect.of(kind);
                  Part part = Part.of(effect, 1L);
                  for (RecordComponent component : kind.getRecordComponents()) {
                    if (component.getName().equals("amount")
                        || component.getName().equals("value")) {
                      assertThat(part.amount()).isNotNull();
                    }
                    if (component.getName().equals("to")) {
                      assertThat(part.to()).isNotNull();
                    }
                    if (component.getName().equals("asset")) {
                      assertThat(part.asset()).isNotNull();
                    }
                  }
                }));
  }

  private static CheckReport read(String example, Directory directory) throws IOException {
    return new Checker(directory, null, () -> Instant.EPOCH)
        .check(
            new CheckRequest(
                Bytes.of(Files.readAllBytes(EXAMPLES.resolve(example))), null, Beside.NOTHING))
        .reports()
        .getFirst();
  }

  private static String text(String example) throws IOException {
    return Files.readString(EXAMPLES.resolve(example));
  }
}
