package dev.countersign.response.evidence;

import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a journal, none longer than 16 MiB, so that a file of one line fills no memory. */
final class JournalText implements Iterator<String> {
  private static final int LONGEST = 16 * 1024 * 1024;

  private final InputStream in;
  private boolean ended;

  /** Of a stream that has a buffer. */
  JournalText(InputStream in) {
    this.in = in;
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  /**
   * The next line; the last one is blank where the file ends with a line feed.
   *
   * @throws UnreadableInput when it is longer
   * @throws UncheckedIOException when the file cannot be read
   */
  @Override
  public String next() {
    if (ended) {
      throw new NoSuchElementException();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int one = in.read(); one != '\n'; one = in.read()) {
        if (one < 0) {
          ended = true;
          break;
        }
        if (line.size() == LONGEST) {
          throw new UnreadableInput("A line of the journal is longer than 16 MiB");
        }
        line.write(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
