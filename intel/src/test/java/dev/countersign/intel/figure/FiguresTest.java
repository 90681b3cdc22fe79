package dev.countersign.intel.figure;

import static dev.countersign.intel.knowledge.KnowledgeFile.INCIDENTS;
import static dev.countersign.intel.knowledge.KnowledgeFile.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.knowledge.KnowledgeReader;
import dev.countersign.intel.knowledge.Texts;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  private static final String SPAN = "\"from\": \"2023\", \"to\": \"2023\"";

  @Test
  void sumsAreExactWhereBinaryFractionsAreNot() {
    Figures figures = thefts("0.1", "0.2").read().figures();
    assertThat(figures.dollars()).isEqualTo(new BigDecimal("0.3"));
  }

  @Test
  void whatIsNamedTogetherComesToTheWhole() {
    Figures figures = KnowledgeReader.shipped().figures();
    assertThat(
            figures.named().stream()
                .map(NamedTotal::dollars)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(figures.dollars());
    assertThat(figures.named().stream().mapToInt(NamedTotal::thefts).sum())
        .isEqualTo(figures.thefts());
    assertThat(figures.underEach().stream().mapToInt(NamedTotal::thefts).sum())
        .isGreaterThan(figures.thefts());
  }

  @Test
  void theStateStandsOnlyWhereNoGroupIsNamed() {
    assertThat(KnowledgeReader.shipped().figures().named())
        .extracting(one -> one.actors().stream().map(actor -> actor.id()).toList().toString())
        .contains("[dprk]", "[tradertraitor]", "[lazarus, andariel]", "[citrine-sleet]")
        .doesNotContain("[tradertraitor, dprk]");
  }

  @Test
  void nothingComesOfNothing() {
    Figures figures = new Texts().with(INCIDENTS, "{}").read().figures();
    assertThat(figures.years()).isEmpty();
    assertThat(figures.named()).isEmpty();
    assertThat(figures.dollars()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 | stated    | [] | '' | nothing",
        "120 | stated    | [\"named-only\"] | W | nothing",
        "120 | about     | [\"named-only\", \"rounded\"] | W | nothing",
        "120 | stated    | [] | W | differs from the entries, and nothing says why",
        "120 | stated    | [\"named-only\"] | '' | differs from the entries, and nothing says why",
        "80  | stated    | [\"prices\"] | W | nothing",
        "80  | stated    | [\"suspected\"] | W | differs from the entries, and nothing says why",
        "80  | stated    | [\"named-only\"] | W | cannot differ because the entries are only",
        "120 | stated    | [\"named-only\", \"bound\"] | W | cannot differ because the published",
        "120 | stated    | [\"named-only\", \"rounded\"] | W | cannot differ because the published",
        "120 | more-than | [\"bound\"] | W | nothing",
        "120 | stated    | [\"cut-off\"] | W | differs from the entries, and nothing says why",
        "100 | stated    | [\"prices\"] | W | is what the entries come to, but reasons say",
      })
  void aDifferenceNeedsAReasonThatCanBeTrue(
      String dollars, String how, String reasons, String why, String trouble) {
    Figures figures =
        published(one("p", dollars, how, SPAN + ", \"reasons\": " + reasons + why(why)), "");
    if (trouble.equals("nothing")) {
      assertThat(figures.troubles()).isEmpty();
    } else {
      assertThat(figures.troubles()).anySatisfy(one -> assertThat(one).contains(trouble));
    }
  }

  @Test
  void aNumberOfAttacksThatDiffersNeedsAReasonToo() {
    assertThat(published(one("p", "100", "stated", SPAN + ", \"attacks\": 1"), "").troubles())
        .isEmpty();
    assertThat(published(one("p", "100", "stated", SPAN + ", \"attacks\": 2"), "").troubles())
        .singleElement()
        .asString()
        .contains("nothing says why");
  }

  @Test
  void anEntryThatChangesLeavesItsReasonBehind() {
    String figure = one("p", "120", "stated", SPAN + ", \"reasons\": [\"named-only\"]" + why("W"));
    Texts texts = texts(figure, "");
    assertThat(texts.read().figures().troubles()).isEmpty();
    assertThat(texts.with(INCIDENTS, "\"100\"", "\"150\"").read().figures().troubles())
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2023-03-01, 2023-12-31, 1",
    "2023-03-02, 2023-12-31, 0",
    "2022-01-01, 2023-03-01, 1",
    "2022-01-01, 2023-02-28, 0"
  })
  void anEntryCountsByItsFirstDay(String from, String to, int entries) {
    String span = "\"from\": \"" + from + "\", \"to\": \"" + to + "\"";
    assertThat(published(one("p", "1", "stated", span), "").comparisons().getFirst().entries())
        .hasSize(entries);
  }

  @Test
  void whatAFigureLeavesOutIsLeftOut() {
    String without = SPAN + ", \"without\": [\"theft\"]";
    assertThat(published(one("p", "1", "stated", without), "").comparisons().getFirst().sum())
        .isZero();
  }

  @Test
  void figuresOfOneTimeThatDifferNeedADispute() {
    String both = one("p", "100", "stated", SPAN) + ", " + one("q", "100.0", "stated", SPAN);
    assertThat(published(both, "").conflicts()).isEmpty();
    both =
        one("p", "100", "stated", SPAN)
            + ", "
            + one("q", "130", "stated", SPAN + ", \"reasons\": [\"actors\"]" + why("W"));
    Figures figures = published(both, "");
    assertThat(figures.conflicts())
        .singleElement()
        .satisfies(one -> assertThat(one.spread()).isEqualByComparingTo("30"));
    assertThat(figures.troubles())
        .containsExactly("p, q give different figures for the same time, and nothing says why");
    assertThat(published(both, "{\"between\": [\"q\", \"p\"], \"why\": \"W\"}").troubles())
        .isEmpty();
  }

  @Test
  void aDisputeThatIsNoneAnyMoreIsTold() {
    String both = one("p", "100", "stated", SPAN) + ", " + one("q", "100", "stated", SPAN);
    assertThat(published(both, "{\"between\": [\"q\", \"p\"], \"why\": \"W\"}").troubles())
        .containsExactly("p, q are said to disagree, but give the same figure");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"value\": \"25\" | nothing",
        "\"value\": \"25.0\" | nothing",
        "\"value\": \"26\" | 26 % of value is published, 25.0 % follows",
        "\"attacks\": \"10\" | nothing",
        "\"attacks\": \"20\" | 20 % of attacks is published, 10.0 % follows",
        "\"attacks\": \"20\", \"why\": \"W\" | nothing",
        "\"value\": \"25\", \"why\": \"W\" | gives shares that follow from its numbers",
      })
  void sharesHaveToFollowFromTheNumbersBesideThem(String shares, String trouble) {
    Figures figures =
        published(
            one(
                "p",
                "100",
                "stated",
                SPAN
                    + ", \"attacks\": 1, \"whole\": {\"dollars\": \"400\", \"attacks\": 10},"
                    + " \"shares\": {"
                    + shares
                    + "}"),
            "");
    if (trouble.equals("nothing")) {
      assertThat(figures.troubles()).isEmpty();
    } else {
      assertThat(figures.troubles()).singleElement().asString().contains(trouble);
    }
    assertThat(figures.comparisons().getFirst().share().orElseThrow().times())
        .hasValueSatisfying(times -> assertThat(times).isEqualByComparingTo("3.0")); // 100 : 33.3
  }

  private static Texts thefts(String first, String second) {
    Texts texts = new Texts();
    String theft = texts.all().getOrDefault(INCIDENTS, "");
    String one = theft.substring(theft.indexOf('[') + 1, theft.lastIndexOf(']'));
    return texts.with(
        INCIDENTS,
        "{\"incidents\": ["
            + one.replace("\"100\"", "\"" + first + "\"")
            + ", "
            + one.replace("\"100\"", "\"" + second + "\"").replace("\"theft\"", "\"other\"")
            + "]}");
  }

  private static Figures published(String figures, String disputes) {
    return texts(figures, disputes).read().figures();
  }

  private static Texts texts(String figures, String disputes) {
    return new Texts()
        .with(PUBLISHED, "{\"published\": [" + figures + "], \"disputes\": [" + disputes + "]}");
  }

  private static String one(String id, String dollars, String how, String fields) {
    return "{\"id\": \""
        + id
        + "\", \"source\": \"s\", \"covers\": \"c\", \"dollars\": {\"amount\": \""
        + dollars
        + "\", \"how\": \""
        + how
        + "\"}, "
        + fields
        + "}";
  }

  private static String why(String why) {
    return why.isEmpty() ? "" : ", \"why\": \"" + why + "\"";
  }
}
