package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whatever the bytes, a document is read to an answer. */
class DocumentFuzzTest {
  private static final String[] HEADS = {
    "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
    "%PDF-1.7\n1 0 obj<<",
    "{\\rtf1{\\object{\\*\\objdata ",
    "L\0\0\0\1\u0014\2\0\0\0\0\0\u00c0\0\0\0\0\0\0F",
    "<svg ",
    "[InternetShortcut]\nURL="
  };

  @FuzzTest(maxDuration = "10s")
  void answers(byte[] input) {
    byte[] head = HEADS[input.length % HEADS.length].getBytes(ISO_8859_1);
    holds("a.url", Made.joined(head, input));
    holds("a.doc", input);
  }

  @FuzzTest(maxDuration = "10s")
  void answersDamagedDocuments(byte[] input) {
    Map<String, byte[]> streams = new LinkedHashMap<>();
    streams.put("WordDocument", new byte[600]);
    streams.putAll(OfficeMade.project("Macros/", "Sub AutoOpen()\r\nShell \"a\"\r\nEnd Sub"));
    streams.put("\u0001Ole10Native", OfficeMade.packaged("a.exe", Made.windowsProgram()));
    byte[] compound = OfficeMade.compound(streams);
    String relations =
        "<Relationship Type=\"x/oleObject\" Target=\"http://a\" TargetMode=\"External\"/>";
    byte[] modern =
        Made.zip(
            new LinkedHashMap<>(
                Map.of(
                    "[Content_Types].xml",
                    "",
                    "word/_rels/a.rels",
                    relations,
                    "word/vbaProject.bin",
                    new String(compound, ISO_8859_1))));
    byte[] pdf =
        "%PDF-1.4\n1 0 obj<</OpenAction 2 0 R/S/Launch/F(a)>>endobj 2 0 obj<</Type/ObjStm/N 1/First 4/Length 9>>stream\n3 0 <</A 1>>endstream"
            .getBytes(ISO_8859_1);
    byte[] link = Made.shortcut("cmd.exe", "/c a");
    byte[][] whole = {compound, modern, pdf, link};
    byte[] document = whole[input.length % whole.length];
    for (int i = 0; i + 2 < input.length; i += 3) {
      int at = ((input[i] & 0xff) << 8 | (input[i + 1] & 0xff)) % document.length;
      document[at] = input[i + 2];
    }
    holds("a.doc", document);
    holds("a.doc", Arrays.copyOf(document, document.length / 2));
  }

  private static void holds(String name, byte[] bytes) {
    Budget budget = new Budget(32 << 20, 2_000, Duration.ofSeconds(5), System::nanoTime);
    FileRead read = FileReading.read(Content.of(name, bytes), budget);
    assertThat(read.kind()).isNotEmpty();
    assertThat(read.findings())
        .allSatisfy(
            finding -> assertThat(finding.evidence()).containsKeys("words", "where", "sure"));
  }
}
