package dev.countersign.lure.confine;

import static dev.countersign.lure.confine.ReaderProcessTest.COMPANY;
import static dev.countersign.lure.confine.ReaderProcessTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Triage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many more reports at once than readers. A class of its own, so that others run beside it. */
class ManyReportsTest {
  private static final int AT_ONCE = 4;
  private static final int REPORTS = 50;

  @Test
  void answersManyMoreThanItReadsAtOnce() throws Exception {
    ReaderSettings settings =
        new ReaderSettings(Duration.ofSeconds(60), AT_ONCE, Duration.ofMinutes(5), Duration.ZERO);
    try (ReaderProcess reader = new ReaderProcess(settings);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < REPORTS; i++) {
        Content content = Content.of(i + ".txt", bytes("Report " + i));
        answers.add(threads.submit(() -> reader.answer(COMPANY, content)));
      }
      for (int i = 0; i < REPORTS; i++) {
        Content content = Content.of(i + ".txt", bytes("Report " + i));
        assertThat(answers.get(i).get()).isEqualTo(new Triage(COMPANY).answer(content));
      }
    }
    assertThat(ReaderProcessTest.children()).as("children of this process").isEmpty();
  }
}
