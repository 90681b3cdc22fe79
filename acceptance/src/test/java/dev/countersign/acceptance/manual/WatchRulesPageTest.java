package dev.countersign.acceptance.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.watch.rule.Examples;
import dev.countersign.watch.rule.RuleBook;
import dev.countersign.watch.rule.Template;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.shape.ShapeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page {@code docs/watch-rules.md} says what the program does. */
class WatchRulesPageTest {
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile("`(\\{ [a-z-]+: .*?\\})`");

  private static String page() throws IOException {
    return Files.readString(Project.ROOT.resolve("docs/watch-rules.md"));
  }

  @Test
  void itsDocumentCanBeUsedAndItsExampleHolds() throws IOException {
    Matcher block = BLOCK.matcher(page());
    assertThat(block.find()).isTrue();
    RuleBook book = RulesFile.read(block.group(1));
    assertThat(Examples.run(book)).hasSize(1).allMatch(Examples.Result::isAsExpected);
  }

  @Test
  void itNamesEveryShapeAndEveryFieldOfASentence() throws IOException {
    String page = page();
    for (ShapeKind kind : ShapeKind.values()) {
      assertThat(page).contains("| `" + kind.word() + "` |");
    }
    for (String field : Template.FIELDS) {
      assertThat(page).contains("`{" + field + "}`");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"count", "rate", "distinct", "sum", "first-seen", "ratio"})
  void theWindowThatItShowsCanBeUsed(String field) throws IOException {
    List<String> rows =
        page().lines().filter(line -> line.startsWith("| `" + field + "` |")).toList();
    assertThat(rows).hasSize(1);
    Matcher shown = NAMED.matcher(rows.getFirst());
    assertThat(shown.find()).isTrue();
    String text =
        """
        watch: 1
        name: T
        currency: USD
        rules:
          - name: r
            sentence: "{wallet}"
            when: { %s: %s }
        """
            .formatted(field, shown.group(1));
    assertThat(RulesFile.read(text).rules().getFirst().measures()).hasSize(1);
  }
}
