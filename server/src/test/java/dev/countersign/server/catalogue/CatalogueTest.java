package dev.countersign.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.load();

  @Test
  void explainsEveryFinding() {
    assertThat(Catalogue.ALL)
        .allSatisfy(finding -> {
          Entry entry = catalogue.find(finding.code()).orElseThrow();
          assertThat(entry.finding()).isEqualTo(finding);
          assertThat(entry.meaning()).as(finding.code()).isNotBlank();
          assertThat(entry.remedy()).as(finding.code()).isNotBlank();
          assertThat(entry.innocent()).as(finding.code()).isNotBlank();
        });
  }

  @Test
  void keepsTheManualsSections() {
    assertThat(catalogue.sections().keySet()).startsWith("Code and control", "Assets");
    assertThat(catalogue.find("unknown-delegatecall").orElseThrow().section())
        .isEqualTo("Code and control");
  }

  @Test
  void takesATextToItsEndAndNotFurther() {
    Catalogue read =
        Catalogue.of(
            "# Page\n\n## One\n\n### `owners-changed`\n\nTitle.\n\n| a |\n\n**What it means.** An"
                + " `owner`\nis new.\n\n**What to do.** Ask.\n\n**Innocent causes.** None.\n\n## Two\n");
    Entry entry = read.find("owners-changed").orElseThrow();
    assertThat(entry.section()).isEqualTo("One");
    assertThat(entry.meaning()).isEqualTo("An `owner` is new.");
    assertThat(entry.remedy()).isEqualTo("Ask.");
    assertThat(entry.innocent()).isEqualTo("None.");
  }

  @Test
  void knowsNoOtherCode() {
    assertThat(catalogue.find("no-such-finding")).isEmpty();
  }
}
