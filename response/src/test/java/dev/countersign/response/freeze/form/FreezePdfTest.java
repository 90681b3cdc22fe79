package dev.countersign.response.freeze.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.response.freeze.Arrival;
import dev.countersign.response.freeze.Company;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.Holder;
import dev.countersign.response.freeze.HolderKind;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.Terms;
import dev.countersign.response.freeze.Thefts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class FreezePdfTest {
  @Test
  void saysEverythingThatTheHolderNeeds() throws IOException {
    String text = text(FreezePdf.of(Thefts.request())).replaceAll("\\s+", " ");
    assertThat(text)
        .contains("To: Exchange One freeze@exchange-one.example")
        .contains("Case number: CASE-7")
        .contains("This request: CASE-7/1")
        .contains("Please answer by: 2025-02-23 09:00:00 UTC")
        .contains("ETH Ethereum (eip155:1) 1,000.75 ETH 1000750000000000000000")
        .contains(Thefts.address(1) + " Ethereum 1,000.5 ETH 100 %")
        .contains("21895238, 2025-02-21 14:13:35 UTC")
        .contains("Sections 1 and 2 of the Example Act. The report to the police")
        .contains("In all 5,000 ETH were stolen")
        .contains("Incident desk, incident@custody.example, +00 000 000");
    assertThat(text.replace(" ", "")).contains("0x" + "ab".repeat(32));
  }

  @Test
  void hasTheCaseNumberAndThePagesNumberOnEachPage() throws IOException {
    FreezeRequest request = many(60);
    byte[] pdf = FreezePdf.of(request);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(2);
      for (int page = 1; page <= pages; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document))
            .contains("Case CASE-7", "CASE-7/1", "Page " + page + " of " + pages);
      }
    }
  }

  @Test
  void rendersWithInkInsideTheMarginsOfEveryPage() throws IOException {
    byte[] pdf = FreezePdf.of(many(30));
    Files.write(Path.of("target", "freeze-request.pdf"), pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        BufferedImage picture = renderer.renderImageWithDPI(page, 72);
        ImageIO.write(
            picture, "png", Path.of("target", "freeze-request-" + (page + 1) + ".png").toFile());
        assertThat(ink(picture, 40, 20, 555, 822)).isGreaterThan(500);
        assertThat(ink(picture, 0, 0, picture.getWidth(), picture.getHeight()))
            .as("nothing lies outside of the margins")
            .isEqualTo(ink(picture, 40, 20, 555, 822));
      }
    }
  }

  @Test
  void carriesItsFontAndSpellsOutLettersThatHideOrThatItLacks() throws IOException {
    byte[] pdf =
        FreezePdf.of(
            named("Börse Łódź Афина Ωμέγα \u202eexe.\u0000\n 交易所 <script>alert(1)</script>"));
    assertThat(text(pdf))
        .contains("Börse Łódź Афина Ωμέγα \\u{202e}exe.\\u{0}\\u{a}")
        .contains("\\u{4ea4}\\u{6613}\\u{6240}", "<script>alert(1)</script>")
        .doesNotContain("\u202e", "交");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void putsDecomposedLettersTogether() throws IOException {
    assertThat(text(FreezePdf.of(named("Bo\u0308rse")))).contains("To: Börse");
  }

  @Test
  void theSameRequestGivesTheSameBytes() {
    assertThat(FreezePdf.of(many(30))).isEqualTo(FreezePdf.of(many(30)));
  }

  @Test
  void namesOfAnyLengthStayOnTheSheet() throws IOException {
    byte[] pdf = FreezePdf.of(named("W".repeat(300)));
    assertThat(text(pdf).replaceAll("\\s+", "")).contains("W".repeat(300));
  }

  @Test
  void saysHowManyMoreThereAreThanTheLetterTells() throws IOException {
    assertThat(text(FreezePdf.of(many(130))).replaceAll("\\s+", " "))
        .contains("And 30 more addresses")
        .contains("And 60 more transactions");
  }

  static FreezeRequest many(int addresses) {
    FreezeRequest one = Thefts.request();
    List<Resting> items = new ArrayList<>();
    for (int i = 1; i <= addresses; i++) {
      Resting first = one.items().getFirst();
      List<Arrival> two = List.of(first.arrivals().getFirst(), first.arrivals().getFirst());
      items.add(
          new Resting(first.holder(), Thefts.address(i), first.what(), first.value(), 100, two));
    }
    return of(one, one.holder(), one.terms(), items);
  }

  static FreezeRequest named(String name) {
    FreezeRequest one = Thefts.request();
    Holder holder = new Holder(HolderKind.BRIDGE, name, name);
    Resting first = one.items().getFirst();
    Terms terms = one.terms();
    return of(
        one,
        holder,
        new Terms(
            terms.caseNumber(),
            new Company(name, name, terms.company().contact()),
            name,
            terms.made(),
            terms.deadline()),
        List.of(
            new Resting(
                holder, first.address(), first.what(), first.value(), 90, first.arrivals())));
  }

  private static FreezeRequest of(
      FreezeRequest one, Holder holder, Terms terms, List<Resting> items) {
    return new FreezeRequest(
        one.reference(), terms, holder, one.stolen(), one.tracedAt(), one.method(), items);
  }

  private static int ink(BufferedImage picture, int left, int top, int right, int bottom) {
    int dark = 0;
    for (int x = left; x < right; x++) {
      for (int y = top; y < bottom; y++) {
        dark += (picture.getRGB(x, y) & 0xff) < 0x80 ? 1 : 0;
      }
    }
    return dark;
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
