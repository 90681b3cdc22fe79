package dev.countersign.response.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any text is a playbook, or a list of mistakes. */
class PlaybookFuzzTest {
  @FuzzTest
  void readsOrSaysWhy(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    try {
      assertThat(PlaybookFile.read(text).tasks()).isNotEmpty();
    } catch (UnreadablePlaybook e) {
      assertThat(e.mistakes()).isNotEmpty();
    }
  }
}
