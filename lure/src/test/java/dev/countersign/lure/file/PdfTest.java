package dev.countersign.lure.file;

import static dev.countersign.lure.file.Made.codes;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.finding.FileFinding;
import dev.countersign.model.verdict.Finding;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PDF documents. */
class PdfTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 0 obj<</OpenAction 2 0 R>>endobj 2 0 obj<</S/JavaScript/JS(app.launchURL('x'))>>endobj | PDF_RUNS_ON_OPEN",
        "1 0 obj<</Open#41ction<</S/Java#53cript/JS 3 0 R>>>>endobj | PDF_RUNS_ON_OPEN",
        "1 0 obj<</OpenAction<</S/JavaScript/JS(this.print\\(\\))>>>>endobj | PDF_ACTIVE_PART",
        "1 0 obj<</AA<</K<</S/JavaScript/JS(app.launchURL\\(1\\))>>>>>>endobj | PDF_ACTIVE_PART",
        "1 0 obj<</AA<</O<</S/JavaScript/JS(eval\\(1\\))>>>>>>endobj | PDF_RUNS_ON_OPEN",
        "1 0 obj<</Names<</JavaScript<</Names[(a) 2 0 R]>>>>>>endobj 2 0 obj<</S/JavaScript/JS<6576616c2829>>>endobj | PDF_RUNS_ON_OPEN",
        "1 0 obj<</S/Launch/Win<</F(cmd.exe)/P(/c calc)>>>>endobj | DOCUMENT_RUNS_COMMAND",
        "1 0 obj<</S/Launch/F(chapter2.pdf)>>endobj | PDF_ACTIVE_PART",
        "1 0 obj<</OpenAction<</S/GoToE/F(\\\\\\\\10.0.0.1\\\\a)>>>>endobj | REMOTE_CONTENT",
        "1 0 obj<</OpenAction<</S/URI/URI(https://example.org)>>>>endobj | PDF_RUNS_ON_OPEN",
        "1 0 obj<</A<</S/URI/URI(https://example.org)>>>>endobj | DOCUMENT_LINKS",
        "1 0 obj<</S/SubmitForm/F(https://example.org)>>endobj | PDF_ACTIVE_PART",
        "1 0 obj<</AcroForm<</XFA 2 0 R>>>>endobj | PDF_ACTIVE_PART",
        "trailer<</Encrypt<</Filter/Standard/R 3/O(a)/U(b)>>>> | ENCRYPTED_DOCUMENT"
      })
  void whatADocumentDoesIsSaid(String objects, FileFinding expected) {
    assertThat(codes("a.pdf", pdf(objects))).containsExactly(expected);
  }

  @Test
  void anOrdinaryDocumentIsNothing() {
    assertThat(
            codes(
                "a.pdf",
                pdf(
                    "1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/Fit]>>endobj"
                        + " 2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page>>endobj"
                        + " 4 0 obj<</Title(/JavaScript /Launch OpenAction)>>endobj")))
        .isEmpty();
  }

  @Test
  void objectsInPackedStreamsAreRead() throws Exception {
    String inside = "7 0 <</S/Launch/F(calc.exe)>>";
    byte[] packed = deflated(inside.getBytes(ISO_8859_1));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        pdf(
            "5 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length "
                + packed.length
                + ">>stream\n"));
    file.writeBytes(packed);
    file.writeBytes("\nendstream endobj".getBytes(ISO_8859_1));
    List<Finding> findings = Made.findings("a.pdf", file.toByteArray());
    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly(FileFinding.DOCUMENT_RUNS_COMMAND);
    assertThat(findings.getFirst().evidence()).containsEntry("where", "a.pdf, object 7");
  }

  @Test
  void aPackOfObjectsWithoutItsStreamOrBeyondItIsAnswered() {
    assertThat(codes("a.pdf", pdf("5 0 obj<</Type/ObjStm/N 1/First 4>>endobj"))).isEmpty();
    assertThat(
            codes(
                "a.pdf",
                pdf(
                    "5 0 obj<</Type/ObjStm/N 1/First 2147483647/Length 6>>stream\n7 9 <<\n"
                        + "endstream endobj")))
        .isEmpty();
  }

  @Test
  void aValueThatTheFileEndsInTheMiddleOfIsAnswered() {
    for (String end :
        List.of("5 0 obj[", "5 0 obj<<", "5 0 obj<a", "5 0 obj(a\\", "&&[&\4\n", "5 0 obj[(")) {
      assertThat(codes("a.pdf", pdf(end))).as(end).isEmpty();
    }
  }

  @Test
  void filesThatItCarriesAreRead() throws Exception {
    byte[] packed = deflated(Made.windowsProgram());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        pdf(
            "1 0 obj<</Type/Filespec/UF(notes.txt)/EF<</F 2 0 R>>>>endobj"
                + " 2 0 obj<</Type/EmbeddedFile/Filter[/FlateDecode]>>stream\r\n"));
    file.writeBytes(packed);
    file.writeBytes("\nendstream endobj".getBytes(ISO_8859_1));
    assertThat(codes("a.pdf", file.toByteArray())).containsExactly(FileFinding.EMBEDDED_PROGRAM);
    assertThat(
            codes(
                "a.pdf",
                pdf(
                    "1 0 obj<</UF(data.xml)/EF<</F 2 0 R>>>>endobj 2 0 obj<</Length 5>>stream\n"
                        + "<a/>\n\nendstream endobj")))
        .containsExactly(FileFinding.EMBEDDED_FILE);
  }

  @Test
  void aStreamThatUnpacksToTooMuchIsCut() throws Exception {
    byte[] packed = deflated(new byte[80 << 20]);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(pdf("1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n"));
    file.writeBytes(packed);
    file.writeBytes("\nendstream endobj".getBytes(ISO_8859_1));
    assertThat(codes("a.pdf", file.toByteArray())).isEmpty();
  }

  private static byte[] pdf(String objects) {
    return ("%PDF-1.7\n" + objects).getBytes(ISO_8859_1);
  }

  private static byte[] deflated(byte[] bytes) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    }
    return out.toByteArray();
  }
}
