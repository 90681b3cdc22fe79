package dev.countersign.bench.trace;

import dev.countersign.cassandra.BlockRange;
import dev.countersign.cassandra.CassandraStore;
import dev.countersign.cassandra.RangeJoin;
import dev.countersign.cassandra.RangeStage;
import dev.countersign.cassandra.StoreAddress;
import dev.countersign.cassandra.node.LocalNode;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.Loading;
import dev.countersign.trace.store.Progress;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Roles;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.taint.Tracer;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The same made-up ledger in RocksDB and in one Cassandra node on the same machine, in one run: how
 * fast it is loaded, and how long the same traces take. The traces must be equal. {@code StoreScale
 * [TRANSFERS [FOLDER OF CASSANDRA'S JARS]]}
 */
public final class StoreScale {
  private static final long SEED = 7;
  private static final long CACHE = 512L << 20;
  private static final int LOADERS = 2;
  private static final int RANGES = 16;

  private final List<Entry> entries = new ArrayList<>();
  private final long transfers;

  private StoreScale(long transfers) {
    Traffic traffic = new Traffic(SEED, transfers, false);
    traffic.forEachRemaining(entries::add);
    this.transfers = traffic.made();
  }

  /** Measures, and prints a table in Markdown. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    long transfers = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
    Path jars = Path.of(args.length > 1 ? args[1] : "cassandra-node/target/node");
    Path folder = Files.createTempDirectory("countersign-stores-");
    try (LocalNode node = LocalNode.start(jars, folder.resolve("node"), List.of())) {
      new StoreScale(transfers).run(folder.resolve("rocks"), node);
    } finally {
      delete(folder);
    }
  }

  private void run(Path rocks, LocalNode node)
      throws IOException, InterruptedException, ExecutionException {
    StoreAddress loaded = node.address("loaded");
    StoreAddress joined = node.address("joined");
    CassandraStore.makeKeyspace(loaded);
    CassandraStore.makeKeyspace(joined);
    System.out.printf(
        Locale.ROOT,
        "%,d transfers in %,d transactions%n%n| | RocksDB | Cassandra |%n|---|---|---|%n",
        transfers,
        entries.size());
    double onRocks = load(() -> LedgerStore.open(rocks, Traffic.COIN, CACHE));
    double onCassandra = load(() -> CassandraStore.write(loaded, Traffic.COIN));
    row("Load, transfers a second", transfers / onRocks, transfers / onCassandra);
    double staged = stage(joined);
    long begun = System.nanoTime();
    RangeJoin.join(joined, Traffic.COIN, entries.getFirst().block(), Progress.NONE);
    double joining = seconds(begun);
    System.out.printf(
        Locale.ROOT,
        "| Ranges, %d loaders side by side, then joined, transfers a second | | %,.0f and %,.0f |%n",
        LOADERS,
        transfers / staged,
        transfers / joining);
    for (int round = 0; round < 2; round++) {
      String when = round == 0 ? "" : ", again in the same ledger";
      System.out.printf("| *%s* | | |%n", round == 0 ? "opened anew for each" : "again");
      trace("Heist of 10,000 addresses, ms" + when, rocks, loaded, round, StoreScale::heist);
      for (long most = 1_000; most <= Math.min(100_000, entries.size()); most *= 10) {
        long limit = most;
        trace(
            String.format(Locale.ROOT, "Wide, %,d transactions read, ms%s", most, when),
            rocks,
            loaded,
            round,
            ledger -> wide(ledger, limit));
      }
    }
    try (StoreLedger one = CassandraStore.read(joined);
        StoreLedger other = StoreLedger.open(rocks, CACHE)) {
      mustBeEqual(heist(one), heist(other));
    }
    // What it has in memory only, it writes when it comes up again.
    node.killAndRestart();
    row(
        "Disk, bytes a transfer",
        (double) bytes(rocks) / transfers,
        (double) node.stored("loaded") / transfers);
    System.out.println("\nAll traces were equal.");
  }

  private static void row(String what, double rocks, double cassandra) {
    System.out.printf(Locale.ROOT, "| %s | %,.0f | %,.0f |%n", what, rocks, cassandra);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private double load(Supplier<LedgerStore> opening) {
    long begun = System.nanoTime();
    try (LedgerStore store = opening.get();
        Loading loading = store.load(Progress.NONE)) {
      entries.forEach(loading::add);
      loading.finish();
    }
    return seconds(begun);
  }

  private double stage(StoreAddress address) throws InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    try (RangeStage stage = RangeStage.open(address);
        ExecutorService loaders = Executors.newFixedThreadPool(LOADERS)) {
      int from = 0;
      while (from < entries.size()) {
        int end = Math.min(entries.size(), from + entries.size() / RANGES + 1);
        while (end < entries.size() && entries.get(end).block() == entries.get(end - 1).block()) {
          end++;
        }
        List<Entry> some = entries.subList(from, end);
        BlockRange range =
            new BlockRange(
                some.getFirst().block(),
                end < entries.size() ? entries.get(end).block() - 1 : some.getLast().block());
        all.add(loaders.submit(() -> stage.load(range, (any, sink) -> some.forEach(sink))));
        from = end;
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    return seconds(begun);
  }

  /** One trace. */
  private interface Asking {
    Trace of(StoreLedger ledger);
  }

  private static void trace(
      String what, Path rocks, StoreAddress address, int warm, Asking asking) {
    try (StoreLedger one = StoreLedger.open(rocks, CACHE);
        StoreLedger other = CassandraStore.read(address)) {
      for (int i = 0; i < warm; i++) {
        asking.of(one);
        asking.of(other);
      }
      long begun = System.nanoTime();
      Trace first = asking.of(one);
      double onRocks = seconds(begun);
      begun = System.nanoTime();
      Trace second = asking.of(other);
      row(what, 1000 * onRocks, 1000 * seconds(begun));
      mustBeEqual(first, second);
    }
  }

  private static void mustBeEqual(Trace one, Trace other) {
    if (!one.equals(other)) {
      throw new IllegalStateException("the traces differ");
    }
  }

  private static Trace heist(StoreLedger ledger) {
    Set<Integer> hubs = new TreeSet<>();
    Traffic.hubs().forEach(hub -> ledger.account(hub).ifPresent(hubs::add));
    return Tracer.trace(
        ledger,
        new Source.OfAccount(ledger.account(Traffic.thief()).orElseThrow(), Ledger.NATIVE, 0),
        Method.FIFO,
        Roles.of(ledger, hubs),
        Limits.NONE);
  }

  private static Trace wide(StoreLedger ledger, long most) {
    return Tracer.trace(
        ledger,
        new Source.OfAccount(
            ledger.account(Traffic.hubs().getFirst()).orElseThrow(), Ledger.NATIVE, 0),
        Method.HAIRCUT,
        Roles.unknown(ledger),
        new Limits(Long.MAX_VALUE, BigInteger.ZERO, Integer.MAX_VALUE, most));
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      long bytes = 0;
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(one);
      }
      return bytes;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
