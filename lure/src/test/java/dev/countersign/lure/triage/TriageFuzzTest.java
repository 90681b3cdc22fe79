package dev.countersign.lure.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.model.json.Json;

/**
 * Whatever is handed in, there is an answer that can be written and read, and is put into words.
 */
class TriageFuzzTest {
  private static final Triage TRIAGE = new Triage(Company.UNKNOWN);

  @FuzzTest(maxDuration = "10s")
  void answersOrSaysWhyNot(byte[] input) {
    Answer answer = TRIAGE.answer(Content.of("handed-in", input));
    assertThat(answer.why()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
    assertThat(answer.todo()).isNotEmpty();
    assertThat(AnswerJson.read(Json.parse(Json.compact(AnswerJson.write(answer)), "The answer")))
        .isEqualTo(answer);
    assertThat(new AnswerText(false).of(answer)).contains("What to do");
  }
}
