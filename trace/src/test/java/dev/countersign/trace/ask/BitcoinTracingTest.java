package dev.countersign.trace.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.lead.Basis;
import dev.countersign.trace.lead.Lead;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.pdf.PdfReport;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.CsvAnswer;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.DossierJson;
import dev.countersign.trace.report.GraphMlAnswer;
import dev.countersign.trace.report.JsonAnswer;
import dev.countersign.trace.report.Remarks;
import dev.countersign.trace.report.TextAnswer;
import dev.countersign.trace.taint.Place;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A theft on Bitcoin, asked for in words: by transaction, by address, with and without guesses. */
class BitcoinTracingTest {
  private static final Labels LABELS =
      new Labels(List.of(new Label("e2", "Example Exchange", Kind.EXCHANGE, "a test")));
  private static final long SHARE = 10_000_000;
  private static final Tracing TRACING =
      new Tracing(any -> 8, any -> false, word -> "The word " + word);

  private final List<Payment> payments = new ArrayList<>();
  private String theft = "";
  private String mixing = "";

  private String pay(List<Coin> inputs, Object... addressesAndAmounts) {
    String txid = "%064x".formatted(payments.size() + 1);
    List<Coin> outputs = new ArrayList<>();
    for (int i = 0; i < addressesAndAmounts.length; i += 2) {
      outputs.add(
          new Coin(
              txid + ":" + outputs.size(),
              Optional.of((String) addressesAndAmounts[i]),
              ScriptKind.P2WPKH,
              ((Number) addressesAndAmounts[i + 1]).longValue(),
              true));
    }
    payments.add(new Payment(txid, payments.size(), 0, 1_600_000_000, inputs, outputs));
    return txid;
  }

  private Coin coin(String txid, int index) {
    return payments.get(Integer.parseInt(txid, 16) - 1).outputs().get(index);
  }

  @BeforeEach
  void steal() {
    String victim = pay(List.of(), "victim", 50 * SHARE);
    String e2 = pay(List.of(), "e2", SHARE);
    String other = pay(List.of(), "other", 3 * SHARE);
    String third = pay(List.of(), "third", 4 * SHARE);
    theft =
        pay(
            List.of(coin(victim, 0)),
            "thief",
            5 * SHARE,
            "victim",
            25 * SHARE,
            "thief",
            19 * SHARE);
    String sold = pay(List.of(coin(theft, 2)), "e1", 18 * SHARE, "thief3", SHARE);
    pay(List.of(coin(sold, 0), coin(e2, 0)), "cold", 19 * SHARE);
    mixing =
        pay(
            List.of(coin(theft, 0), coin(other, 0), coin(third, 0)),
            "m0",
            SHARE,
            "m1",
            2 * SHARE - 500,
            "m2",
            SHARE,
            "m3",
            4 * SHARE - 500,
            "m4",
            SHARE,
            "m5",
            3 * SHARE - 500);
    // The thief is careless: mixed coins are spent with coins that were not.
    pay(List.of(coin(mixing, 2), coin(sold, 1)), "shop", 2 * SHARE);
  }

  private Tracing.Traced trace(String from, @Nullable String to, String... without) {
    return TRACING.trace(MemoryBitcoinLedger.of(payments), LABELS, asked(from, to, without));
  }

  private static Asked asked(String from) {
    return asked(from, null);
  }

  private static Asked asked(String from, @Nullable String to, String... without) {
    return new Asked(
        List.of("ledger"),
        List.of(),
        from,
        "native",
        to,
        null,
        null,
        "fifo",
        "0",
        Asked.ANY_HOPS,
        Asked.ANY_TRANSACTIONS,
        1,
        List.of(),
        true,
        List.of(without));
  }

  private static long units(Tracing.Traced traced, Place place) {
    return traced.trace().in(place).longValueExact();
  }

  @Test
  void takesWhatATransactionPaidToOthersForStolen() {
    assertThat(trace(theft, null).trace().stolen()).isEqualTo(24 * SHARE);
    assertThat(trace("0x" + theft, null).trace().stolen()).isEqualTo(24 * SHARE);
    assertThat(trace(theft, "victim").trace().stolen()).isEqualTo(25 * SHARE);
    assertThat(trace("thief", null).trace().stolen()).isEqualTo(24 * SHARE);
    assertThat(trace(theft + ":0", null).trace().stolen()).isEqualTo(5 * SHARE);
    assertThatThrownBy(() -> trace(theft, "nobody"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("pays nothing to nobody");
    assertThatThrownBy(() -> trace("nobody", null))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("The ledger has no transaction of nobody");
  }

  @Test
  void valueRestsWithWhomALabelledAddressIsSpentTogether() {
    Tracing.Traced traced = trace(theft, null);
    assertThat(units(traced, Place.SERVICE)).isEqualTo(18 * SHARE);
    assertThat(traced.labels().of("e1"))
        .hasValueSatisfying(label -> {
          assertThat(label.name()).isEqualTo("seems to be of Example Exchange");
          assertThat(label.source()).startsWith("inferred: to e2 by 1 link; the first: both were");
        });
    assertThat(units(trace(theft, null, Asked.CLUSTERS), Place.SERVICE)).isZero();
  }

  @Test
  void valueRestsInACoinJoinAndItsLeadsSayWhy() {
    Tracing.Traced traced = trace(theft, null);
    assertThat(units(traced, Place.MIXER)).isEqualTo(5 * SHARE);
    assertThat(traced.labels().of(mixing + ":0").orElseThrow().source())
        .startsWith("inferred: has the shape of a CoinJoin of JoinMarket: 3 of 6 outputs");
    assertThat(traced.leads())
        .extracting(lead -> lead.withdrawal().account())
        .containsExactly("m3");
    Lead change = traced.leads().getFirst();
    assertThat(change.basis()).extracting(Basis::kind).containsExactly(Basis.Kind.CHANGE);
    assertThat(units(trace(theft, null, Asked.COIN_JOINS), Place.MIXER)).isZero();
    assertThat(trace(theft, null, Asked.LEADS).leads()).isEmpty();
  }

  /** Takes the mixing back and mixes otherwise: equal outputs, and these. */
  private List<Lead> mixedOtherwise(List<Object> changes, String name, long amount) {
    payments.removeLast();
    payments.removeLast();
    String more = pay(List.of(), name, amount);
    List<Object> outputs = new ArrayList<>(List.of("m0", SHARE, "m2", SHARE, "m4", SHARE));
    outputs.addAll(changes);
    pay(List.of(coin(theft, 0), coin("%064x".formatted(3), 0), coin(more, 0)), outputs.toArray());
    Tracing.Traced traced = trace(theft, null);
    assertThat(units(traced, Place.MIXER)).isEqualTo(5 * SHARE);
    return traced.leads();
  }

  @Test
  void aChangeThatTwoInputsLeaveIsNoLead() {
    List<Object> changes = List.of("m1", 4 * SHARE - 500, "m3", 2 * SHARE - 500);
    assertThat(mixedOtherwise(changes, "as much", 5 * SHARE)).isEmpty();
    assertThat(mixedOtherwise(changes, "more", 6 * SHARE))
        .extracting(lead -> lead.withdrawal().account())
        .containsExactly("m1");
  }

  @Test
  void twoOutputsThatAnInputMayHaveLeftAreNoLeads() {
    List<Object> changes =
        List.of("m1", 4 * SHARE - 500, "m3", 2 * SHARE - 500, "m5", 4 * SHARE - 700);
    assertThat(mixedOtherwise(changes, "more", 8 * SHARE)).isEmpty();
  }

  @Test
  void aMixedCoinThatIsSpentWithAnUnmixedOneIsALead() {
    Coin sent = coin(mixing, 4);
    String back = pay(List.of(), "thief", 900);
    pay(List.of(sent, coin(back, 0)), "shop", SHARE);
    assertThat(trace(theft, null).leads())
        .anySatisfy(lead -> {
          assertThat(lead.withdrawal().account()).isEqualTo("m4");
          assertThat(lead.basis()).extracting(Basis::kind).containsExactly(Basis.Kind.ONE_OWNER);
          assertThat(lead.basis().getFirst().reason())
              .startsWith("both were spent from in the transaction ");
        });
    assertThat(trace(theft, null, Asked.CLUSTERS).leads())
        .extracting(lead -> lead.withdrawal().account())
        .doesNotContain("m4");
  }

  @Test
  void answersSayThatLeadsAreNoFacts() {
    Tracing.Traced traced = trace(theft, null);
    Answer answer =
        new Answer(
            MemoryBitcoinLedger.of(payments),
            traced.labels(),
            traced.trace(),
            new Remarks(
                List.of(), traced.leads(), List.of(), List.of(), traced.carried(), traced.notes()),
            List.of(),
            Optional.empty(),
            (asset, units) -> units + " sat",
            "countersign 1");
    assertThat(TextAnswer.of(answer))
        .contains("Leads behind mixers: where to look, and no facts; no value is followed by them")
        .contains("m3 took out in " + mixing)
        .contains("e1 (" + "%064x".formatted(6) + ":0)");
    String json = Json.compact(JsonAnswer.of(answer));
    assertThat(json)
        .contains("Where to look, and no facts")
        .contains("\"address\":\"e1\"")
        .contains("\"kind\":\"change\"");
    Answer without =
        new Answer(
            answer.ledger(),
            answer.labels(),
            answer.trace(),
            Remarks.NONE,
            List.of(),
            Optional.empty(),
            answer.words(),
            "1");
    assertThat(TextAnswer.of(without)).doesNotContain("Leads");
  }

  private static Answer answer(MemoryBitcoinLedger ledger, Tracing.Traced traced) {
    return new Answer(
        ledger,
        traced.labels(),
        traced.trace(),
        new Remarks(
            List.of(), traced.leads(), List.of(), List.of(), traced.carried(), traced.notes()),
        List.of(),
        Optional.empty(),
        (asset, units) -> BigDecimal.valueOf(units.longValueExact(), 8).toPlainString() + " BTC",
        "countersign 1");
  }

  @Test
  void answersSayByWhichRuleALabelCameToAnotherAddress() {
    Answer answer = answer(MemoryBitcoinLedger.of(payments), trace(theft, null));
    assertThat(TextAnswer.of(answer))
        .contains("Taken for one owner's by what they signed, so that a label counts for both")
        .contains("e1 with e2, Example Exchange by a test\n    e1 and e2, common inputs: both were")
        .contains("spent from in the transaction " + "%064x".formatted(7));
    JsonNode owner = JsonAnswer.of(answer).path("owners").get(0);
    assertThat(owner.path("address").asString()).isEqualTo("e1");
    assertThat(owner.path("labelled").asString()).isEqualTo("e2");
    assertThat(owner.path("links").get(0).path("rule").asString()).isEqualTo("common inputs");
    assertThat(owner.path("links").get(0).path("transaction").asString())
        .isEqualTo("%064x".formatted(7));
    Answer without = answer(MemoryBitcoinLedger.of(payments), trace(theft, null, Asked.CLUSTERS));
    assertThat(TextAnswer.of(without)).doesNotContain("one owner's");
    assertThat(JsonAnswer.of(without).path("owners")).isEmpty();
  }

  @Test
  void everyAnswerTellsAddressAndOutputAndTransactionsAsExplorersCallThem() throws IOException {
    Answer answer = answer(MemoryBitcoinLedger.of(payments), trace(theft, null));
    String sold = "%064x".formatted(6);
    assertThat(TextAnswer.of(answer)).contains("e1 (" + sold + ":0)  1.8000 BTC");
    assertThat(CsvAnswer.of(answer))
        .contains("service," + sold + ":0,seems to be of Example Exchange,bitcoin,180000000,")
        .contains("," + sold + ",5,2020-09-13T12:26:40Z,e1");
    assertThat(GraphMlAnswer.of(answer))
        .contains("<node id=\"" + sold + ":0\">", "<data key=\"address\">e1</data>");
    JsonNode json = JsonAnswer.of(answer);
    assertThat(json.path("addresses").path(sold + ":0").asString()).isEqualTo("e1");
    assertThat(Json.compact(json)).doesNotContain("\"0x");
    Dossier dossier =
        DossierJson.read(DossierJson.of(answer, asked(theft), Instant.EPOCH, List.of()));
    try (PDDocument pdf = Loader.loadPDF(PdfReport.of(dossier, answer.words()))) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", ""))
          .contains("Thetheftisthetransaction" + theft)
          .contains("Theledgerthatwasreadis" + "ofBitcoin.")
          .contains("e1(" + sold + ":0)")
          .contains("(inferred;thereasonisbelow)", "toe2by1link")
          .contains("1.80000000BTC")
          .contains("Anaccountisanoutput")
          .doesNotContain("EIP-155");
    }
  }

  @Test
  void aLedgerThatIsOnlyPassedOnIsFollowedByOutputsToo() {
    MemoryBitcoinLedger ledger = MemoryBitcoinLedger.of(payments);
    Ledger passed =
        (Ledger)
            Proxy.newProxyInstance(
                Ledger.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (proxy, method, arguments) -> method.invoke(ledger, arguments));
    assertThat(passed).isNotInstanceOf(MemoryBitcoinLedger.class);
    assertThat(TRACING.trace(passed, LABELS, asked(theft)).trace().in(Place.MIXER))
        .isEqualTo(5 * SHARE);
  }

  @Test
  void blocksWhoseTimesGoBackAreFollowedFromTheFirstThatIsLateEnough() {
    payments.replaceAll(one ->
        new Payment(
            one.txid(),
            one.block(),
            one.index(),
            one.block() == 3 ? 1_600_003_000 : 1_600_000_000 + 600 * one.block(),
            one.inputs(),
            one.outputs()));
    Where where =
        new Where(MemoryBitcoinLedger.of(payments), 1, any -> 8, word -> "The word " + word);
    assertThat(where.before("2020-09-13T13:16:40Z", "since", false)).isEqualTo(3);
    assertThat(where.before("2020-09-13T13:16:41Z", "since", false)).isEqualTo(6);
  }

  @Test
  void saysWhatCanBeLeftOut() {
    assertThatThrownBy(() -> trace(theft, null, "everything"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("expected services, presumption, clusters, coinjoins, leads");
  }
}
