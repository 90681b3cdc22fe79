package dev.countersign.drill.written;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.drill.exercise.Template;

/** Any text is an exercise that leads nowhere else, or a list of mistakes. */
class TemplateFuzzTest {
  @FuzzTest
  void readsOrSaysWhy(FuzzedDataProvider data) {
    try {
      Template read = TemplateFile.read(data.consumeRemainingAsString());
      assertThat(String.join("", read.paragraphs())).doesNotContain("://", "<", ">");
    } catch (UnreadableTemplate e) {
      assertThat(e.mistakes()).isNotEmpty();
    }
  }
}
