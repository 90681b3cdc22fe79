package dev.countersign.watch.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final long DAY = 86_400;

  /** A Monday's midnight. */
  private static final long MONDAY = 1_772_409_600;

  private static final Offset<Double> NEARLY = within(1e-9);

  private final History history = new History();

  private double[] add(long block, long time, String counterparty, double value) {
    double[] row = history.row(time, counterparty, value);
    history.add(new Past(block, time, counterparty, value, row, 1));
    return row;
  }

  private static double at(double[] row, Feature feature) {
    return row[feature.place];
  }

  @Test
  void measuresAgainstTheAccountsOwnHistory() {
    add(1, MONDAY, "a", 99);
    add(2, MONDAY + 3_600, "b", 9);
    add(3, MONDAY + 7_200, "b", 9);
    double[] row = history.row(MONDAY + 7_299, "a", 999);

    assertThat(at(row, Feature.AMOUNT)).isEqualTo(3, NEARLY);
    assertThat(at(row, Feature.AGAINST_USUAL)).isEqualTo(2, NEARLY);
    assertThat(at(row, Feature.AGAINST_PAYEE)).isEqualTo(1, NEARLY);
    assertThat(at(row, Feature.PAID_BEFORE)).isEqualTo(Math.log10(2), NEARLY);
    assertThat(at(row, Feature.PAUSE)).isEqualTo(2, NEARLY);
    assertThat(at(row, Feature.DAY_SUM)).isEqualTo(Math.log10(1 + 1_116), NEARLY);
    assertThat(at(row, Feature.DAY_SHARE)).isEqualTo(999 / 1_116.0, NEARLY);
    assertThat(at(row, Feature.COUNTERPARTIES)).isEqualTo(Math.log10(3), NEARLY);
    assertThat(at(row, Feature.NEW_ONES)).isEqualTo(Math.log10(3), NEARLY);
  }

  @Test
  void forgetsAfterADayWhatIsOfADay() {
    add(1, MONDAY, "a", 99);
    double[] inTime = history.row(MONDAY + DAY - 1, "a", 99);
    double[] late = history.row(MONDAY + DAY, "a", 99);
    assertThat(at(inTime, Feature.DAY_SHARE)).isEqualTo(0.5, NEARLY);
    assertThat(at(late, Feature.DAY_SHARE)).isEqualTo(1, NEARLY);
    assertThat(at(late, Feature.NEW_ONES)).isZero();
  }

  @Test
  void knowsTheWeekendAndTheHour() {
    assertThat(at(history.row(MONDAY + 5 * DAY - 1, "a", 1), Feature.WEEKEND)).isZero();
    assertThat(at(history.row(MONDAY + 5 * DAY, "a", 1), Feature.WEEKEND)).isEqualTo(1);
    assertThat(at(history.row(MONDAY + 7 * DAY, "a", 1), Feature.WEEKEND)).isZero();
    assertThat(at(history.row(MONDAY + DAY / 4, "a", 1), Feature.DAY_SINE)).isEqualTo(1, NEARLY);
  }

  @Test
  void tellsMedianAndTenthsOfAFeature() {
    for (int i = 0; i < 11; i++) {
      add(i, MONDAY + i, "a", Math.pow(10, i) - 1);
    }
    assertThat(history.usual(Feature.AMOUNT)).containsExactly(new double[] {5, 1, 9}, NEARLY);
  }

  @Test
  void isTheSameAfterTrimmingAndUndoing() {
    for (int i = 0; i < 3 * History.LOOKED_AT; i++) {
      add(i, MONDAY + i, "p" + i, i);
    }
    double[] before = history.row(MONDAY + 10_000, "p", 7);
    history.trim(3 * History.LOOKED_AT - 300);
    assertThat(history.size()).isLessThan(2 * History.LOOKED_AT);
    for (int i = 0; i < 200; i++) {
      add(9_000 + i, MONDAY + 5_000 + i, "x" + i, i);
    }
    history.undoFrom(9_000);
    assertThat(history.row(MONDAY + 10_000, "p", 7)).isEqualTo(before);
  }
}
