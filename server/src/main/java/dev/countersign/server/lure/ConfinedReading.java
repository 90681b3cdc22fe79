package dev.countersign.server.lure;

import dev.countersign.lure.confine.ReaderProcess;
import dev.countersign.lure.confine.ReaderSettings;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.Answer;

/**
 * Reading in a process of its own for each report, which has denied itself network, other programs
 * and writing.
 */
public final class ConfinedReading implements Reading, AutoCloseable {
  private final ReaderProcess process = new ReaderProcess(ReaderSettings.SERVER);
  private volatile boolean closing;

  @Override
  public Answer answer(String name, byte[] bytes, Company company) {
    Answer answer = process.answerWithAll(company, Content.of(name, bytes));
    if (closing) {
      // What is cut off by the server's end is read after its next start, not answered as unread.
      throw new IllegalStateException("the server is ending");
    }
    return answer;
  }

  @Override
  public void close() {
    closing = true;
    process.close();
  }
}
