package dev.countersign.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.manual.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every package and every source file has to have. */
class SourcesTest {
  private static final Path ROOT = Project.ROOT;
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");

  @TestFactory
  Stream<DynamicTest> everyPackageSaysWhatLivesThereAndIsNullMarked() throws IOException {
    List<Path> packages =
        mainSources().stream().map(Path::getParent).map(Path::normalize).distinct().toList();
    assertThat(packages).hasSizeGreaterThan(10);
    return packages.stream()
        .map(folder ->
            DynamicTest.dynamicTest(
                ROOT.relativize(folder).toString(),
                () ->
                    assertThat(folder.resolve("package-info.java"))
                        .exists()
                        .content()
                        .startsWith("/**")
                        .contains("@NullMarked")));
  }

  @Test
  void noFileIsLongerThanThreeHundredLines() throws IOException {
    assertThat(mainSources())
        // A catalogue is one idea, however many entries it has.
        .filteredOn(source -> !source.endsWith("GateFinding.java"))
        .allSatisfy(source ->
            assertThat(Files.readAllLines(source))
                .as(ROOT.relativize(source).toString())
                .hasSizeLessThanOrEqualTo(300));
  }

  @Test
  void nothingIsLeftUnfinished() throws IOException {
    assertThat(mainSources())
        .allSatisfy(source ->
            assertThat(Files.readString(source))
                .as(ROOT.relativize(source).toString())
                .doesNotContainPattern(UNFINISHED));
  }

  private static List<Path> mainSources() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      List<Path> folders =
          modules.map(m -> m.resolve("src/main/java")).filter(Files::isDirectory).toList();
      assertThat(folders).isNotEmpty();
      List<Path> sources = new ArrayList<>();
      for (Path folder : folders) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(sources::add);
        }
      }
      return sources;
    }
  }
}
