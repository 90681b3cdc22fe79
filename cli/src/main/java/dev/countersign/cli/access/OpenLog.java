package dev.countersign.cli.access;

import dev.countersign.access.read.EventFile;
import dev.countersign.access.read.EventStream;
import dev.countersign.access.read.EventStream.Item;
import dev.countersign.access.read.ReadEvent;
import dev.countersign.access.read.Readers;
import dev.countersign.access.read.Tally;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A log that is read, event by event; what cannot be read goes to the problems. */
final class OpenLog implements Closeable {
  private final LogSource source;
  private final InputStream in;
  private final EventStream events;
  private final Problems problems;
  private Instant at;

  /**
   * Opens one.
   *
   * @throws IOException when it cannot be opened
   */
  OpenLog(
      LogSource source, InputStream standardInput, Readers readers, Tally tally, Problems problems)
      throws IOException {
    this.source = source;
    this.problems = problems;
    this.at = Instant.MIN;
    Instant changed = source.changed();
    this.in = source.open(standardInput);
    try {
      this.events = new EventStream(EventFile.plain(in), readers, tally, changed);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** How far it has been read, by the time of its events. */
  Instant at() {
    return at;
  }

  /** The next event; null at its end, or where it cannot be read on, which is said. */
  @Nullable ReadEvent next() {
    try {
      for (Item item = events.next(); item != null; item = events.next()) {
        switch (item) {
          case Item.Event(ReadEvent read) -> {
            at = read.event().at();
            return read;
          }
          case Item.Failure failure -> problems.unread(source.name(), failure.unread());
        }
      }
    } catch (IOException e) {
      problems.broken(source.name(), LogSource.cause(e));
    }
    return null;
  }

  @Override
  public void close() {
    try {
      if (source.path() != null) {
        in.close();
      }
    } catch (IOException e) {
      problems.broken(source.name(), LogSource.cause(e));
    }
  }
}
