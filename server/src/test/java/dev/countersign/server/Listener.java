package dev.countersign.server;

import dev.countersign.visit.Visitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Listens to a server's stream. */
final class Listener implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final InputStream stream;
  private final List<String> lines = new ArrayList<>();
  private boolean over;

  Listener(Visitor who, long after) {
    HttpResponse<InputStream> answer = who.open("/live?after=" + after);
    if (answer.statusCode() != 200) {
      throw new AssertionError("the stream is not opened: " + answer.statusCode());
    }
    stream = answer.body();
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) { // it was closed
      add("closed");
    }
    synchronized (this) {
      over = true;
      notifyAll();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  /** Waits for a line. */
  String await(Predicate<String> wanted) {
    return await(wanted, false);
  }

  /** Waits until the server has closed it. */
  void awaitEnd() {
    await(line -> false, true);
  }

  private synchronized String await(Predicate<String> wanted, boolean end) {
    long until = System.nanoTime() + LONGEST.toNanos();
    try {
      while (lines.stream().noneMatch(wanted) && !(end && over)) {
        long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        if (left <= 0) {
          throw new AssertionError("it did not come; what came: " + lines);
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    return lines.stream().filter(wanted).findFirst().orElse("");
  }

  /** What came so far. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
