package dev.countersign.drill.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.drill.difficulty.Cue;
import dev.countersign.drill.difficulty.Difficulty;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Triage;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  private static final Set<String> CREDENTIALS =
      Set.of("password", "seed phrase", "private key", "pin ", "passphrase", "one-time code");

  @Test
  void hasSomeOfEachKindAndOfSeveralDifficulties() {
    assertThat(Templates.shipped().all().stream().map(Template::kind).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Kind.values());
    assertThat(
            Templates.shipped().mailed(EnumSet.allOf(Kind.class)).stream()
                .map(Template::difficulty)
                .collect(Collectors.toSet()))
        .contains(Difficulty.VERY, Difficulty.MODERATELY, Difficulty.LEAST);
  }

  @Test
  void asksNobodyForACredential() {
    for (Template one : Templates.shipped().all()) {
      if (one.kind().mailed()) {
        String text =
            String.join(" ", one.paragraphs()) + one.question() + String.join(" ", one.fields());
        assertThat(CREDENTIALS)
            .as(one.id())
            .noneMatch(word -> text.toLowerCase(Locale.ROOT).contains(word));
      }
    }
  }

  @Test
  void countsCuesThatStandThere() {
    for (Template one : Templates.shipped().all()) {
      assertThat(one.cues().containsKey(Cue.ATTACHMENT))
          .as(one.id())
          .isEqualTo(!one.file().isEmpty());
      assertThat(one.cues().containsKey(Cue.LINK_HIDDEN))
          .as(one.id())
          .isEqualTo(!one.linkText().isEmpty());
      assertThat(one.cues().containsKey(Cue.DOMAIN_SPOOFED))
          .as(one.id())
          .isEqualTo(one.kind() == Kind.LOOKALIKE_LINK);
    }
  }

  @Test
  void theReaderOfLuresSeesSomethingInMostOfThem() {
    int seen = 0;
    for (Template one : Templates.shipped().mailed(EnumSet.allOf(Kind.class))) {
      String text = one.subject() + "\n\n" + String.join("\n\n", one.paragraphs());
      Answer answer =
          new Triage(Company.UNKNOWN)
              .answer(
                  Content.of(
                      "pasted text",
                      text.replace(Template.LINK, "https://exercise.example/d/abc")
                          .replace(Template.CHOICE, one.choices().getFirst())
                          .getBytes(StandardCharsets.UTF_8)));
      seen += answer.verdict().findings().isEmpty() ? 0 : 1;
    }
    assertThat(seen).isGreaterThanOrEqualTo(6);
  }
}
