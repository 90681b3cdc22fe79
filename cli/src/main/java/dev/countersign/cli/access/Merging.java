package dev.countersign.cli.access;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.read.ReadEvent;
import dev.countersign.access.read.Readers;
import dev.countersign.access.read.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Reads several logs as one, by time: at each moment the log that is furthest behind is read on,
 * and {@value #WINDOW} events are held so that those of one log that stand out of order, or from
 * newest to oldest, are put in order. Logs are opened when their first event is reached.
 */
final class Merging {
  /** Events that are held to put them in order. */
  static final int WINDOW = 50_000;

  private static final int MOST_OPEN = 64;

  private final InputStream standardInput;
  private final Readers readers;
  private final Tally tally;
  private final Problems problems;
  private final Consumer<AccessEvent> to;
  private final PriorityQueue<Held> held = new PriorityQueue<>();
  private long number;

  Merging(
      InputStream standardInput,
      Readers readers,
      Tally tally,
      Problems problems,
      Consumer<AccessEvent> to) {
    this.standardInput = standardInput;
    this.readers = readers;
    this.tally = tally;
    this.problems = problems;
    this.to = to;
  }

  /** An event that waits; of those of one moment the one read first goes first. */
  private record Held(AccessEvent event, long number) implements Comparable<Held> {
    @Override
    public int compareTo(Held other) {
      int byTime = event.at().compareTo(other.event.at());
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private record Waiting(LogSource source, Instant first) {}

  /** Reads all of them to their ends. */
  void read(List<LogSource> sources) {
    Deque<Waiting> waiting = waiting(sources);
    PriorityQueue<OpenLog> open = new PriorityQueue<>(Comparator.comparing(OpenLog::at));
    while (!waiting.isEmpty() || !open.isEmpty()) {
      while (due(waiting, open)) {
        open(waiting.removeFirst().source(), open);
      }
      OpenLog log = open.poll();
      if (log == null) {
        continue;
      }
      ReadEvent read = log.next();
      if (read == null) {
        log.close();
      } else {
        hold(read.event());
        open.add(log);
      }
    }
    flush();
  }

  private static boolean due(Deque<Waiting> waiting, PriorityQueue<OpenLog> open) {
    if (waiting.isEmpty() || open.size() >= MOST_OPEN) {
      return false;
    }
    OpenLog behind = open.peek();
    return behind == null || !waiting.getFirst().first().isAfter(behind.at());
  }

  private void open(LogSource source, PriorityQueue<OpenLog> open) {
    try {
      open.add(new OpenLog(source, standardInput, readers, tally, problems));
    } catch (IOException e) {
      problems.broken(source.name(), LogSource.cause(e));
    }
  }

  /** By their first events, where there are several. */
  private Deque<Waiting> waiting(List<LogSource> sources) {
    List<Waiting> waiting = new ArrayList<>();
    for (LogSource source : sources) {
      boolean alone = sources.size() == 1 || source.path() == null;
      waiting.add(new Waiting(source, alone ? Instant.MIN : first(source)));
    }
    waiting.sort(Comparator.comparing(Waiting::first));
    return new ArrayDeque<>(waiting);
  }

  private Instant first(LogSource source) {
    try (OpenLog log = new OpenLog(source, standardInput, readers, new Tally(), Problems.UNSAID)) {
      ReadEvent read = log.next();
      return read == null ? Instant.MAX : read.event().at();
    } catch (IOException e) {
      return Instant.MIN; // said when it is opened in earnest
    }
  }

  /** Takes an event into the window; the earliest goes on where it is full. */
  private void hold(AccessEvent event) {
    held.add(new Held(event, number++));
    if (held.size() > WINDOW) {
      to.accept(held.remove().event());
    }
  }

  /** All that waits goes on. */
  private void flush() {
    while (!held.isEmpty()) {
      to.accept(held.remove().event());
    }
  }
}
