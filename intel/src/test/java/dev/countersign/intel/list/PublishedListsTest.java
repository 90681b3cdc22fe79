package dev.countersign.intel.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists that were published, where they lie beside the project; skipped where they do not. */
class PublishedListsTest {
  private static final Path DATA = Path.of("../../shared/data");

  @BeforeEach
  void requireData() {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "the data for development is not there");
  }

  @Test
  void readsAllLabelsThatWereGathered() {
    List<Path> files = ListFiles.in(List.of(DATA.resolve("labels")));
    assertThat(files).hasSizeGreaterThan(30);
    for (Path file : files) {
      assertThat(ListReader.read(file).entries()).as(file.toString()).isNotEmpty();
    }
  }

  @Test
  void shipsExactlyTheAddressesOfTheNotice() throws IOException {
    Set<String> published =
        Files.readString(DATA.resolve("bybit/fbi_psa250226_51.txt"))
            .lines()
            .filter(line -> line.startsWith("0x"))
            .map(line -> line.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    assertThat(Shipped.lists().getFirst().entries())
        .extracting(Entry::address)
        .hasSize(51)
        .containsExactlyInAnyOrderElementsOf(published);
  }
}
