package dev.countersign.watch.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.list.Entry;
import dev.countersign.intel.list.ListSource;
import dev.countersign.intel.list.ListVersion;
import dev.countersign.intel.screen.AddressIndex;
import dev.countersign.intel.screen.Loaded;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.wallet.Known;
import dev.countersign.watch.wallet.OwnWallet;
import dev.countersign.watch.wallet.WalletMove;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepositJudgeTest {
  private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
  private static final String OTHER = "0x" + "a1".repeat(20);
  private static final OwnWallet WALLET =
      new OwnWallet(
          "wallet/1", "Treasury", 1, Address.of("0x" + "b2".repeat(20)), OwnWallet.Kind.SAFE);

  private static List<Alert> judged(boolean out, String other, Kind... kinds) {
    List<Entry> entries = new ArrayList<>();
    for (Kind kind : kinds) {
      entries.add(
          new Entry(
              OTHER,
              "",
              "Mister X",
              kind,
              ListSource.OFAC.id(),
              "17",
              "",
              Optional.of(LocalDate.of(2025, 2, 26)),
              "",
              ""));
    }
    ListVersion version =
        new ListVersion(
            ListSource.OFAC,
            "ab".repeat(32),
            Optional.of(LocalDate.of(2026, 7, 30)),
            NOW,
            1,
            entries.size());
    Screening lists =
        new Screening(AddressIndex.of(List.of(entries), 1), List.of(Loaded.of(version)), () -> NOW);
    String own = WALLET.address().toHex();
    Movement movement =
        new Movement(
            1,
            5,
            1_000,
            Bytes.word(BigInteger.TWO),
            0,
            out ? own : other,
            out ? other : own,
            new Asset.Native(1),
            BigInteger.TEN);
    return new DepositJudge(lists, new Plain())
        .judge(List.of(new WalletMove(WALLET, movement, out, Optional.empty())), NOW);
  }

  private record Plain() implements Known {
    @Override
    public boolean asset(Asset asset) {
      return true;
    }

    @Override
    public String amount(Asset asset, BigInteger units) {
      return units + " wei";
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SANCTIONED, HIGH, CRITICAL",
    "THIEF, HIGH, CRITICAL",
    "MIXER, MEDIUM, HIGH",
    "FROZEN, MEDIUM, HIGH",
    "ABUSE, MEDIUM, HIGH"
  })
  void aPaymentMattersMoreThanADeposit(Kind kind, Severity deposit, Severity payment) {
    assertThat(judged(false, OTHER, kind))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.code().code()).isEqualTo("deposit-from-listed");
          assertThat(alert.severity()).isEqualTo(deposit);
        });
    assertThat(judged(true, OTHER, kind))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.code().code()).isEqualTo("payment-to-listed");
          assertThat(alert.severity()).isEqualTo(payment);
        });
  }

  @Test
  void theWorstThatListsSayIsTheSentenceAndAllOfItIsEvidence() {
    Alert alert = judged(false, OTHER, Kind.EXCHANGE, Kind.MIXER, Kind.SANCTIONED).getFirst();
    assertThat(alert.sentence())
        .isEqualTo(
            "10 wei came to Treasury from "
                + OTHER
                + ", which is listed as sanctioned (Mister X, ofac-sdn, 2025-02-26).");
    assertThat(alert.evidence())
        .containsEntry("kind", "sanctioned")
        .containsEntry("kind 2", "mixer")
        .doesNotContainKey("kind 3")
        .containsEntry("list", "ofac-sdn")
        .containsEntry("listed", "2025-02-26")
        .containsEntry("version", "ab".repeat(32))
        .containsEntry("date", "2026-07-30");
    assertThat(alert.seen().orElseThrow().block()).contains(5L);
  }

  @Test
  void nothingIsSaidOfWhomNoListAccuses() {
    assertThat(judged(false, OTHER)).isEmpty();
    assertThat(judged(false, OTHER, Kind.EXCHANGE, Kind.BRIDGE, Kind.SERVICE, Kind.OTHER))
        .isEmpty();
    assertThat(judged(false, Movement.CHAIN, Kind.SANCTIONED)).isEmpty();
    assertThat(judged(true, "0x" + "a2".repeat(20), Kind.SANCTIONED)).isEmpty();
  }
}
