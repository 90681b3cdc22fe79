package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an output takes on disk, all tables counted. */
class BitcoinStoreSizeTest {
  private static final int PAYMENTS = 60_000;

  @TempDir private Path temporary;

  private final Random random = new Random(1);
  private final List<String> addresses = new ArrayList<>();
  private final List<Coin> unspent = new ArrayList<>();
  private int outputs;

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A third of them were there before; of the rest two in three are P2WPKH, one is P2TR. */
  private String address() {
    if (!addresses.isEmpty() && random.nextInt(3) == 0) {
      return addresses.get(random.nextInt(addresses.size()));
    }
    Bytes script =
        random.nextInt(3) > 0
            ? Bytes.fromHex("0x0014").concat(Bytes.of(bytes(20)))
            : Bytes.fromHex("0x5120").concat(Bytes.of(bytes(32)));
    addresses.add(BitcoinAddress.of(BitcoinNetwork.MAINNET, script).orElseThrow());
    return addresses.getLast();
  }

  private Payment payment(int number) {
    String txid = HexFormat.of().formatHex(bytes(32));
    List<Coin> inputs = new ArrayList<>();
    long have = 0;
    for (int i = number % 2_000 == 0 ? 0 : 1 + random.nextInt(3);
        i > 0 && !unspent.isEmpty();
        i--) {
      Coin last = unspent.removeLast();
      int at = random.nextInt(unspent.size() + 1);
      inputs.add(at == unspent.size() ? last : unspent.set(at, last));
      have += inputs.getLast().amount();
    }
    long left = inputs.isEmpty() ? 5_000_000_000L : have - have / 1_000;
    List<Coin> made = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i >= 0 && left > 10; i--) {
      long amount = i == 0 ? left : 1 + random.nextLong(left / 2);
      String address = address();
      ScriptKind kind = address.length() > 50 ? ScriptKind.P2TR : ScriptKind.P2WPKH;
      made.add(new Coin(txid + ":" + made.size(), Optional.of(address), kind, amount, true));
      left -= amount;
    }
    outputs += made.size();
    unspent.addAll(made);
    return new Payment(txid, number / 2_000, number % 2_000, 1_700_000_000L + number, inputs, made);
  }

  @Test
  void anOutputTakesNoMoreThanItsShareOfWhatTheManualSays() throws IOException {
    Path folder = temporary.resolve("s");
    try (LedgerStore store = LedgerStore.open(folder, Payment.COIN, 8 << 20)) {
      try (Loading loading = store.load(Progress.NONE)) {
        for (int i = 0; i < PAYMENTS; i++) {
          loading.add(payment(i));
        }
        loading.finish();
      }
    }
    long bytes;
    try (Stream<Path> files = Files.list(folder)) {
      bytes =
          files
              .filter(file -> file.toString().endsWith(".sst"))
              .mapToLong(file -> file.toFile().length())
              .sum();
    }
    double each = (double) bytes / outputs;
    assertThat(each).isBetween(40.0, 70.0);
    try (StoreLedger ledger = StoreLedger.open(folder, 8 << 20)) {
      String last = unspent.getLast().outpoint();
      int account = ledger.account(last).orElseThrow();
      assertThat(ledger.balanceBefore(account, Ledger.NATIVE, PAYMENTS))
          .isEqualTo(unspent.getLast().amount());
    }
  }
}
