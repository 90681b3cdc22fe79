package dev.countersign.cli.tour;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.tour.web.TourServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Runs the tour until the process is told to end, and forgets what it made. */
final class Touring {
  private final Terminal terminal;

  Touring(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(int port) {
    Path home = Path.of(System.getProperty("countersign.home", ""));
    Path data = folder();
    TourServer tour = TourServer.start(home, data, port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(tour, data)));
    terminal.print("The guided tour: " + tour.address() + "\nStop it with Ctrl-C.\n");
    try {
      new CountDownLatch(1).await(); // until the process is told to end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("countersign-tour");
    } catch (IOException e) {
      throw new UnreadableInput("There is no room for the tour's data: " + e.getMessage());
    }
  }

  private static void end(TourServer tour, Path data) {
    tour.close();
    try (Stream<Path> files = Files.walk(data)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      return; // it is among the system's temporary files, which are cleared
    }
  }
}
