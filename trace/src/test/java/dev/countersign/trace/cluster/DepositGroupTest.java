package dev.countersign.trace.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.report.Remarks;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stolen value at several deposit addresses of one exchange is one matter for that exchange. */
class DepositGroupTest {
  private static final Asset COIN = new Asset.Native(1);
  private static final String THIEF = address(0xf1);
  private static final String SERVICE = address(0x5e);

  private final List<Entry> entries = new ArrayList<>();

  private static String address(int number) {
    return "0x%040x".formatted(number);
  }

  private void pay(String from, String to, long amount) {
    int at = entries.size();
    entries.add(
        new Entry(
            at,
            0,
            Bytes.fromHex("0x" + "%064x".formatted(at)),
            1_700_000_000L + 3_600L * at,
            Optional.empty(),
            BigInteger.ZERO,
            List.of(new Entry.Moved(from, to, COIN, BigInteger.valueOf(amount)))));
  }

  private List<DepositGroup> groups(boolean infer, List<String> without) {
    for (int i = 0; i < 120; i++) {
      pay(address(1_000 + i), address(2_000 + i), 10);
      pay(address(2_000 + i), SERVICE, 10);
      pay(SERVICE, address(3_000 + i), 10);
    }
    pay(address(9), THIEF, 100);
    for (int i = 3; i < 5; i++) {
      pay(THIEF, address(2_000 + i), 20);
      pay(address(2_000 + i), SERVICE, 20);
    }
    pay(THIEF, address(4_000), 20);
    MemoryLedger ledger = MemoryLedger.of(COIN, entries);
    Asked asked =
        new Asked(
            List.of("l"),
            List.of(),
            THIEF,
            "native",
            null,
            null,
            null,
            "fifo",
            "0",
            Asked.ANY_HOPS,
            Asked.ANY_TRANSACTIONS,
            1,
            List.of(),
            infer,
            without);
    Tracing.Traced traced =
        new Tracing(asset -> 0, token -> true, word -> word).trace(ledger, Labels.NONE, asked);
    return Remarks.of(ledger, Labels.NONE, asked, traced, (asset, units) -> units + " wei")
        .deposits();
  }

  @Test
  void putsThoseTogetherThatOneServiceSweeps() {
    assertThat(groups(true, List.of()))
        .singleElement()
        .satisfies(group -> {
          assertThat(group.service()).isEqualTo(SERVICE);
          assertThat(group.addresses()).containsExactly(address(2_003), address(2_004));
          assertThat(group.value()).isEqualTo(40);
          assertThat(group.reason()).contains("sends all that it gets to " + SERVICE);
        });
  }

  @Test
  void saysNothingOfThemWhereClustersAreLeftOut() {
    assertThat(groups(true, List.of(Asked.CLUSTERS))).isEmpty();
  }

  @Test
  void saysNothingOfThemWhereNothingIsInferred() {
    assertThat(groups(false, List.of())).isEmpty();
  }
}
