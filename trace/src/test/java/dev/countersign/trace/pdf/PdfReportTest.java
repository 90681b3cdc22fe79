package dev.countersign.trace.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.Json;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.graph.Dossiers;
import dev.countersign.trace.report.CsvReport;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.DossierJson;
import dev.countersign.trace.report.NoticedJsonTest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PdfReportTest {
  @TempDir Path folder;

  @Test
  void saysAllThatIsNeededToDoItAgain() throws IOException {
    Dossier dossier = Dossiers.traced(folder, 1, "fifo");
    String text = text(PdfReport.of(dossier, Dossiers.WORDS)).replaceAll("\\s+", "");
    for (LedgerFiles.Input input : dossier.inputs()) {
      assertThat(text).contains(input.name(), input.sha256());
    }
    assertThat(text)
        .contains(dossier.labels().getFirst().sha256())
        .contains("Countersign1.2.3")
        .contains(dossier.command().replace(" ", ""))
        .contains("Clayton'sCase(1816)")
        .contains(CsvReport.stepsSha256(dossier))
        .contains(dossier.stolen() + "smallestunitswerestolen,and" + dossier.stolen());
  }

  @Test
  void givesWhatIsNoFactUnderItsOwnHeadingsAndWithItsReasons() throws IOException {
    Dossier dossier = NoticedJsonTest.read(folder);
    String text = text(PdfReport.of(dossier, Dossiers.WORDS)).replaceAll("\\s+", " ");
    assertThat(text)
        .contains("Leads behind mixers Where to look, and no facts")
        .contains("the same address put in and took out; only they paid 27.4 gwei; it was the next")
        .contains("Said to go on to other chains")
        .contains("Anybody can log the like")
        .contains("chain 137")
        .contains("What accounts seem to be These have no label")
        .contains("sends all that it gets to 0x")
        .contains("Deposit addresses that seem to be of one service")
        .contains("What launderers do Reasons to look, and no proof")
        .contains("Peel chain five accounts in a row")
        .contains("What may help to find out who it was")
        .contains("7 units is presumed")
        .contains("blocks 10 to 20 of chain 1 (EIP-155), the last one 0xbb")
        .contains("did not tell calls within transactions")
        .contains("--node URL --from-block 10 --to-block 20 --no-calls");
    assertThat(PdfReportTest.text(PdfReport.of(Dossiers.traced(folder, 1, "fifo"), Dossiers.WORDS)))
        .doesNotContain("Leads behind mixers", "Said to go on", "presumed");
  }

  @Test
  void tellsTheWayToAnAccountOnceHoweverManyAssetsRestThere() throws IOException {
    ObjectNode json = Dossiers.json(folder, 1, Dossiers.asked("fifo"));
    ArrayNode resting = (ArrayNode) json.path("resting");
    int at = 0;
    while (!resting.get(at).path("place").asString().equals("service")) {
      at++;
    }
    ObjectNode one = (ObjectNode) resting.get(at);
    BigInteger value = new BigInteger(one.path("value").asString());
    resting.insert(at, one.deepCopy().put("value", "1"));
    one.put("value", value.subtract(BigInteger.ONE).toString());
    String text = text(PdfReport.of(DossierJson.read(json), Dossiers.WORDS)).replaceAll("\\s+", "");
    assertThat(
            Pattern.compile("(0x[0-9a-f]{40})\\)?:upto")
                .matcher(text)
                .results()
                .map(r -> r.group(1)))
        .contains(one.path("account").asString())
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameTraceGivesTheSameBytes() throws IOException {
    Dossier dossier = Dossiers.traced(folder, 1, "haircut");
    assertThat(PdfReport.of(dossier, Dossiers.WORDS))
        .isEqualTo(PdfReport.of(dossier, Dossiers.WORDS));
  }

  @Test
  void isNotMadeOfATraceInWhichValueIsMissing() throws IOException {
    ObjectNode json = Dossiers.json(folder, 1, Dossiers.asked("fifo"));
    json.put("stolen", json.path("stolen").asString() + "0");
    assertThatThrownBy(() -> DossierJson.read(json)).hasMessageContaining("not conserved");
  }

  @Test
  void aTraceReadAgainIsTheSame() throws IOException {
    ObjectNode json = Dossiers.json(folder, 2, Dossiers.asked("tiho"));
    Dossier once = DossierJson.read(json);
    assertThat(DossierJson.read(Json.parse(Json.compact(json), "It"))).isEqualTo(once);
    assertThat(once.steps()).hasSize(json.path("flows").size());
    assertThat(CsvReport.of(once)).contains("steps_sha256", "tiho: Taint in");
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
