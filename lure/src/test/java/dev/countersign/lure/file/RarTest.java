package dev.countersign.lure.file;

import static dev.countersign.lure.file.Made.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.FindingCode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of RAR archives, of versions 4 and 5, the names are read, and what is stored as it is. */
class RarTest {
  private static List<FindingCode> codes(RarMade made) {
    return Made.codes("a.rar", made.made());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsStoredIsReadAndWhatIsPackedIsSaidNotToBe(boolean later) {
    RarMade made = new RarMade(later).stored("src/a.txt", text("hello"));
    FileRead whole = Made.read("a.rar", made.made());
    assertThat(whole.findings()).isEmpty();
    assertThat(whole.kind()).isEqualTo("a RAR archive");
    assertThat(whole.trees().getFirst().files())
        .containsExactly(Content.of("a.rar!/src/a.txt", text("hello")));
    List<Finding> findings = Made.findings("a.rar", new RarMade(later).packed("b.txt").made());
    assertThat(findings)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(FileFinding.ARCHIVE_NOT_READ);
          assertThat(finding.sentence()).contains("names in it were read");
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namesOfWhatIsPackedAreLookedAt(boolean later) {
    assertThat(codes(new RarMade(later).packed("offer.pdf.exe")))
        .contains(FileFinding.DISGUISED_EXECUTABLE, FileFinding.EXECUTABLE_FILE);
    assertThat(codes(new RarMade(later).packed("../../x.txt")))
        .contains(FileFinding.PATH_TRAVERSAL);
    assertThat(codes(new RarMade(later).hidden("a.dll"))).contains(FileFinding.HIDDEN_PROGRAM);
    assertThat(codes(new RarMade(later).packed("a.dll")))
        .doesNotContain(FileFinding.HIDDEN_PROGRAM);
    assertThat(codes(new RarMade(later).stored("run.exe", Made.windowsProgram())))
        .containsExactly(FileFinding.EXECUTABLE_FILE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void encryptionIsSaid(boolean later) {
    assertThat(codes(new RarMade(later).encrypted("a.pdf.exe")))
        .containsExactlyInAnyOrder(
            FileFinding.ENCRYPTED_ARCHIVE,
            FileFinding.DISGUISED_EXECUTABLE,
            FileFinding.EXECUTABLE_FILE);
    assertThat(codes(new RarMade(later).sealed())).containsExactly(FileFinding.ENCRYPTED_ARCHIVE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whereItEndsIsSaid(boolean later) {
    byte[] whole = new RarMade(later).packed("a.txt").packed("b.txt").made();
    assertThat(Made.codes("a.rar", Arrays.copyOf(whole, whole.length - 20)))
        .containsExactlyInAnyOrder(FileFinding.ARCHIVE_NOT_READ, FileFinding.FILE_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneInAnArchiveIsReadToo(boolean later) {
    byte[] zip =
        Made.stored("in.rar", new RarMade(later).stored("run.exe", Made.windowsProgram()).made());
    assertThat(Made.findings("a.zip", zip))
        .anySatisfy(finding ->
            assertThat(finding.evidence().get("where")).isEqualTo("a.zip!/in.rar!/run.exe"));
  }
}
