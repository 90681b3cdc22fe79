package dev.countersign.drill.written;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.drill.difficulty.Cue;
import dev.countersign.drill.difficulty.Difficulty;
import dev.countersign.drill.exercise.Kind;
import dev.countersign.drill.exercise.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFileTest {
  private static final String MAIL =
      """
      exercise: 1
      id: our-courier-1
      kind: urgent-wire
      title: The courier waits for a release
      from: Front desk
      subject: Somebody waits at the door
      text:
        - A courier waits, and leaves in ten minutes.
        - |
          The release is under {choice}:
          {link}
      link: files.cornpany.example/release
      question: Which reference is yours?
      choices: [A-1, A-2, A-3, A-4, A-5, A-6]
      cues: { urgency: 2, sender-address: 1 }
      premise: { process: 6, relevance: 8, events: 4, concern: 6, training: 4 }
      lesson:
        - Nobody's courier needs your password.
      """;
  private static final String SCRIPT =
      """
      exercise: 1
      id: our-call-1
      kind: script
      title: The courier calls
      from: A courier
      subject: By phone, about five minutes
      text: ["Say: “I stand at the door.”"]
      cues: { urgency: 1 }
      premise: { process: 6, relevance: 8, events: 4, concern: 6, training: 4 }
      lesson: [Call back.]
      """;

  @Test
  void readsAMailWithItsRating() {
    Template read = TemplateFile.read(MAIL);
    assertThat(read.kind()).isEqualTo(Kind.URGENT_WIRE);
    assertThat(read.paragraphs())
        .containsExactly(
            "A courier waits, and leaves in ten minutes.",
            "The release is under {choice}:\n{link}");
    assertThat(read.cues()).containsEntry(Cue.URGENCY, 2).containsEntry(Cue.SENDER_ADDRESS, 1);
    assertThat(read.difficulty()).isEqualTo(Difficulty.VERY);
    assertThat(read.linkText()).isEqualTo("files.cornpany.example/release");
  }

  @Test
  void readsAScriptWhichSendsNothing() {
    assertThat(TemplateFile.read(SCRIPT).kind()).isEqualTo(Kind.SCRIPT);
    assertThat(mistakes(SCRIPT + "file: how.txt\nchoices: [a]\n"))
        .contains("A call or a chat has no \"file\"", "A call or a chat has no \"choices\"");
    assertThat(mistakes(SCRIPT.replace("at the door", "at {link}")))
        .contains("A call or a chat has no link");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A courier waits,|See https://evil.example,|line 8, column 5: \"text\" holds an address
          A courier waits,|Write to desk@evil.example,|holds an address
          A courier waits,|Look at evil.co/x,|(evil.co)
          A courier waits,|<b>A courier</b> waits,|plain text
          A courier waits,|Begin javascript:alert(1),|plain text
          A courier waits,|Send your password,|speaks of "password"
          A courier waits,|Read us the one-time code,|speaks of "one-time code"
          A courier waits,|Type your seed phrase,|speaks of "seed phrase"
          A courier waits,|Dear {name},|has the place {name}; expected {link} or {choice}
          under {choice}|under it|holds no {choice}
          Somebody waits|Somebody {link} waits|has the place {link}, and takes none
          files.cornpany.example/release|login.microsoft.com/x|end in .example
          Which reference|Which PIN|speaks of "PIN"
          A-6]|A-5]|6 different buttons
          urgent-wire|urgent-wires|no kind of exercise "urgent-wires"
          our-courier-1|wire-1|is an exercise that is shipped
          urgency: 2|urgensy: 2|The scale has no cue "urgensy"
          urgency: 2|urgency: 0|1 to 49 times
          process: 6|process: 5|0, 2, 4, 6 or 8
          exercise: 1|exercise: 2|expected 1
          subject:|sender:|has no field "sender"
          """)
  void saysWhatIsWrongAndWhere(String right, String wrong, String sentence) {
    assertThat(MAIL).contains(right);
    assertThat(mistakes(MAIL.replace(right, wrong))).contains(sentence).contains("line ");
  }

  @Test
  void showsAnExampleThatCanBeUsed() {
    assertThat(TemplateFile.read(TemplateFile.example()).cueCount()).isPositive();
  }

  @Test
  void saysAllMistakesAtOnce() {
    String wrong = MAIL.replace("process: 6", "process: 5").replace("A-6]", "A-5]");
    UnreadableTemplate thrown =
        catchThrowableOfType(UnreadableTemplate.class, () -> TemplateFile.read(wrong));
    assertThat(thrown.mistakes()).hasSize(2);
  }

  private static String mistakes(String text) {
    UnreadableTemplate thrown =
        catchThrowableOfType(UnreadableTemplate.class, () -> TemplateFile.read(text));
    return String.valueOf(thrown.getMessage());
  }
}
