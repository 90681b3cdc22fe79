package dev.countersign.model.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.journal.JournalCheck.Anchor;
import dev.countersign.model.journal.JournalCheck.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whatever a line of a journal's file holds, checking it ends, and never finds it whole by luck.
 */
class JournalLineFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void checksOrSaysWhatIsWrong(byte[] input) {
    List<String> lines = new String(input, StandardCharsets.UTF_8).lines().toList();
    switch (JournalCheck.of(lines.iterator(), Anchor.NOTHING)) {
      case Result.Whole whole -> assertThat(whole.entries()).isZero();
      case Result.Broken broken -> assertThat(broken.sentence()).isNotBlank();
    }
  }
}
