package dev.countersign.bench.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Loads made-up ledgers of growing sizes into stores and follows a heist of 10,000 addresses in
 * each, each step in a process of its own: rates, bytes a transfer, seconds, memory.
 */
public final class Scale {
  private static final long MILLION = 1_000_000;

  /** Takes a row of a table: what, what was asked, what was measured. */
  public interface Rows {
    /** One more row. */
    void row(String what, String asked, String measured);
  }

  private final Rows rows;

  private Scale(Rows rows) {
    this.rows = rows;
  }

  /**
   * Measures; the stores are made in the temporary folder and removed.
   *
   * @param largest in millions of transfers: 1, 10 or 100
   */
  public static void measure(int largest, Rows rows) throws IOException, InterruptedException {
    Scale scale = new Scale(rows);
    scale.memory();
    for (int millions = 1; millions <= largest; millions *= 10) {
      scale.store(millions, "load");
    }
    scale.store(1, "load-single");
  }

  private void memory() throws IOException, InterruptedException {
    for (String how : List.of("memory", "memory-mixed")) {
      Map<String, Double> found = run(how, Path.of("-"), MILLION, "6g");
      for (String method : List.of("HAIRCUT", "POISON", "FIFO", "LIFO", "TIHO")) {
        double read = get(found, "read." + method);
        double rate = read / get(found, "seconds." + method) / MILLION;
        rows.row(
            "In memory, 1 million transfers with fees, "
                + (how.equals("memory") ? "one each, " : "mixed, ")
                + method.toLowerCase(Locale.ROOT),
            "2 million/s a core",
            String.format(
                Locale.ROOT,
                "%.2f million transactions/s, %.2f million transfers/s (%,.0f read)",
                rate,
                rate * get(found, "transfers") / get(found, "transactions"),
                read));
      }
    }
  }

  private void store(int millions, String how) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("countersign-ledger-");
    Path store = folder.resolve("store");
    try {
      String size = millions + " million transfers" + (how.equals("load") ? "" : ", one each");
      Map<String, Double> load = run(how, store, millions * MILLION, "4g");
      double transfers = get(load, "transfers");
      rows.row(
          "Load of " + size,
          "300,000/s",
          String.format(
              Locale.ROOT,
              "%,.0f/s, making them up included (that alone: %,.0f/s); %,.0f MB resident",
              transfers / get(load, "loading"),
              transfers / get(load, "generating"),
              get(load, "resident") / MILLION));
      rows.row(
          "On disk, " + size,
          "60 bytes a transfer",
          String.format(
              Locale.ROOT,
              "%.1f (%.2f transfers a transaction)",
              get(load, "bytes") / transfers,
              transfers / get(load, "transactions")));
      if (how.equals("load")) {
        traces(store, size, millions, transfers / get(load, "transactions"));
      }
    } finally {
      delete(folder);
    }
  }

  private void traces(Path store, String size, int millions, double each)
      throws IOException, InterruptedException {
    Map<String, Double> heist = run("heist", store, millions * MILLION, "1g");
    rows.row(
        "A heist of 10,000 addresses in " + size + ", cold",
        "5 s, 2 GB",
        String.format(
            Locale.ROOT,
            "%.2f s, of it opening %.2f s; %,.0f transactions, %,.0f addresses; %,.0f MB resident",
            get(heist, "answering"),
            get(heist, "opening"),
            get(heist, "read"),
            get(heist, "addresses"),
            get(heist, "resident") / MILLION));
    Map<String, Double> wide = run("wide", store, millions * MILLION, "4g");
    for (long most = 1_000; wide.containsKey("read." + most); most *= 10) {
      double read = get(wide, "read." + most);
      double took = get(wide, "seconds." + most);
      rows.row(
          String.format(Locale.ROOT, "%,.0f transactions read of %s, cold, haircut", read, size),
          most >= MILLION ? "300,000/s" : "–",
          String.format(
              Locale.ROOT,
              "%.3f s, %,.0f transactions/s, %,.0f transfers/s; of it %.3f s work",
              took,
              read / took,
              read * each / took,
              get(wide, "worked." + most)));
    }
  }

  private static double get(Map<String, Double> found, String what) {
    Double value = found.get(what);
    if (value == null) {
      throw new IllegalStateException("it did not tell " + what + ": " + found);
    }
    return value;
  }

  private static Map<String, Double> run(String what, Path store, long transfers, String heap)
      throws IOException, InterruptedException {
    List<String> words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            ScaleProcess.class.getName(),
            what,
            store.toString(),
            Long.toString(transfers));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Map<String, Double> found = new HashMap<>();
    try (Stream<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()) {
      lines
          .map(line -> line.split(" ", 2))
          .forEach(pair -> found.put(pair[0], Double.parseDouble(pair[1])));
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the measurement " + what + " failed");
    }
    return found;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
