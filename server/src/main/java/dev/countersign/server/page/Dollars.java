package dev.countersign.server.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/** Amounts of US dollars on pages: in millions, sums exactly, means to a tenth. */
public final class Dollars {
  private Dollars() {}

  /** Exactly. */
  public static String millions(BigDecimal dollars) {
    return new DecimalFormat(
            "#,##0.####################", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(dollars.movePointLeft(6));
  }

  /** A mean, which is rounded, half up; a dash where there is none. */
  public static String mean(Optional<BigDecimal> dollars) {
    return dollars.map(one -> millions(one.setScale(-5, RoundingMode.HALF_UP))).orElse("–");
  }

  /** Per cent with their sign; a dash where there are none. */
  public static String signed(Optional<BigDecimal> percent) {
    return percent.map(one -> (one.signum() > 0 ? "+" : "") + one.toPlainString()).orElse("–");
  }

  /** A number as it is; a dash where there is none. */
  public static String plain(Optional<BigDecimal> number) {
    return number.map(BigDecimal::toPlainString).orElse("–");
  }
}
