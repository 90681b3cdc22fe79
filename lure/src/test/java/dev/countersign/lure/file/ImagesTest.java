package dev.countersign.lure.file;

import static dev.countersign.lure.file.Made.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import dev.countersign.model.verdict.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Images that genisoimage and xorriso wrote of one folder: a shortcut, a library that it would
 * load, two texts, a script that may be run, a link in the folder and one out of it, and a file
 * nine folders deep. Nothing in them can run.
 */
class ImagesTest {
  private static final int SECTOR = 2048;
  private static final String LONG = "docs/A long name, with Üml.txt";

  static byte[] image(String name) {
    try (InputStream packed =
            Objects.requireNonNull(ImagesTest.class.getResourceAsStream(name + ".iso.gz"), name);
        InputStream image = new GZIPInputStream(packed)) {
      return image.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileRead read(byte[] image) {
    return Made.read("image.iso", image);
  }

  private static List<Content> files(FileRead read) {
    return read.trees().getFirst().files();
  }

  private static Content file(FileRead read, String path) {
    return files(read).stream()
        .filter(one -> one.path().equals("image.iso!/" + path))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " is not in " + read.trees()));
  }

  private static List<String> codes(FileRead read) {
    return read.findings().stream().map(Finding::code).map(Object::toString).distinct().toList();
  }

  private static void patch(byte[] image, int at, byte[] with) {
    System.arraycopy(with, 0, image, at, with.length);
  }

  /** Where a directory's record of that name begins, in the n-th directory that has one. */
  private static int record(byte[] image, String name, int nth) {
    byte[] wanted = name.getBytes(ISO_8859_1);
    int found = 0;
    for (int at = 16 * SECTOR; at < image.length - wanted.length; at++) {
      if ((image[at - 1] & 0xff) == wanted.length
          && image[at - 31] == image[at - 24] // the place, in both orders of bytes
          && image[at - 31] != 0
          && Arrays.equals(image, at, at + wanted.length, wanted, 0, wanted.length)
          && found++ == nth) {
        return at - 33;
      }
    }
    throw new AssertionError(name + " is not there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bridge", "joliet", "unix"})
  void whatAnImageHoldsIsLookedAt(String name) {
    FileRead read = read(image(name));
    assertThat(read.kind()).isEqualTo("a CD or DVD image");
    assertThat(files(read)).hasSize(7);
    assertThat(file(read, LONG).bytes()).isEqualTo(text("notes\n"));
    assertThat(file(read, "a/b/c/d/e/f/g/h/i/deep.txt").bytes()).isEqualTo(text("deep\n"));
    assertThat(file(read, "docs/start").executable()).isTrue();
    assertThat(file(read, "part1.txt").executable()).isFalse();
    assertThat(codes(read))
        .contains("DISK_IMAGE", "SHORTCUT_RUNS_COMMAND", "EXECUTABLE_FILE", "LINK_LEAVES_ARCHIVE")
        .doesNotContain("ARCHIVE_DISAGREES", "FILE_UNREADABLE", "PARTLY_READ");
    assertThat(read.findings())
        .anySatisfy(finding -> {
          assertThat(finding.code()).isEqualTo(FileFinding.SHORTCUT_RUNS_COMMAND);
          assertThat(finding.evidence().get("where")).isEqualTo("image.iso!/Offer.lnk");
        })
        .anySatisfy(finding -> {
          assertThat(finding.code()).isEqualTo(FileFinding.LINK_LEAVES_ARCHIVE);
          assertThat(finding.evidence().get("words")).isEqualTo("docs/out -> ../../../etc/passwd");
        });
  }

  @Test
  void aHiddenLibraryIsSaid() {
    assertThat(codes(read(image("bridge")))).contains("HIDDEN_PROGRAM");
    assertThat(codes(read(image("joliet")))).doesNotContain("HIDDEN_PROGRAM");
  }

  @Test
  void whatOnlySomeSystemsShowIsSaid() {
    FileRead read = read(image("differs"));
    assertThat(read.findings())
        .anySatisfy(finding -> {
          assertThat(finding.code()).isEqualTo(FileFinding.ARCHIVE_DISAGREES);
          assertThat(finding.evidence().get("words")).isEqualTo("not by Joliet: HELPER.DLL");
        });
    assertThat(file(read, "HELPER.DLL").bytes()).isEqualTo(Made.windowsProgram());
  }

  @Test
  void anImageInUdfAloneIsLookedAt() {
    byte[] image = image("bridge");
    int marks = 16;
    while (image[marks * SECTOR + 1] != 'B') {
      marks++;
    }
    byte[] udf = Arrays.copyOfRange(image, marks * SECTOR, (marks + 3) * SECTOR);
    Arrays.fill(image, 16 * SECTOR, (marks + 3) * SECTOR, (byte) 0);
    patch(image, 16 * SECTOR, udf);
    int named = new String(image, ISO_8859_1).indexOf("\u0008helper.dll");
    image[named - 20] |= 1;
    FileRead read = read(image);
    assertThat(file(read, LONG).bytes()).isEqualTo(text("notes\n"));
    assertThat(codes(read)).contains("DISK_IMAGE", "SHORTCUT_RUNS_COMMAND", "HIDDEN_PROGRAM");
    patch(image, 256 * SECTOR, new byte[SECTOR]);
    assertThat(codes(read(image))).containsExactlyInAnyOrder("DISK_IMAGE", "FILE_UNREADABLE");
  }

  @Test
  void aFileInPiecesIsPutTogether() {
    byte[] image = image("unix");
    int first = record(image, "PART1.TXT;1", 0);
    image[first + 25] |= (byte) 0x80;
    FileRead read = read(image);
    assertThat(file(read, "part2.txt").bytes()).isEqualTo(text("first second"));
    assertThat(files(read)).noneMatch(one -> one.path().endsWith("part1.txt"));
  }

  @Test
  void aFolderThatHoldsItselfEnds() {
    byte[] image = image("unix");
    int inner = record(image, "B", 0);
    int outer = record(image, "A", 0);
    patch(image, inner + 2, Arrays.copyOfRange(image, outer + 2, outer + 18));
    assertThat(codes(read(image))).contains("ARCHIVE_HOLDS_ITSELF");
  }

  @Test
  void anImageFromWhichAMachineStartsIsSaidToBeOne() {
    byte[] image = image("joliet");
    patch(image, 17 * SECTOR, text("\0CD001\1EL TORITO SPECIFICATION"));
    assertThat(read(image).findings())
        .anySatisfy(finding ->
            assertThat(finding.evidence().get("words")).contains("a machine can be started"));
  }

  @Test
  void anImageInAnArchiveIsLookedAt() {
    FileRead read = Made.read("offer.zip", Made.stored("image.iso", image("unix")));
    assertThat(codes(read)).contains("DISK_IMAGE", "SHORTCUT_RUNS_COMMAND");
    assertThat(files(read)).anyMatch(one -> one.path().equals("offer.zip!/image.iso!/Offer.lnk"));
  }

  @Test
  void anImageThatEndsBeforeItsFilesIsSaid() {
    byte[] image = image("unix");
    int end = 0;
    for (int at = 0; at < image.length; at++) {
      end = image[at] == 'd' && image[at + 1] == 'e' && image[at + 2] == 'e' ? at : end;
    }
    FileRead read = read(Arrays.copyOf(image, end));
    assertThat(codes(read)).contains("FILE_UNREADABLE", "DISK_IMAGE");
  }

  @Test
  void moreThanTheBudgetIsSaid() {
    Budget budget = new Budget(1 << 20, 12, Duration.ofSeconds(9), System::nanoTime);
    FileRead read = FileReading.read(Content.of("image.iso", image("unix")), budget);
    assertThat(codes(read)).contains("PARTLY_READ");
  }
}
