package dev.countersign.lure.file;

import static dev.countersign.lure.file.Made.codes;
import static dev.countersign.lure.file.Made.read;
import static dev.countersign.lure.file.Made.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import dev.countersign.model.verdict.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives: taken apart, and everything that can be wrong with them. */
class ArchivesTest {
  private static final byte[] README = text("hello");

  @Test
  void archivesInArchivesAreTakenApartInTheirPlace() {
    byte[] inner = Made.tar(Map.of("src/main.py", "print(1)"));
    byte[] outer =
        Made.zip(
            Map.of(
                "a.tar.gz",
                new String(Made.gzip(inner), ISO_8859_1),
                "b.zip",
                new String(Made.zip("c.txt", README), ISO_8859_1)));
    FileRead read = read("outer.zip", outer);
    assertThat(read.findings()).isEmpty();
    assertThat(read.trees()).hasSize(1);
    assertThat(read.trees().getFirst().files())
        .extracting(Content::path)
        .containsExactlyInAnyOrder("outer.zip!/a.tar.gz!/src/main.py", "outer.zip!/b.zip!/c.txt");
  }

  @Test
  void eachKindOfArchiveIsTakenApart() throws Exception {
    byte[] tar = Made.tar(Map.of("a.txt", "hello"));
    assertThat(only("a.tar", tar).path()).isEqualTo("a.tar!/a.txt");
    assertThat(only("a.tgz", Made.gzip(tar)).path()).isEqualTo("a.tgz!/a.txt");
    assertThat(only("a.txt.gz", Made.gzip(README)).path()).isEqualTo("a.txt.gz!/a.txt");
    ByteArrayOutputStream xz = new ByteArrayOutputStream();
    try (XZCompressorOutputStream out = new XZCompressorOutputStream(xz)) {
      out.write(tar);
    }
    assertThat(only("a.tar.xz", xz.toByteArray()).path()).isEqualTo("a.tar.xz!/a.txt");
    ByteArrayOutputStream bz = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(bz)) {
      out.write(tar);
    }
    assertThat(only("a.tar.bz2", bz.toByteArray()).path()).isEqualTo("a.tar.bz2!/a.txt");
    assertThat(only("a.7z", sevenZip("a.txt", README)).path()).isEqualTo("a.7z!/a.txt");
    ByteArrayOutputStream ar = new ByteArrayOutputStream();
    try (ArArchiveOutputStream out = new ArArchiveOutputStream(ar)) {
      out.putArchiveEntry(new ArArchiveEntry("a.txt", README.length));
      out.write(README);
      out.closeArchiveEntry();
    }
    assertThat(only("a.ar", ar.toByteArray()).path()).isEqualTo("a.ar!/a.txt");
    ByteArrayOutputStream cpio = new ByteArrayOutputStream();
    try (CpioArchiveOutputStream out = new CpioArchiveOutputStream(cpio)) {
      CpioArchiveEntry entry = new CpioArchiveEntry("a.txt", README.length);
      entry.setMode(0100644);
      out.putArchiveEntry(entry);
      out.write(README);
      out.closeArchiveEntry();
    }
    assertThat(only("a.cpio", cpio.toByteArray()).path()).isEqualTo("a.cpio!/a.txt");
    assertThat(only("app.asar", asar("index.js", "hello")).path()).isEqualTo("app.asar!/index.js");
    assertThat(only("app.asar", asar("index.js", "hello")).bytes()).isEqualTo(README);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../.ssh/authorized_keys",
        "/etc/cron.d/a",
        "C:\\a.txt",
        "..\\..\\a.txt",
        "a/../../b"
      })
  void entriesThatLeaveTheFolderAreDenied(String name) {
    FileRead read = read("a.zip", Made.zip(name, README));
    assertThat(read.findings()).extracting(Finding::code).contains(FileFinding.PATH_TRAVERSAL);
    assertThat(only("a.zip", Made.zip(name, README)).path())
        .startsWith("a.zip!/")
        .doesNotContain("..")
        .doesNotContain("\\");
  }

  @Test
  void namesWithinTheFolderAreNothing() {
    assertThat(codes("a.zip", Made.zip("a/../b.txt", README))).isEmpty();
    assertThat(codes("a.zip", Made.zip("a\\b.txt", README))).isEmpty();
    assertThat(codes("a.zip", Made.zip("a..b/..c.txt", README))).isEmpty();
  }

  @Test
  void aNameWithNulIsMadeToBeMisread() {
    assertThat(codes("a.zip", Made.stored("a.txt\0.exe", README)))
        .contains(FileFinding.DECEPTIVE_NAME);
  }

  @Test
  void linksThatLeaveTheArchiveAreDenied() {
    assertThat(codes("a.tar", Made.tar(Map.of("a", "->/etc/passwd"))))
        .containsExactly(FileFinding.LINK_LEAVES_ARCHIVE);
    assertThat(codes("a.tar", Made.tar(Map.of("x/a", "->../../b"))))
        .containsExactly(FileFinding.LINK_LEAVES_ARCHIVE);
    assertThat(codes("a.tar", Made.tar(Map.of("x/a", "->../b")))).isEmpty();
    byte[] zip = Made.stored("a", text("../../etc/passwd"));
    int directory = zip.length - 22 - 46 - 1;
    zip[directory + 5] = 3;
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 38, 0120777 << 16);
    assertThat(codes("a.zip", zip)).containsExactly(FileFinding.LINK_LEAVES_ARCHIVE);
  }

  @Test
  void aBombIsDeniedBeforeItIsUnpacked() {
    byte[] bomb = Made.zip("a.txt", new byte[32 << 20]);
    assertThat(bomb.length).isLessThan(64 << 10);
    assertThat(codes("a.zip", bomb)).containsExactly(FileFinding.ARCHIVE_BOMB);
    assertThat(codes("a.gz", Made.gzip(new byte[32 << 20])))
        .containsExactly(FileFinding.ARCHIVE_BOMB);
    assertThat(codes("small.gz", Made.gzip(new byte[4 << 20]))).isEmpty();
  }

  @Test
  void aBombThatLiesAboutItsSizesIsDenied() {
    byte[] bomb = Made.zip("a.txt", new byte[32 << 20]);
    ByteBuffer zip = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
    int directory = zip.getInt(bomb.length - 6);
    zip.putInt(directory + 24, 100);
    assertThat(codes("a.zip", bomb)).contains(FileFinding.ARCHIVE_BOMB);
  }

  @Test
  void manyArchivesInArchivesThatUnpackToTooMuchAreDenied() {
    byte[] inner = Made.zip("a.txt", new byte[9 << 20]);
    Map<String, String> sixteen = new LinkedHashMap<>();
    for (int i = 0; i < 16; i++) {
      sixteen.put(i + ".zip", new String(inner, ISO_8859_1));
    }
    byte[] outer = Made.zip("lib.zip", Made.zip(sixteen));
    assertThat(codes("42.zip", outer)).containsExactly(FileFinding.ARCHIVE_BOMB);
  }

  @Test
  void entriesThatShareBytesAreABomb() {
    byte[] one = Made.stored("a.txt", README);
    int record = one.length - 22;
    int directory = record - 46 - 5;
    ByteBuffer twice = ByteBuffer.allocate(one.length + 46 + 5).order(ByteOrder.LITTLE_ENDIAN);
    twice.put(one, 0, record).put(one, directory, 51).put(one, record, 22);
    twice.put(record + 46, (byte) 'b');
    int end = record + 51;
    twice.putShort(end + 8, (short) 2).putShort(end + 10, (short) 2).putInt(end + 12, 102);
    assertThat(codes("a.zip", twice.array())).contains(FileFinding.ARCHIVE_BOMB);
  }

  @Test
  void anArchiveThatHoldsItselfIsDenied() throws Exception {
    byte[] quine = Quine.zip();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(quine))) {
      zip.getNextEntry();
      assertThat(zip.readNBytes(quine.length)).isEqualTo(quine);
    }
    assertThat(codes("r.zip", quine)).containsExactly(FileFinding.ARCHIVE_HOLDS_ITSELF);
    assertThat(codes("outer.zip", Made.zip("r.zip", quine)))
        .containsExactly(FileFinding.ARCHIVE_HOLDS_ITSELF);
  }

  @Test
  void archivesDeeperThanEightAreSaidToBeUnread() {
    byte[] deep = README;
    String name = "a.txt";
    for (int i = 0; i < 12; i++) {
      deep = Made.zip(name, deep);
      name = "a" + i + ".zip";
    }
    assertThat(codes("a.zip", deep)).containsExactly(FileFinding.PARTLY_READ);
  }

  @Test
  void encryptionIsSaid() throws Exception {
    byte[] zip = Made.stored("a.txt", README);
    zip[6] |= 1;
    zip[zip.length - 22 - 46 - 5 + 8] |= 1;
    Finding finding = Made.findings("a.zip", zip).getFirst();
    assertThat(finding.code()).isEqualTo(FileFinding.ENCRYPTED_ARCHIVE);
    assertThat(finding.sentence()).contains("kept every scanner on the way from looking inside");
    assertThat(codes("a.7z", encryptedSevenZip())).containsExactly(FileFinding.ENCRYPTED_ARCHIVE);
  }

  @Test
  void aNameThatDiffersInTheEntrysOwnHeaderIsSaid() {
    byte[] zip = Made.stored("a.txt", README);
    zip[30] = 'b';
    Finding finding = Made.findings("a.zip", zip).getFirst();
    assertThat(finding.code()).isEqualTo(FileFinding.ARCHIVE_DISAGREES);
    assertThat(finding.evidence()).containsEntry("words", "a.txt is b.txt in its own header");
  }

  @Test
  void twoArchivesOneBehindTheOtherAreSaid() {
    byte[] both = Made.joined(Made.stored("a.txt", README), Made.stored("b.txt", README));
    assertThat(codes("a.zip", both)).contains(FileFinding.ARCHIVE_DISAGREES);
  }

  @Test
  void anArchiveBehindAnImageOrADocumentIsSaidAndTakenApart() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
    byte[] zip = Made.zip("a.txt", README);
    FileRead read = read("a.png", Made.joined(png, zip));
    assertThat(read.findings())
        .extracting(Finding::code)
        .containsExactly(FileFinding.TWO_FILES_IN_ONE);
    assertThat(read.trees().getFirst().files())
        .extracting(Content::path)
        .containsExactly("a.png!/a.txt");
    assertThat(codes("a.pdf", Made.joined(text("%PDF-1.4\n"), zip)))
        .contains(FileFinding.TWO_FILES_IN_ONE);
  }

  @Test
  void hiddenProgramsAreSaid() {
    byte[] zip = Made.stored("a.dll", Made.windowsProgram());
    zip[zip.length - 22 - 46 - 5 + 38] = 2;
    assertThat(codes("a.zip", zip)).contains(FileFinding.HIDDEN_PROGRAM);
  }

  @Test
  void whatIsNotTakenApartIsSaid() {
    assertThat(codes("a.rar", text("Rar!\u001a\u0007\u0001\0...")))
        .containsExactlyInAnyOrder(FileFinding.ARCHIVE_NOT_READ, FileFinding.FILE_UNREADABLE);
    byte[] iso = new byte[40 << 10];
    System.arraycopy(text("CD001"), 0, iso, 32_769, 5);
    assertThat(codes("a.iso", iso))
        .containsExactlyInAnyOrder(FileFinding.DISK_IMAGE, FileFinding.FILE_UNREADABLE);
    assertThat(codes("a.jpg", iso)).contains(FileFinding.DISK_IMAGE);
    byte[] dmg = new byte[2048];
    System.arraycopy(text("koly"), 0, dmg, 2048 - 512, 4);
    assertThat(codes("a.dmg", dmg)).containsExactly(FileFinding.DISK_IMAGE);
  }

  @Test
  void aDamagedArchiveIsSaidAndReadAsFarAsItGoes() {
    byte[] tar = Made.tar(new LinkedHashMap<>(Map.of("a.txt", "hello")));
    byte[] cut = java.util.Arrays.copyOf(Made.gzip(tar), 60);
    assertThat(codes("a.tgz", cut)).containsExactly(FileFinding.FILE_UNREADABLE);
    byte[] zip = Made.zip("a.txt", README);
    assertThat(codes("a.zip", java.util.Arrays.copyOf(zip, zip.length - 30)))
        .containsExactly(FileFinding.FILE_UNREADABLE);
  }

  @Test
  void anEmptyBudgetIsSaid() {
    Budget budget = new Budget(1 << 20, 3, Duration.ofSeconds(9), System::nanoTime);
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 10; i++) {
      many.put(i + ".txt", "hello");
    }
    FileRead read = FileReading.read(Content.of("a.tar", Made.tar(many)), budget);
    assertThat(read.findings()).extracting(Finding::code).containsExactly(FileFinding.PARTLY_READ);
    assertThat(read.trees().getFirst().files()).hasSize(2);
  }

  @Test
  void twoFilesOfOneNameAreANote() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("a.txt", "one");
    names.put("A.TXT", "two");
    assertThat(codes("a.zip", Made.zip(names))).containsExactly(FileFinding.REPEATED_NAME);
  }

  private static Content only(String name, byte[] archive) {
    FileRead read = read(name, archive);
    assertThat(read.trees()).hasSize(1);
    assertThat(read.trees().getFirst().files()).hasSize(1);
    return read.trees().getFirst().files().getFirst();
  }

  private static byte[] sevenZip(String name, byte[] content) throws Exception {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile out = new SevenZOutputFile(channel)) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName(name);
      out.putArchiveEntry(entry);
      out.write(content);
      out.closeArchiveEntry();
    }
    return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
  }

  private static byte[] encryptedSevenZip() throws Exception {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile out = new SevenZOutputFile(channel, "a".toCharArray())) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName("a.txt");
      out.putArchiveEntry(entry);
      out.write(README);
      out.closeArchiveEntry();
    }
    return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
  }

  private static byte[] asar(String name, String content) {
    byte[] json =
        ("{\"files\":{\"" + name + "\":{\"size\":" + content.length() + ",\"offset\":\"0\"}}}")
            .getBytes(UTF_8);
    int padded = (json.length + 3) / 4 * 4;
    ByteBuffer asar =
        ByteBuffer.allocate(16 + padded + content.length()).order(ByteOrder.LITTLE_ENDIAN);
    asar.putInt(4).putInt(padded + 8).putInt(padded + 4).putInt(json.length).put(json);
    asar.position(16 + padded).put(content.getBytes(UTF_8));
    return asar.array();
  }
}
