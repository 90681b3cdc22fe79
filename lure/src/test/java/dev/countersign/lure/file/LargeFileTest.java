package dev.countersign.lure.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import dev.countersign.model.verdict.Finding;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that do not fit into memory, and folders. */
class LargeFileTest {
  private static final long TWO_GIB = 2L << 30;

  @TempDir Path folder;

  @Test
  @Timeout(10)
  void twoGibibytesAreReadInLittleTimeAndMemory() throws IOException {
    Path file = sparse("a.bin", Made.text("nothing in particular"), TWO_GIB + 5);
    long before = used();
    FileRead read = FileReading.readLarge(file, Budget.usual());
    assertThat(read.findings()).extracting(Finding::code).containsExactly(FileFinding.PARTLY_READ);
    assertThat(read.findings().getFirst().evidence().get("words"))
        .isEqualTo("read are 16777216 of 2147483653 bytes");
    assertThat(used() - before).isLessThan(300L << 20);
  }

  @Test
  @Timeout(10)
  void aLargeProgramAndALargeImageOfADiskAreTold() throws IOException {
    Path program = sparse("offer.pdf", Made.windowsProgram(), TWO_GIB);
    assertThat(FileReading.readLarge(program, Budget.usual()).findings())
        .extracting(Finding::code)
        .contains(FileFinding.DISGUISED_EXECUTABLE);
    Path disk = sparse("a.dat", Made.text("x"), TWO_GIB);
    try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
      file.seek(TWO_GIB - 512);
      file.write(Made.text("koly"));
    }
    assertThat(FileReading.readLarge(disk, Budget.usual()).findings())
        .extracting(Finding::code)
        .containsExactly(FileFinding.DISK_IMAGE);
  }

  @Test
  @Timeout(20)
  void anArchiveBehindTwoGibibytesIsFoundAndTakenApart() throws IOException {
    byte[] zip = Made.zip("a.txt", Made.text("hello"));
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
    Path file = sparse("a.png", png, TWO_GIB + zip.length);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.seek(TWO_GIB);
      out.write(zip);
    }
    FileRead read = FileReading.readLarge(file, Budget.usual());
    assertThat(read.findings())
        .extracting(Finding::code)
        .containsExactly(FileFinding.TWO_FILES_IN_ONE);
    assertThat(read.trees().getFirst().files())
        .extracting(Content::path)
        .containsExactly("a.png!/a.txt");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Files.writeString(folder.resolve("a.txt"), "hello"));
    assertThat(FileReading.readLarge(link, Budget.usual()).findings())
        .extracting(Finding::code)
        .containsExactly(FileFinding.FILE_UNREADABLE);
  }

  private Path sparse(String name, byte[] head, long size) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(head);
      out.setLength(size);
    }
    return file;
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
