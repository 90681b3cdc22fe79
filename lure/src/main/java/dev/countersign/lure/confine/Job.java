package dev.countersign.lure.confine;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.Answer;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** What a child does with its one report. */
@FunctionalInterface
interface Job {
  /** Reads a report that is held whole. */
  Answer answer(Company company, Content content);

  /**
   * Reads a file of any size: without more than its beginning, unless the job can do better.
   *
   * @param head its first {@link Request#HEAD} bytes, with the size of the whole
   * @param whole all of it; it is not closed here
   * @throws IOException when the channel does
   */
  default Answer answer(Company company, Content head, SeekableByteChannel whole)
      throws IOException {
    return answer(company, head);
  }
}
