package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.taint.RandomLedger;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gas prices cost on disk, for traffic as a chain's is: payments, tokens, swaps. */
class PriceBytesTest {
  private static final int TRANSACTIONS = 40_000;
  private static final long GWEI = 1_000_000_000;

  @TempDir private Path temporary;

  /** Prices follow a base fee, or, as before EIP-1559, half of them are whole gwei. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void takeNoMoreThanAByteOfATransfer(boolean round) throws IOException {
    List<Entry> priced = traffic(round);
    List<Entry> unpriced =
        priced.stream()
            .map(entry ->
                new Entry(
                    entry.block(),
                    entry.index(),
                    entry.hash(),
                    entry.time(),
                    entry.payer(),
                    entry.fee(),
                    entry.moves()))
            .toList();
    long transfers = priced.stream().mapToLong(entry -> entry.moves().size()).sum();
    double more = (double) (bytes("with", priced) - bytes("without", unpriced)) / transfers;
    assertThat(more).isLessThan(1);
  }

  private long bytes(String name, List<Entry> entries) throws IOException {
    Path folder = temporary.resolve(name);
    try (LedgerStore store = LedgerStore.open(folder, RandomLedger.COIN, 8 << 20);
        Loading loading = store.load(Progress.NONE)) {
      entries.forEach(loading::add);
      loading.finish();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".sst"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static List<Entry> traffic(boolean round) {
    Random random = new Random(7);
    List<Entry> entries = new ArrayList<>();
    long base = 0;
    for (int i = 0; i < TRANSACTIONS; i++) {
      if (i % 150 == 0) {
        base = 4 * GWEI + random.nextLong(40 * GWEI);
      }
      int kind = random.nextInt(100);
      long gas =
          kind < 45
              ? 21_000
              : kind < 80 ? 45_000 + random.nextInt(20_000) : 120_000 + random.nextInt(150_000);
      long tip =
          random.nextInt(3) == 0 ? random.nextLong(2 * GWEI) : GWEI / 10 * random.nextInt(20);
      long price = base + tip;
      if (round && random.nextBoolean()) {
        price = price / GWEI * GWEI;
      }
      String from = name(random);
      List<Entry.Moved> moves = new ArrayList<>();
      for (int move = kind < 80 ? 2 : 0; move < 3; move++) {
        moves.add(
            new Entry.Moved(
                from,
                name(random),
                RandomLedger.COIN,
                BigInteger.valueOf(random.nextLong(1L << 60))));
      }
      byte[] hash = new byte[32];
      random.nextBytes(hash);
      entries.add(
          new Entry(
              i / 150,
              i % 150,
              Bytes.of(hash),
              1_693_000_000L + i / 150 * 12L,
              Optional.of(from),
              BigInteger.valueOf(gas * price),
              OptionalLong.of(price),
              moves));
    }
    return entries;
  }

  private static String name(Random random) {
    return RandomLedger.name(random.nextInt(1 + random.nextInt(5_000)));
  }
}
