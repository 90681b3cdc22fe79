package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.bitcoin.RandomPayments;
import dev.countersign.trace.bitcoin.SameBitcoin;
import dev.countersign.trace.taint.RandomLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store of Bitcoin holds what a ledger in memory holds, however it was filled. */
class BitcoinStoreTest {
  private static final long CACHE = 8 << 20;

  @TempDir private Path temporary;

  private LedgerStore open() {
    return LedgerStore.open(temporary.resolve("s"), Payment.COIN, CACHE);
  }

  /** Its outputs are numbered in their order here. */
  static List<Payment> payments(long seed, int count) {
    List<Payment> payments = new ArrayList<>();
    Map<String, Coin> made = new HashMap<>();
    for (Payment one : new RandomPayments(seed, 5, 5_000_000_000L).make(count, true)) {
      List<Coin> outputs = new ArrayList<>();
      for (Coin out : one.outputs()) {
        Coin numbered =
            new Coin(
                one.txid() + ":" + outputs.size(), out.address(), out.kind(), out.amount(), true);
        made.put(out.outpoint(), numbered);
        outputs.add(numbered);
      }
      List<Coin> inputs =
          one.inputs().stream().map(in -> made.getOrDefault(in.outpoint(), in)).toList();
      payments.add(new Payment(one.txid(), one.block(), one.index(), one.time(), inputs, outputs));
    }
    return payments;
  }

  private static void load(LedgerStore store, List<Payment> payments) {
    // Small batches, and not all names in memory.
    try (Loading loading = store.load(Progress.NONE, 20, 300)) {
      payments.forEach(loading::add);
      loading.finish();
    }
  }

  private void check(List<Payment> payments) {
    try (StoreLedger ledger = StoreLedger.open(temporary.resolve("s"), CACHE)) {
      SameBitcoin.check(ledger.bitcoin().orElseThrow(), payments);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void holdsWhatWasLoadedInPartsAndTakesBlocksBack(long seed) {
    List<Payment> payments = payments(seed, 500);
    try (LedgerStore store = open()) {
      load(store, payments.subList(0, 230));
      load(store, payments.subList(100, 500));
    }
    check(payments);
    try (LedgerStore store = open()) {
      store.undoFrom(77);
    }
    check(payments.subList(0, 77 * 4));
    List<Payment> others = new ArrayList<>(payments.subList(0, 77 * 4));
    for (int i = 0; i < 90; i++) {
      String txid = "%064x".formatted(1_000_000 + i);
      Coin coin = new Coin(txid + ":0", Optional.of("1-" + i % 30), ScriptKind.P2TR, 1 + i, true);
      others.add(new Payment(txid, 77 + i, 0, 1_800_000_000L, List.of(), List.of(coin)));
    }
    try (LedgerStore store = open()) {
      load(store, others);
    }
    check(others);
  }

  @Test
  void goesOnWithALoadThatWasCutShort() {
    List<Payment> payments = payments(7, 600);
    try (LedgerStore store = open()) {
      try (Loading loading = store.load(Progress.NONE, 20, 200)) {
        payments.subList(0, 400).forEach(loading::add);
      }
      assertThat(store.isHalfLoaded()).isTrue();
      assertThat(store.size()).isBetween(1L, 399L);
    }
    // So does the reader of the files, who needs what was loaded of them and is spent by now.
    try (StoredOutputs outputs = StoredOutputs.of(temporary.resolve("s"), CACHE)) {
      for (Coin coin : payments.getFirst().outputs()) {
        assertThat(outputs.output(coin.outpoint())).contains(coin);
      }
      assertThat(outputs.output(payments.getFirst().txid() + ":99")).isEmpty();
      assertThat(outputs.output(payments.getLast().txid() + ":0")).isEmpty();
    }
    try (LedgerStore store = open()) {
      load(store, payments);
    }
    check(payments);
  }

  @Test
  void refusesWhatIsSpentOrOtherwiseOrOfAnotherChain() {
    List<Payment> payments = payments(3, 60);
    try (LedgerStore store = open()) {
      load(store, payments);
      Payment paying = payments.stream().filter(one -> !one.isCoinbase()).findFirst().orElseThrow();
      Coin spent = paying.inputs().getFirst();
      assertThatThrownBy(() -> load(store, List.of(next(1, spent))))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining(spent.outpoint())
          .hasMessageContaining("is spent in the store already");
      Coin held = payments.getLast().outputs().getFirst();
      Coin more = new Coin(held.outpoint(), held.address(), held.kind(), held.amount() + 1, true);
      assertThatThrownBy(() -> load(store, List.of(next(1, more))))
          .hasMessageContaining("of " + more.amount() + " satoshi to ")
          .hasMessageContaining("which is of " + held.amount() + " satoshi");
      Coin other = new Coin(held.outpoint(), Optional.of("x"), held.kind(), held.amount(), true);
      assertThatThrownBy(() -> load(store, List.of(next(1, other)))).hasMessageContaining(" to x");
      Coin none =
          new Coin(payments.getLast().txid() + ":99", Optional.empty(), held.kind(), 7, true);
      assertThatThrownBy(() -> load(store, List.of(next(1, none))))
          .hasMessageContaining("which its transaction does not have in the store");
      Payment changed =
          new Payment(
              payments.getLast().txid(),
              payments.getLast().block(),
              payments.getLast().index(),
              payments.getLast().time(),
              payments.getLast().inputs(),
              payments.getLast().outputs().stream()
                  .map(out ->
                      new Coin(out.outpoint(), Optional.of("y"), out.kind(), out.amount(), true))
                  .toList());
      assertThatThrownBy(() -> load(store, List.of(changed)))
          .hasMessageContaining("is in the store with other");
      load(store, List.of(next(1, held)));
    }
    assertThatThrownBy(() -> LedgerStore.open(temporary.resolve("s"), RandomLedger.COIN, CACHE))
        .hasMessageContaining("is of another chain");
    LedgerStore.open(temporary.resolve("t"), RandomLedger.COIN, CACHE).close();
    assertThatThrownBy(() -> LedgerStore.open(temporary.resolve("t"), new Asset.Bitcoin(), CACHE))
        .hasMessageContaining("is of another chain");
  }

  private static Payment next(int number, Coin spent) {
    String txid = "%064x".formatted(2_000_000 + number);
    return new Payment(txid, 9_000, 0, 0, List.of(spent), List.of());
  }
}
