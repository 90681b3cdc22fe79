package dev.countersign.lure.file;

import static dev.countersign.lure.file.Made.codes;
import static dev.countersign.lure.file.Made.read;
import static dev.countersign.lure.file.Made.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.finding.FileFinding;
import dev.countersign.model.verdict.Finding;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs, scripts, shortcuts and names. */
class FileReadingTest {
  @Test
  void ordinarySourceCodeInAnArchiveIsNothing() {
    FileRead read =
        read(
            "test.zip",
            Made.zip(
                Map.of(
                    "test/package.json", "{}",
                    "test/src/index.js", "console.log(1)",
                    "test/build.bat", "@echo off\r\nnode src",
                    "test/README.md", "# Test")));
    assertThat(read.kind()).isEqualTo("a zip archive");
    assertThat(read.findings()).isEmpty();
    assertThat(read.trees()).hasSize(1);
    assertThat(read.trees().getFirst().files())
        .extracting(file -> file.path())
        .contains("test.zip!/test/package.json", "test.zip!/test/src/index.js");
  }

  @Test
  void programsAreToldWhateverTheirName() {
    assertThat(codes("setup.exe", Made.windowsProgram()))
        .containsExactly(FileFinding.EXECUTABLE_FILE);
    assertThat(codes("setup.dat", Made.windowsProgram()))
        .containsExactly(FileFinding.EXECUTABLE_FILE);
    assertThat(codes("offer.pdf", Made.windowsProgram()))
        .containsExactly(FileFinding.DISGUISED_EXECUTABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "offer.pdf.exe",
        "offer.PDF.scr",
        "offer.docx.js",
        "photo.jpg                                   .exe",
        "photo.jpg\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0.exe",
        "offer\u202efdp.exe"
      })
  void namesThatHideWhatRunsAreDisguises(String name) {
    assertThat(codes(name, text("inert"))).contains(FileFinding.DISGUISED_EXECUTABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "offer.pdf",
        "Q3 report v1.2.docx",
        "archive.tar.gz",
        "jquery.min.js.txt",
        "notes.en.md",
        "Screenshot 2026-11-01 at 10.11.12.png",
        "résumé Müller.txt",
        "списък.txt"
      })
  void ordinaryNamesAreNothing(String name) {
    assertThat(codes(name, text("inert"))).isEmpty();
  }

  @Test
  void anEndingInLookAlikeLettersIsSaid() {
    assertThat(codes("offer.рdf", text("inert"))).containsExactly(FileFinding.DECEPTIVE_NAME);
  }

  @Test
  void aShortcutThatRunsACommandIsDeniedWithTheCommand() {
    byte[] link =
        Made.shortcut("..\\..\\Windows\\System32\\cmd.exe", "/c start offer.pdf & node a.js");
    Finding finding = Made.findings("offer.pdf.lnk", link).getFirst();
    assertThat(codes("Offer.lnk", link)).containsExactly(FileFinding.SHORTCUT_RUNS_COMMAND);
    assertThat(codes("offer.pdf.lnk", link)).contains(FileFinding.DISGUISED_EXECUTABLE);
    assertThat(finding.evidence().values().toString()).contains("offer.pdf");
    assertThat(codes("Notes.lnk", Made.shortcut("C:\\Users\\u\\notes.txt", "")))
        .containsExactly(FileFinding.SHORTCUT);
  }

  @ParameterizedTest
  @CsvSource({
    "a.url, '[InternetShortcut]\nURL=https://example.org/', SHORTCUT",
    "a.url, '[InternetShortcut]\nURL=file://10.0.0.1/share/a.exe', SHORTCUT_RUNS_COMMAND",
    "a.url, '[InternetShortcut]\nURL=\\\\10.0.0.1\\share\\a', SHORTCUT_RUNS_COMMAND",
    "a.webloc, '<plist><dict><key>URL</key><string>https://example.org</string></dict></plist>', SHORTCUT",
    "a.desktop, '[Desktop Entry]\nExec=/bin/sh -c \"echo\"', SHORTCUT_RUNS_COMMAND",
    "a.js, 'var a = 1', SCRIPT_FILE",
    "a.vbs, 'MsgBox 1', SCRIPT_FILE",
    "a.hta, '<html><script>x</script></html>', SCRIPT_FILE",
    "install.command, 'echo', SCRIPT_FILE",
    "install, '#!/bin/sh\necho', SCRIPT_FILE",
    "a.reg, 'Windows Registry Editor Version 5.00', OPENS_SETTINGS",
    "a.iqy, 'WEB\n1\nhttps://example.org/q', OPENS_SETTINGS",
    "a.search-ms, '<x/>', OPENS_SETTINGS",
    "a.settingcontent-ms, '<DeepLink>cmd</DeepLink>', OPENS_SETTINGS",
    "a.csv, '=cmd|''/c calc''!A0', DOCUMENT_RUNS_COMMAND",
    "a.svg, '<svg xmlns=\"x\"><script>alert(1)</script></svg>', SCRIPT_IN_IMAGE"
  })
  void whatOpensSomethingIsSaid(String name, String content, FileFinding expected) {
    assertThat(codes(name, text(content))).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, hello",
    "a.py, print(1)",
    "a.csv, 'name,amount\n=SUM(A1:A3),-3'",
    "a.svg, '<svg xmlns=\"x\"><path d=\"M0\"/></svg>'",
    "a.html, '<html><a download=\"x.txt\" href=\"x.txt\">x</a></html>'",
    "a.json, '{}'"
  })
  void plainFilesAreNothing(String name, String content) {
    assertThat(codes(name, text(content))).isEmpty();
  }

  @Test
  void aPageThatAssemblesAnArchiveSmugglesIt() {
    byte[] program = new byte[2048];
    System.arraycopy(Made.windowsProgram(), 0, program, 0, 512);
    String blob = java.util.Base64.getEncoder().encodeToString(program);
    String page =
        "<html><script>var b = new Blob([atob('"
            + blob
            + "')]); a.href = URL.createObjectURL(b); a.download = 'offer.exe';</script></html>";
    assertThat(codes("offer.html", text(page))).containsExactly(FileFinding.SMUGGLED_FILE);
    String image = java.util.Base64.getEncoder().encodeToString(new byte[3000]);
    assertThat(codes("report.html", text(page.replace(blob, image)))).isEmpty();
  }

  @Test
  void imagesArePartOfTheWords() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
    assertThat(read("a.png", png).kind()).isEqualTo("an image");
    assertThat(codes("a.png", png)).isEmpty();
  }
}
