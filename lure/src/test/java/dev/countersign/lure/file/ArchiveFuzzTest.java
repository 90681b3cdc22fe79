package dev.countersign.lure.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import java.time.Duration;
import java.util.Map;

/** Whatever the bytes, an archive is read to an answer, and no path leaves it. */
class ArchiveFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void answers(byte[] input) {
    holds(input);
  }

  @FuzzTest(maxDuration = "10s")
  void answersDamagedArchives(byte[] input) {
    byte[] tar = Made.tar(Map.of("a/b.txt", "hello"));
    byte[][] whole = {
      Made.zip("a.txt", Made.text("hello")),
      tar,
      Made.gzip(tar),
      Quine.zip(),
      Made.stored("b", tar),
      new RarMade(true).stored("a.txt", tar).packed("b.exe").encrypted("c").made(),
      new RarMade(false).stored("a.txt", tar).packed("b.exe").encrypted("c").made()
    };
    byte[] archive = whole[input.length % whole.length];
    for (int i = 0; i + 2 < input.length; i += 3) {
      int at = ((input[i] & 0xff) << 8 | (input[i + 1] & 0xff)) % archive.length;
      archive[at] = input[i + 2];
    }
    holds(archive);
  }

  private static void holds(byte[] bytes) {
    Budget budget = new Budget(32 << 20, 2_000, Duration.ofSeconds(5), System::nanoTime);
    FileRead read = FileReading.read(Content.of("a.zip", bytes), budget);
    assertThat(read.kind()).isNotEmpty();
    assertThat(read.trees().stream().flatMap(tree -> tree.files().stream()))
        .allSatisfy(file -> {
          assertThat(file.path()).startsWith("a.zip");
          assertThat(file.path().split("/")).doesNotContain("..");
        });
    assertThat(read.findings())
        .allSatisfy(finding ->
            assertThat(finding.evidence().values())
                .allSatisfy(value -> assertThat(value.length()).isLessThanOrEqualTo(200)));
  }
}
