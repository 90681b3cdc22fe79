package dev.countersign.bench.trace;

import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One measurement in a process of its own, so that nothing is warm but what it warms, and its
 * memory is its own. Prints a name and a number for each thing that it measured.
 */
final class ScaleProcess {
  private static final long SEED = 7;
  private static final long CACHE = 512L << 20;

  private ScaleProcess() {}

  /** What to do, on which store, of how many transfers. */
  public static void main(String[] args) throws IOException {
    Path store = Path.of(args[1]);
    long transfers = Long.parseLong(args[2]);
    switch (args[0]) {
      case "load" -> load(store, transfers, false);
      case "load-single" -> load(store, transfers, true);
      case "heist" -> heist(store);
      case "wide" -> wide(store, transfers);
      case "memory" -> memory(transfers, true);
      case "memory-mixed" -> memory(transfers, false);
      default -> throw new IllegalArgumentException(args[0]);
    }
    tell("resident", resident());
  }

  private static void tell(String what, double measured) {
    System.out.println(what + " " + measured);
  }

  private static void tell(String what, long counted) {
    System.out.println(what + " " + counted);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  /** The most that the process held in memory, in bytes, what is outside of the heap included. */
  private static double resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }

  private static void load(Path folder, long transfers, boolean single) throws IOException {
    long begun = System.nanoTime();
    Traffic alone = new Traffic(SEED, transfers, single);
    long transactions = 0;
    for (; alone.hasNext(); transactions++) {
      alone.next();
    }
    tell("generating", seconds(begun));
    begun = System.nanoTime();
    Traffic traffic = new Traffic(SEED, transfers, single);
    try (LedgerStore store = LedgerStore.open(folder, Traffic.COIN, CACHE);
        Loading loading = store.load(Progress.NONE)) {
      traffic.forEachRemaining(loading::add);
      tell("writing", seconds(begun));
      loading.finish();
    }
    tell("loading", seconds(begun));
    tell("transfers", traffic.made());
    tell("transactions", transactions);
    try (Stream<Path> files = Files.walk(folder)) {
      tell("bytes", files.filter(Files::isRegularFile).mapToLong(ScaleProcess::size).sum());
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static Roles services(Ledger ledger) {
    Set<Integer> hubs = new TreeSet<>();
    Traffic.hubs().forEach(hub -> ledger.account(hub).ifPresent(hubs::add));
    return Roles.of(ledger, hubs);
  }

  /** From the opening of the store to the answer, past the system's cache of files. */
  private static void heist(Path folder) {
    long begun = System.nanoTime();
    try (StoreLedger ledger = StoreLedger.open(folder, CACHE, true)) {
      tell("opening", seconds(begun));
      int thief = ledger.account(Traffic.thief()).orElseThrow();
      Trace trace =
          Tracer.trace(
              ledger,
              new Source.OfAccount(thief, Ledger.NATIVE, 0),
              Method.FIFO,
              services(ledger),
              Limits.NONE);
      tell("answering", seconds(begun));
      tell("read", trace.transactions());
      Set<Integer> addresses = new TreeSet<>();
      trace.flows().forEach(flow -> addresses.add(flow.from()));
      trace.resting().forEach(rest -> addresses.add(rest.account()));
      tell("addresses", addresses.size());
    }
  }

  /** What comes to the exchange with the most traffic, spread over everybody: ever more of it. */
  private static void wide(Path folder, long transfers) {
    for (long most = 1_000; most <= Math.min(transfers, 10_000_000); most *= 10) {
      try (StoreLedger ledger = StoreLedger.open(folder, CACHE, true)) {
        int victim = ledger.account(Traffic.hubs().getFirst()).orElseThrow();
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long worked = thread.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        Trace trace =
            Tracer.trace(
                ledger,
                new Source.OfAccount(victim, Ledger.NATIVE, 0),
                Method.HAIRCUT,
                Roles.unknown(ledger),
                new Limits(Long.MAX_VALUE, BigInteger.ZERO, Integer.MAX_VALUE, most));
        tell("read." + most, trace.transactions());
        tell("seconds." + most, seconds(begun));
        tell("worked." + most, (thread.getCurrentThreadCpuTime() - worked) / 1e9);
      }
    }
  }

  /** On one core: the thread's own time; the best of ten, after the compiler is done. */
  private static void memory(long transfers, boolean single) {
    List<Entry> entries = new ArrayList<>();
    new Traffic(SEED, transfers, single).forEachRemaining(entries::add);
    tell("transfers", transfers);
    tell("transactions", entries.size());
    MemoryLedger ledger = MemoryLedger.of(Traffic.COIN, entries);
    entries.clear();
    int source = ledger.account(Traffic.hubs().getFirst()).orElseThrow();
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    for (Method method : Method.values()) {
      double best = Double.MAX_VALUE;
      long read = 0;
      for (int i = 0; i < 10; i++) {
        long begun = thread.getCurrentThreadCpuTime();
        Trace trace =
            Tracer.trace(
                ledger,
                new Source.OfAccount(source, Ledger.NATIVE, 0),
                method,
                Roles.unknown(ledger),
                Limits.NONE);
        best = Math.min(best, (thread.getCurrentThreadCpuTime() - begun) / 1e9);
        read = trace.transactions();
      }
      tell("read." + method, read);
      tell("seconds." + method, best);
    }
  }
}
