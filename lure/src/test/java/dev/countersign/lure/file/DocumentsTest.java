package dev.countersign.lure.file;

import static dev.countersign.lure.file.Made.codes;
import static dev.countersign.lure.file.Made.read;
import static dev.countersign.lure.file.Made.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.finding.FileFinding;
import dev.countersign.model.verdict.Finding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Office, RTF and OneNote documents. */
class DocumentsTest {
  private static final String RUNS =
      "Sub AutoOpen()\r\nCreateObject(\"WScript.Shell\").Run \"calc\"\r\nEnd Sub\r\n";
  private static final String ADDS =
      "Sub Total()\r\n' Shell is not used here\r\nRange(\"A1\") = 1\r\nEnd Sub\r\n";

  @Test
  void aMacroThatStartsSomethingByItselfIsDeniedWithItsLine() {
    byte[] document = OfficeMade.compound(word("Macros/", RUNS));
    FileRead read = read("offer.doc", document);
    assertThat(read.kind()).isEqualTo("an older Word document");
    assertThat(read.findings()).hasSize(1);
    Finding finding = read.findings().getFirst();
    assertThat(finding.code()).isEqualTo(FileFinding.MACRO_RUNS_PROGRAM);
    assertThat(finding.evidence().get("words"))
        .isEqualTo("AutoOpen: CreateObject(\"WScript.Shell\").Run \"calc\"");
  }

  @Test
  void anOrdinaryMacroIsHeldAndNoMacroIsNothing() {
    assertThat(codes("a.doc", OfficeMade.compound(word("Macros/", ADDS))))
        .containsExactly(FileFinding.MACRO);
    assertThat(codes("a.doc", OfficeMade.compound(word("Macros/", "' nothing\r\nOption Explicit"))))
        .isEmpty();
    assertThat(codes("a.doc", OfficeMade.compound(Map.of("WordDocument", new byte[600]))))
        .isEmpty();
  }

  @Test
  void copiesInCompressedSourceAreUndone() throws Exception {
    // MS-OVBA 3.2.2: the normal case of its examples.
    byte[] container =
        HexFormat.of()
            .parseHex(
                "012fb000236161616263646582660070616765686a40"
                    + "6b6c0a6d6e6f0671007265"
                    + "727374008875767778790a7a");
    assertThat(
            new String(
                Vba.decompress(container, 0, dev.countersign.lure.bound.Budget.usual()),
                ISO_8859_1))
        .startsWith("#aaabcdefa");
  }

  @Test
  void aModernDocumentsMacrosAreFound() {
    byte[] project = OfficeMade.compound(OfficeMade.project("", RUNS));
    byte[] document = office(Map.of("word/vbaProject.bin", new String(project, ISO_8859_1)));
    FileRead read = read("a.docm", document);
    assertThat(read.kind()).isEqualTo("a Word document");
    assertThat(read.findings())
        .extracting(Finding::code)
        .containsExactly(FileFinding.MACRO_RUNS_PROGRAM);
    assertThat(read.findings().getFirst().evidence())
        .containsEntry("where", "a.docm!/word/vbaProject.bin");
    assertThat(read.trees()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "attachedTemplate, https://example.org/t.dotm, REMOTE_CONTENT",
    "attachedTemplate, file://10.0.0.1/t.dotm, REMOTE_CONTENT",
    "oleObject, http://example.org/a.html!, REMOTE_CONTENT",
    "hyperlink, https://example.org/, DOCUMENT_LINKS",
    "hyperlink, ms-msdt:/id PCWDiagnostic, DOCUMENT_RUNS_COMMAND",
    "oleObject, mhtml:http://example.org/a!x-usc:http://example.org/a, DOCUMENT_RUNS_COMMAND"
  })
  void whatADocumentLoadsFromElsewhereIsSaid(String type, String target, FileFinding expected) {
    String relations =
        "<Relationships><Relationship Id=\"r1\" Type=\"http://x/relationships/"
            + type
            + "\" Target=\""
            + target
            + "\" TargetMode=\"External\"/></Relationships>";
    byte[] document = office(Map.of("word/_rels/document.xml.rels", relations));
    assertThat(codes("a.docx", document)).containsExactly(expected);
  }

  @Test
  void aTemplateOnTheOwnComputerIsNothing() {
    String relations =
        "<Relationships><Relationship Id=\"r1\" Type=\"http://x/relationships/attachedTemplate\""
            + " Target=\"file:///C:\\Users\\u\\Normal.dotm\" TargetMode=\"External\"/></Relationships>";
    assertThat(codes("a.docx", office(Map.of("word/_rels/settings.xml.rels", relations))))
        .isEmpty();
  }

  @Test
  void fieldsThatAskAnotherProgramAreDeniedEvenInPieces() {
    String field =
        "<w:p><w:instrText>DDE</w:instrText><w:instrText xml:space=\"preserve\">AUTO c:\\\\windows"
            + " \"/k calc\"</w:instrText></w:p>";
    assertThat(codes("a.docx", office(Map.of("word/document.xml", field))))
        .containsExactly(FileFinding.DOCUMENT_RUNS_COMMAND);
    String page = "<w:p><w:instrText> PAGE </w:instrText><w:t>DDEAUTO is bad</w:t></w:p>";
    assertThat(codes("a.docx", office(Map.of("word/document.xml", page)))).isEmpty();
    byte[] old = new byte[700];
    byte[] words = "\u0013 DDEAUTO c:\\windows calc \u0014".getBytes(ISO_8859_1);
    System.arraycopy(words, 0, old, 600, words.length);
    assertThat(codes("a.doc", OfficeMade.compound(Map.of("WordDocument", old))))
        .containsExactly(FileFinding.DOCUMENT_RUNS_COMMAND);
  }

  @Test
  void programsThatADocumentCarriesAreDenied() {
    byte[] packaged = OfficeMade.packaged("Invoice.pdf.js", text("var a"));
    byte[] object = OfficeMade.compound(Map.of("\u0001Ole10Native", packaged));
    assertThat(
            codes(
                "a.docx",
                office(Map.of("word/embeddings/oleObject1.bin", new String(object, ISO_8859_1)))))
        .containsExactly(FileFinding.EMBEDDED_PROGRAM);
    byte[] picture = OfficeMade.packaged("a.txt", text("hello"));
    byte[] harmless = OfficeMade.compound(Map.of("\u0001Ole10Native", picture));
    assertThat(codes("a.doc", harmless)).containsExactly(FileFinding.EMBEDDED_FILE);
  }

  @Test
  void encryptedDocumentsAreSaid() {
    Map<String, byte[]> streams = new LinkedHashMap<>();
    streams.put("EncryptionInfo", new byte[8]);
    streams.put("EncryptedPackage", new byte[64]);
    assertThat(codes("a.docx", OfficeMade.compound(streams)))
        .containsExactly(FileFinding.ENCRYPTED_DOCUMENT);
    byte[] word = new byte[600];
    word[11] = 1;
    assertThat(codes("a.doc", OfficeMade.compound(Map.of("WordDocument", word))))
        .containsExactly(FileFinding.ENCRYPTED_DOCUMENT);
  }

  @Test
  void macroSheetsAreSaidAndDeniedWhereHiddenAndRunByThemselves() {
    assertThat(codes("a.xls", OfficeMade.compound(Map.of("Workbook", workbook(0, false)))))
        .containsExactly(FileFinding.MACRO);
    assertThat(codes("a.xls", OfficeMade.compound(Map.of("Workbook", workbook(1, true)))))
        .containsExactly(FileFinding.MACRO_RUNS_PROGRAM);
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put(
        "xl/workbook.xml", "<definedName name=\"_xlnm.Auto_Open\"/><sheet state=\"hidden\"/>");
    parts.put("xl/macrosheets/sheet1.xml", "<xm:macrosheet/>");
    assertThat(codes("a.xlsm", Made.zip(parts))).containsExactly(FileFinding.MACRO_RUNS_PROGRAM);
  }

  @Test
  void installersAreToldByTheirClass() {
    byte[] installer = OfficeMade.compound(Map.of("a", new byte[600]));
    byte[] clsid = HexFormat.of().parseHex("84100c0000000000c000000000000046");
    System.arraycopy(clsid, 0, installer, 1024 + 80, 16);
    assertThat(codes("setup.msi", installer)).containsExactly(FileFinding.EXECUTABLE_FILE);
    assertThat(codes("setup.dat", installer)).containsExactly(FileFinding.EXECUTABLE_FILE);
  }

  @Test
  void richTextIsReadForItsObjects() {
    byte[] stream = OfficeMade.packaged("a.exe", Made.windowsProgram());
    byte[] inner = Arrays.copyOfRange(stream, 4, stream.length);
    String program =
        "{\\rtf1{\\object\\objemb{\\*\\objdata " + hex(object("Package", inner)) + "}}}";
    assertThat(codes("a.doc", text(program))).containsExactly(FileFinding.EMBEDDED_PROGRAM);
    String equation =
        "{\\rtf1{\\object\\objupdate{\\*\\objdata "
            + hex(object("Equation.3", new byte[40]))
            + "}}}";
    assertThat(codes("a.rtf", text(equation))).containsExactly(FileFinding.DOCUMENT_EXPLOIT);
    String spread = equation.replace("objdata ", "objdata{\\a\\b}\n").replaceAll("00", "0 \n0");
    assertThat(codes("a.rtf", text(spread))).containsExactly(FileFinding.DOCUMENT_EXPLOIT);
    assertThat(codes("a.rtf", text("{\\rtf1{\\*\\template http://example.org/t.dot}}")))
        .containsExactly(FileFinding.REMOTE_CONTENT);
    assertThat(codes("a.rtf", text("{\\rtf1{\\*\\template C:\\\\a\\\\Normal.dot} hello}")))
        .isEmpty();
    assertThat(codes("a.rtf", text("{\\rtf1{\\field{\\*\\fldinst DDEAUTO c:\\\\a b}}}")))
        .containsExactly(FileFinding.DOCUMENT_RUNS_COMMAND);
  }

  @Test
  void openDocumentsMacrosAreFound() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put("content.xml", "<office:document-content/>");
    parts.put("META-INF/manifest.xml", "<manifest:manifest/>");
    assertThat(codes("a.odt", Made.zip(parts))).isEmpty();
    parts.put("Basic/Standard/Module1.xml", "Sub Main\nShell(\"calc\")\nEnd Sub");
    assertThat(codes("a.odt", Made.zip(parts))).containsExactly(FileFinding.MACRO);
    parts.put(
        "content.xml",
        "<script:event-listener script:event-name=\"dom:load\" xlink:href=\"vnd.sun.star.script:a\"/>");
    assertThat(codes("a.odt", Made.zip(parts))).containsExactly(FileFinding.MACRO_RUNS_PROGRAM);
    parts.put("META-INF/manifest.xml", "<manifest:encryption-data/>");
    assertThat(codes("a.odt", Made.zip(parts))).contains(FileFinding.ENCRYPTED_DOCUMENT);
  }

  @Test
  void oneNotePagesAreReadForTheirFiles() {
    assertThat(codes("a.one", oneNote(Made.windowsProgram())))
        .containsExactly(FileFinding.EMBEDDED_PROGRAM);
    assertThat(codes("a.one", oneNote(text("@echo off\r\nstart calc"))))
        .containsExactly(FileFinding.EMBEDDED_PROGRAM);
    assertThat(codes("a.one", oneNote(new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3}))).isEmpty();
  }

  private static Map<String, byte[]> word(String below, String code) {
    Map<String, byte[]> streams = new LinkedHashMap<>();
    streams.put("WordDocument", new byte[600]);
    streams.putAll(OfficeMade.project(below, code));
    return streams;
  }

  private static byte[] office(Map<String, String> parts) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("[Content_Types].xml", "<Types/>");
    all.put("word/styles.xml", "<w:styles/>");
    all.putAll(parts);
    return Made.zip(all);
  }

  private static byte[] workbook(int hidden, boolean opens) {
    ByteBuffer book = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    book.putShort((short) 0x85).putShort((short) 10).putInt(0);
    book.put((byte) hidden).put((byte) 1).put("\2\0Mx".getBytes(ISO_8859_1));
    if (opens) {
      book.putShort((short) 0x18).putShort((short) 20).putShort((short) 0x20);
      book.position(book.position() + 13).put((byte) 1);
    }
    return book.array();
  }

  private static byte[] object(String name, byte[] data) {
    return ByteBuffer.allocate(12 + name.length() + 1 + 12 + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x501)
        .putInt(2)
        .putInt(name.length() + 1)
        .put((name + "\0").getBytes(ISO_8859_1))
        .putInt(0)
        .putInt(0)
        .putInt(data.length)
        .put(data)
        .array();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] oneNote(byte[] inside) {
    return ByteBuffer.allocate(64 + 36 + inside.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(HexFormat.of().parseHex("e4525c7b8cd8a74daeb15378d02996d3"))
        .position(64)
        .put(HexFormat.of().parseHex("e716e3bd65261145a4c48d4d0b7a9eac"))
        .putLong(inside.length)
        .position(64 + 36)
        .put(inside)
        .array();
  }
}
