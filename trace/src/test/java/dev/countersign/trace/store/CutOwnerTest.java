package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.pdf.PdfReport;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.CsvReport;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.DossierJson;
import dev.countersign.trace.report.JsonAnswer;
import dev.countersign.trace.report.Remarks;
import dev.countersign.trace.report.TextAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Value comes to an owner of more transactions than are looked at in a store. */
class CutOwnerTest {
  private static final long CACHE = 8 << 20;
  private static final int SPENT = 20_001;
  private static final Answer.Words WORDS = (asset, units) -> units + " sat";
  private static final Labels LABELS =
      new Labels(List.of(new Label("shop", "Shop", Kind.EXCHANGE, "a test")));
  private static final Asked ASKED =
      new Asked(
          List.of("store"),
          List.of(),
          "thief",
          "native",
          null,
          null,
          null,
          "fifo",
          "0",
          Asked.ANY_HOPS,
          Asked.ANY_TRANSACTIONS,
          1,
          List.of());
  private static final String NOTE =
      "Whose addresses are one owner's was not followed to the end from whale: a store is read for"
          + " it up to 20,000 transactions of one owner, and 400,000 in all. Labels and leads that"
          + " are only found further on are missing";

  @TempDir private Path temporary;

  private final List<Payment> payments = new ArrayList<>();

  private Payment pay(List<Coin> from, String to, int outputs, long each) {
    String txid = "%064x".formatted(payments.size() + 1);
    List<Coin> coins = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      coins.add(new Coin(txid + ":" + i, Optional.of(to), ScriptKind.P2WPKH, each, true));
    }
    int height = payments.size();
    Payment paid = new Payment(txid, height, 0, 1_600_000_000L + height, from, coins);
    payments.add(paid);
    return paid;
  }

  private static Answer answer(BitcoinLedger ledger) {
    Tracing.Traced traced =
        new Tracing(any -> 8, any -> false, word -> word).trace(ledger, LABELS, ASKED);
    return new Answer(
        ledger,
        traced.labels(),
        traced.trace(),
        Remarks.of(ledger, LABELS, ASKED, traced, WORDS),
        List.of(),
        Optional.empty(),
        WORDS,
        "countersign 1");
  }

  @Test
  void isToldInTheAnswerAndInTheReport() throws IOException {
    Payment stolen = pay(List.of(), "thief", 1, 5_000);
    pay(stolen.outputs(), "whale", 1, 4_900);
    for (int left = SPENT; left > 0; left -= 101) {
      for (Coin coin : pay(List.of(), "whale", Math.min(left, 101), 700).outputs()) {
        pay(List.of(coin), "shop", 1, 600);
      }
    }
    try (LedgerStore store = LedgerStore.open(temporary.resolve("s"), Payment.COIN, CACHE);
        Loading loading = store.load(Progress.NONE)) {
      payments.forEach(loading::add);
      loading.finish();
    }
    assertThat(TextAnswer.of(answer(MemoryBitcoinLedger.of(payments)))).doesNotContain("Whose");
    try (StoreLedger ledger = StoreLedger.open(temporary.resolve("s"), CACHE)) {
      Answer answer = answer(ledger.bitcoin().orElseThrow());
      assertThat(TextAnswer.of(answer)).contains("\n" + NOTE + ".\n");
      assertThat(JsonAnswer.of(answer).path("notes").get(0).asString()).isEqualTo(NOTE);
      Dossier dossier = DossierJson.read(DossierJson.of(answer, ASKED, Instant.EPOCH, List.of()));
      assertThat(dossier.noticed().notes()).containsExactly(NOTE);
      assertThat(CsvReport.of(dossier)).contains("not_looked_at_whole").contains(NOTE);
      try (PDDocument pdf = Loader.loadPDF(PdfReport.of(dossier, WORDS))) {
        assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ")).contains(NOTE);
      }
    }
  }
}
