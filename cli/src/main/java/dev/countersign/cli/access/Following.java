package dev.countersign.cli.access;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.read.EventStream;
import dev.countersign.access.read.EventStream.Item;
import dev.countersign.access.read.ReadEvent;
import dev.countersign.access.read.Readers;
import dev.countersign.access.read.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads logs as they grow, also those that are renamed and begun anew, or emptied. A look reads a
 * bounded number of events of each log, so that none keeps the others waiting, and hands them on by
 * time.
 */
final class Following {
  private static final int EVENTS_A_LOOK = 5_000;
  private static final long BEHIND = 1L << 20;
  private static final Duration BETWEEN_NOTES = Duration.ofSeconds(10);

  private final Supplier<List<LogSource>> sources;
  private final Readers readers;
  private final Tally tally;
  private final ScanReport report;
  private final Consumer<AccessEvent> to;
  private final LongSupplier nanoseconds;
  private final Map<Path, Followed> followed = new LinkedHashMap<>();
  private boolean caughtUp;
  private long noted = Long.MIN_VALUE;

  /** A log and what was read of it. */
  private static final class Followed {
    final String name;
    final GrowingFile file;
    final EventStream events;

    Followed(String name, GrowingFile file, EventStream events) {
      this.name = name;
      this.file = file;
      this.events = events;
    }
  }

  /**
   * Follows those.
   *
   * @param sources asked again at each look, for folders get new files
   */
  Following(
      Supplier<List<LogSource>> sources,
      Readers readers,
      Tally tally,
      ScanReport report,
      Consumer<AccessEvent> to,
      LongSupplier nanoseconds) {
    this.sources = sources;
    this.readers = readers;
    this.tally = tally;
    this.report = report;
    this.to = to;
    this.nanoseconds = nanoseconds;
  }

  /** Reads on until the pause says that it is enough. */
  void run(Pause pause) {
    boolean more = true;
    while (more) {
      boolean full = look();
      more = full ? !Thread.currentThread().isInterrupted() : pause.goesOn();
    }
    followed.values().forEach(this::close);
  }

  /** Reads what is there, at most so much; true where more is there. */
  boolean look() {
    for (LogSource source : sources.get()) {
      Path path = source.path();
      if (path != null && !followed.containsKey(path)) {
        open(source.name(), path);
      }
    }
    List<AccessEvent> events = new ArrayList<>();
    boolean more = false;
    for (Path path : List.copyOf(followed.keySet())) {
      more |= read(path, followed.get(path), events);
    }
    events.sort(java.util.Comparator.comparing(AccessEvent::at));
    events.forEach(to);
    lag(more);
    return more;
  }

  private boolean read(Path path, @Nullable Followed log, List<AccessEvent> into) {
    if (log == null) {
      return false;
    }
    try {
      if (log.file.cut()) {
        report.note(log.name + " was emptied, and is read from its beginning");
        renew(path, log);
        return true;
      }
      if (events(log, into, false)) {
        return true;
      }
      if (Files.exists(path) && log.file.replaced()) {
        events(log, into, true); // what was written to the old file in the meantime
        report.note(log.name + " was begun anew, and is read from its beginning");
        renew(path, log);
        return true;
      }
    } catch (IOException e) {
      report.broken(log.name, LogSource.cause(e));
      close(log);
      followed.remove(path);
    }
    return false;
  }

  private void renew(Path path, Followed log) {
    close(log);
    followed.remove(path);
    open(log.name, path);
  }

  private void open(String name, Path path) {
    try {
      Instant changed = Files.getLastModifiedTime(path).toInstant();
      GrowingFile file = new GrowingFile(path);
      followed.put(path, new Followed(name, file, new EventStream(file, readers, tally, changed)));
    } catch (IOException e) {
      report.broken(name, LogSource.cause(e));
    }
  }

  private boolean events(Followed log, List<AccessEvent> into, boolean last) throws IOException {
    for (int i = 0; i < EVENTS_A_LOOK; i++) {
      switch (log.events.next(last)) {
        case null -> {
          return false;
        }
        case Item.Event(ReadEvent read) -> into.add(read.event());
        case Item.Failure failure -> report.unread(log.name, failure.unread());
      }
    }
    return true;
  }

  private void lag(boolean more) {
    if (!more) {
      caughtUp = true;
      return;
    }
    long left = 0;
    for (Followed log : followed.values()) {
      try {
        left += log.file.left();
      } catch (IOException e) {
        left += 0; // the next look says why it cannot be read
      }
    }
    long now = nanoseconds.getAsLong();
    boolean due = noted == Long.MIN_VALUE || now - noted > BETWEEN_NOTES.toNanos();
    if (caughtUp && left > BEHIND && due) {
      noted = now;
      report.note("It is " + (left >> 20) + " MiB behind what is written to the logs");
    }
  }

  private void close(Followed log) {
    try {
      log.file.close();
    } catch (IOException e) {
      report.broken(log.name, LogSource.cause(e));
    }
  }
}
