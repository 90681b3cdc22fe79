package dev.countersign.intel.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.knowledge.KnowledgeReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What was published, held against what the entries come to: each disagreement by its name. */
class PublishedFiguresTest {
  private static final Figures FIGURES = KnowledgeReader.shipped().figures();

  @Test
  void theEntriesComeToThis() {
    assertThat(FIGURES.thefts()).isEqualTo(17);
    assertThat(FIGURES.dollars()).isEqualByComparingTo("3759830000");
    assertThat(FIGURES.years())
        .extracting(one ->
            one.year()
                + " "
                + one.thefts()
                + " "
                + one.dollars().toPlainString()
                + " "
                + one.growth().map(Object::toString).orElse("-"))
        .containsExactly(
            "2017 1 75000000 -",
            "2018 2 274900000 266.5",
            "2019 1 50000000 -81.8",
            "2020 2 292800000 485.6",
            "2021 0 0 -",
            "2022 2 720000000 -",
            "2023 4 238000000 -66.9",
            "2024 4 609130000 155.9",
            "2025 1 1500000000 146.3");
  }

  /** id, entries, their sum, what was published less that; not one of them agrees. */
  @Test
  void noPublishedFigureIsTheSumOfTheEntries() {
    assertThat(FIGURES.comparisons())
        .extracting(one ->
            one.published().id()
                + " "
                + one.entries().size()
                + " "
                + one.sum().toPlainString()
                + " "
                + one.difference().toPlainString())
        .containsExactlyInAnyOrder(
            "un-2019-2020 3 342800000 -26400000",
            "chainalysis-2021 0 0 400000000",
            "chainalysis-2022 2 720000000 980000000",
            "elliptic-2022 2 720000000 630000000",
            "chainalysis-2023-first 4 238000000 762000000",
            "chainalysis-2023 4 238000000 422500000",
            "un-2023 4 238000000 512000000",
            "fbi-2023 4 238000000 -38000000",
            "un-2017-2023 12 1650700000 1349300000",
            "un-2017-2024 13 1666830000 1933170000",
            "chainalysis-2024 4 609130000 730870000",
            "trm-2024 4 609130000 190870000",
            "msmt-2024 4 609130000 580870000",
            "trm-2017-2025 16 2259830000 2740170000",
            "msmt-2025 1 1500000000 150000000",
            "elliptic-2025 1 1500000000 500000000",
            "elliptic-2017-2025 17 3759830000 2240170000",
            "chainalysis-2025 1 1500000000 520000000");
  }

  @Test
  void eachDisagreementIsExplainedByWhatCanBeTrueOfIt() {
    assertThat(FIGURES.troubles()).isEmpty();
    assertThat(FIGURES.comparisons())
        .allSatisfy(one -> {
          assertThat(one.agrees()).isFalse();
          assertThat(one.published().reasons()).isNotEmpty();
          assertThat(one.published().why()).isNotBlank();
        });
  }

  @Test
  void onlyTwoPublishedFiguresAreLessThanTheEntries() {
    assertThat(FIGURES.comparisons())
        .filteredOn(one -> one.difference().signum() < 0)
        .extracting(one -> one.published().id())
        .containsExactlyInAnyOrder("un-2019-2020", "fbi-2023");
  }

  @Test
  void theSharesThatChainalysisGivesForAttacksOf2024DoNotFollowFromItsNumbers() {
    assertThat(FIGURES.comparisons())
        .flatExtracting(one -> one.share().map(ShareOf::contradictions).orElse(List.of()))
        .containsExactly(
            "20 % of attacks is published, 15.5 % follows from the same publisher's numbers");
    assertThat(share("chainalysis-2024").value()).isEqualByComparingTo("60.9");
    assertThat(share("chainalysis-2025").value()).isEqualByComparingTo("59.4");
  }

  @Test
  void anAttackOfNorthKoreaIsLargerThanThoseOfOthers() {
    ShareOf share = share("chainalysis-2024");
    assertThat(share.mean())
        .hasValueSatisfying(
            mean -> assertThat(mean).isEqualByComparingTo("28510638")); // 1,340 / 47
    assertThat(share.othersMean())
        .hasValueSatisfying(mean -> assertThat(mean).isEqualByComparingTo("3359375")); // 860 / 256
    assertThat(share.times())
        .hasValueSatisfying(times -> assertThat(times).isEqualByComparingTo("8.5"));
  }

  @Test
  void growthIsComputedWithinADocument() {
    assertThat(FIGURES.growths())
        .extracting(one -> one.before().id() + " " + one.after().id() + " " + one.percent())
        .containsExactlyInAnyOrder(
            "chainalysis-2022 chainalysis-2023-first -41.2",
            "chainalysis-2023 chainalysis-2024 102.9");
  }

  @Test
  void publishedFiguresDisagreeHere() {
    assertThat(FIGURES.conflicts())
        .extracting(one ->
            one.figures().stream().map(Published::id).toList() + " " + one.spread().toPlainString())
        .containsExactly(
            "[un-2017-2023, trm-2017-2025] 2000000000",
            "[un-2017-2023, un-2017-2024] 600000000",
            "[chainalysis-2023, chainalysis-2023-first, un-2023] 339500000",
            "[chainalysis-2022, elliptic-2022] 350000000",
            "[chainalysis-2024, msmt-2024, trm-2024] 540000000",
            "[msmt-2025, elliptic-2025, chainalysis-2025] 370000000");
    assertThat(FIGURES.conflicts()).allSatisfy(one -> assertThat(one.why()).isNotBlank());
  }

  /** What the manual says came of it. */
  @Test
  void thePageOfTheManualSaysTheSame() throws IOException {
    String page = Files.readString(Path.of("../docs/intel.md"));
    assertThat(page).contains(FIGURES.thefts() + " of them").contains(millions(FIGURES.dollars()));
    for (String id :
        List.of(
            "un-2017-2023", "trm-2017-2025", "chainalysis-2023", "un-2023", "chainalysis-2024")) {
      Comparison one = comparison(id);
      assertThat(page).contains("| " + millions(one.sum()) + " in " + one.entries().size());
    }
    for (String id : List.of("un-2019-2020", "fbi-2023")) {
      assertThat(page).contains("| " + millions(comparison(id).sum()) + " |");
    }
  }

  private static String millions(BigDecimal dollars) {
    return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(dollars.movePointLeft(6));
  }

  private static Comparison comparison(String id) {
    return FIGURES.comparisons().stream()
        .filter(one -> one.published().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static ShareOf share(String id) {
    return comparison(id).share().orElseThrow();
  }
}
