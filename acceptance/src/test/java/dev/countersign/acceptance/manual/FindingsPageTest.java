package dev.countersign.acceptance.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The page and the catalogue say the same. After a change of the catalogue, {@code mvn -pl
 * acceptance -am test -Dtest=FindingsPageTest -Dfindings.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false} writes the page anew and keeps its texts.
 */
class FindingsPageTest {
  private static final Path PAGE = Project.ROOT.resolve("docs/findings.md");

  @Test
  void thePageSaysWhatTheCatalogueSays() throws IOException {
    String page = Files.readString(PAGE);
    String generated = FindingsPage.of(FindingsPage.textsOf(page));
    if (Boolean.getBoolean("findings.write")) {
      Files.writeString(PAGE, generated);
    } else {
      assertThat(page).isEqualTo(generated);
    }
  }

  @Test
  void everyFindingIsExplained() throws IOException {
    Map<String, String> texts = FindingsPage.textsOf(Files.readString(PAGE));
    assertThat(Catalogue.ALL)
        .allSatisfy(finding -> {
          assertThat(texts.get(finding.code() + "/What it means"))
              .as(finding.code())
              .hasSizeGreaterThan(40);
          assertThat(texts.get(finding.code() + "/What to do"))
              .as(finding.code())
              .isNotBlank()
              .isNotEqualTo(FindingsPage.UNWRITTEN);
          assertThat(texts.get(finding.code() + "/Innocent causes"))
              .as(finding.code())
              .isNotBlank()
              .isNotEqualTo(FindingsPage.UNWRITTEN);
        });
  }

  @Test
  void everyHoldSaysWhatWouldReleaseIt() {
    assertThat(Catalogue.ALL)
        .allSatisfy(finding -> {
          switch (finding.outcome()) {
            case HOLD -> assertThat(finding.release()).as(finding.code()).isNotBlank();
            case DENY, ALLOW -> assertThat(finding.release()).as(finding.code()).isEmpty();
          }
        });
  }
}
