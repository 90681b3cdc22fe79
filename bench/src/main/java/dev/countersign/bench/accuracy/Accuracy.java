package dev.countersign.bench.accuracy;

import dev.countersign.trace.taint.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints tables by case, of thefts in {@code DATA/heists} and bridges in {@code DATA/bridges}:
 * {@code Accuracy DATA [TIMES [SEED]]}, where TIMES is how many transactions of others there are
 * for each of a theft, 100 when not said.
 */
public final class Accuracy {
  private Accuracy() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException {
    Path data = Path.of(args.length > 0 ? args[0] : "../shared/data");
    int times = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    heists(data.resolve("heists"), times, seed);
    System.out.println();
    BridgeCases.print(data.resolve("bridges"), seed);
  }

  private static void heists(Path place, int times, long seed) throws IOException {
    if (!Files.isDirectory(place)) {
      System.out.println("There is no folder " + place + "; the thefts are skipped.");
      return;
    }
    System.out.println(
        "| Theft | Method | Labelled | Of others | Ends reached | Coverage | To the cent | Precision |"
            + " With what is behind the ends |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    List<Path> folders;
    try (Stream<Path> inside = Files.list(place)) {
      folders = inside.filter(Files::isDirectory).sorted().toList();
    }
    for (Path folder : folders) {
      Heist heist = Heist.read(folder);
      Mixture.Mixed mixed = Mixture.of(heist, times, seed);
      for (Method method : Method.values()) {
        HeistCase one = HeistCase.of(heist, mixed, method);
        System.out.printf(
            Locale.ROOT,
            "| %s | %s | %,d | %,d | %d of %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n",
            one.name(),
            one.method().word(),
            one.labelled(),
            one.others(),
            one.reached(),
            one.terminals(),
            100 * one.coverage(),
            100 * one.exact(),
            100 * one.precision(),
            100 * one.everywhere());
      }
    }
  }
}
