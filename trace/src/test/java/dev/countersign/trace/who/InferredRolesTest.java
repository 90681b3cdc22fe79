package dev.countersign.trace.who;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.taint.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an account is taken for by what it does. */
class InferredRolesTest {
  private static final Asset COIN = new Asset.Native(1);
  private static final int HOUR = 3_600;

  private final List<Entry> entries = new ArrayList<>();
  private Labels labels = Labels.NONE;

  private int apart = HOUR;

  private void pay(String from, String to, long amount) {
    entries.add(
        new Entry(
            entries.size(),
            0,
            Bytes.fromHex("0x" + "%064x".formatted(entries.size())),
            1_700_000_000L + (long) entries.size() * apart,
            Optional.empty(),
            BigInteger.ZERO,
            List.of(new Entry.Moved(from, to, COIN, BigInteger.valueOf(amount)))));
  }

  /** People who also pay each other, so that they are no deposit addresses. */
  private void hub(String name, int users) {
    for (int i = 0; i < users; i++) {
      user(name, i);
    }
  }

  private void user(String name, int i) {
    pay("person" + i, name, 10);
    pay(name, "customer" + i, 10);
    pay("person" + i, "shop", 10);
  }

  /** Three of four who pay in have an address for it. */
  private void exchange(String name) {
    for (int i = 0; i < 300; i++) {
      pay("somebody" + i, name + "-deposit" + i, 50);
      pay(name + "-deposit" + i, name, 50);
      if (i % 3 == 0) {
        user(name, i);
      }
    }
  }

  private InferredRoles roles(MemoryLedger ledger) {
    return new InferredRoles(ledger, labels, new LabelledRoles(ledger, labels, any -> true));
  }

  private Place place(String name) {
    MemoryLedger ledger = MemoryLedger.of(COIN, entries);
    return roles(ledger).place(ledger.account(name).orElseThrow(), Ledger.NATIVE);
  }

  private Optional<Inference> infer(String name) {
    MemoryLedger ledger = MemoryLedger.of(COIN, entries);
    return roles(ledger).infer(ledger.account(name).orElseThrow(), Ledger.NATIVE);
  }

  @Test
  void takesAHubForAService() {
    hub("hub", 100);
    assertThat(place("hub")).isEqualTo(Place.SERVICE);
    assertThat(infer("hub"))
        .hasValueSatisfying(one ->
            assertThat(one.reason()).contains("takes from 100 or more and gives to 100 or more"));
  }

  @Test
  void takesWhatGathersAndSplitsWithinADayForNone() {
    apart = 200;
    hub("hub", 130);
    assertThat(place("hub")).isEqualTo(Place.HELD);
  }

  @Test
  void takesOneWithFewerForNone() {
    hub("hub", 99);
    assertThat(place("hub")).isEqualTo(Place.HELD);
  }

  @Test
  void takesAThiefWhoSplitsOrGathersForNone() {
    pay("victim", "splitter", 1_000);
    for (int i = 0; i < 300; i++) {
      pay("splitter", "wallet" + i, 3);
      pay("wallet" + i, "gatherer", 3);
    }
    assertThat(place("splitter")).isEqualTo(Place.HELD);
    assertThat(place("gatherer")).isEqualTo(Place.HELD);
  }

  @Test
  void takesWhatIsSweptToACollectingServiceForADepositAddress() {
    exchange("exchange");
    assertThat(place("exchange-deposit7")).isEqualTo(Place.SERVICE);
    assertThat(infer("exchange-deposit7"))
        .hasValueSatisfying(one -> {
          assertThat(one.kind()).isEqualTo(Inference.Kind.DEPOSIT);
          assertThat(one.reason()).contains("sends all that it gets to exchange");
        });
  }

  @Test
  void takesAWalletThatPaysAllToAServiceOfManyForNoDepositAddress() {
    hub("mixer", 150);
    pay("victim", "wallet", 500);
    pay("wallet", "mixer", 500);
    assertThat(place("wallet")).isEqualTo(Place.HELD);
  }

  @Test
  void takesAWalletThatKeepsOrSendsElsewhereForNoDepositAddress() {
    exchange("exchange");
    pay("victim", "keeper", 500);
    pay("keeper", "exchange", 400);
    pay("victim", "spender", 500);
    pay("spender", "exchange", 450);
    pay("spender", "shop", 50);
    assertThat(place("keeper")).isEqualTo(Place.HELD);
    assertThat(place("spender")).isEqualTo(Place.HELD);
  }

  @Test
  void believesALabelBeforeAnyInference() {
    hub("hub", 100);
    labels = new Labels(List.of(new Label("hub", "A thief", Kind.THIEF, "a test")));
    assertThat(place("hub")).isEqualTo(Place.HELD);
    labels = new Labels(List.of(new Label("hub", "A mixer", Kind.MIXER, "a test")));
    assertThat(place("hub")).isEqualTo(Place.MIXER);
  }
}
