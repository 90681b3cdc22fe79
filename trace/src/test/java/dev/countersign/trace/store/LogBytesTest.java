package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.block.BlockLog;
import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.taint.RandomLedger;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What bridges' logs cost on disk: 20,000 deposits into one bridge of Celer's, of random people.
 */
class LogBytesTest {
  private static final int LOGS = 20_000;
  private static final Bytes SENT =
      Keccak256.hash(
          Bytes.of(
              "Send(bytes32,address,address,address,uint256,uint64,uint64,uint32)"
                  .getBytes(StandardCharsets.US_ASCII)));
  private static final AbiParameters SEND =
      AbiParameters.parse("bytes32,address,address,address,uint256,uint64,uint64,uint32");

  @TempDir private Path temporary;
  private final Random random = new Random(7);

  private byte[] some(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private Entry deposit(int number) {
    Address sender = new Address(Bytes.of(some(20)));
    BigInteger amount = BigInteger.valueOf(random.nextLong(1L << 60));
    Address bridge = Address.of(RandomLedger.name(9));
    Bytes data =
        SEND.encode(Bytes.of(some(32)), sender, sender, Address.ZERO, amount, 56, number, 5_000);
    return new Entry(
            number / 3,
            number % 3,
            Bytes.of(some(32)),
            1_700_000_000L + number / 3,
            Optional.of(sender.toHex()),
            BigInteger.valueOf(random.nextLong(1L << 50)),
            List.of(new Entry.Moved(sender.toHex(), bridge.toHex(), RandomLedger.COIN, amount)))
        .withLogs(List.of(new BlockLog(number % 300, new EventLog(bridge, List.of(SENT), data))));
  }

  private long bytes(String name, List<Entry> entries) throws IOException {
    Path folder = temporary.resolve(name);
    try (LedgerStore store = LedgerStore.open(folder, RandomLedger.COIN, 8 << 20);
        Loading loading = store.load(Progress.NONE)) {
      entries.forEach(loading::add);
      loading.finish();
    }
    try (StoreLedger ledger = StoreLedger.open(folder, 8 << 20)) {
      assertThat(ledger.said()).hasSize(entries.getFirst().logs().size() * LOGS);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".sst"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  @Test
  void takeNoMoreThanWhatIsRandomInThemAndSomeBytes() throws IOException {
    List<Entry> logged = new ArrayList<>();
    for (int i = 0; i < LOGS; i++) {
      logged.add(deposit(i));
    }
    List<Entry> bare = logged.stream().map(one -> one.withLogs(List.of())).toList();
    double each = (double) (bytes("with", logged) - bytes("without", bare)) / LOGS;
    // An id of 32 bytes, an account of 20 and an amount of 8 can be made no smaller.
    assertThat(each).isBetween(60.0, 90.0);
  }
}
