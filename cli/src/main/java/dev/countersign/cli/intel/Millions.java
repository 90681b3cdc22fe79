package dev.countersign.cli.intel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Dollars in millions, exactly. */
final class Millions {
  private Millions() {}

  static String of(BigDecimal dollars) {
    DecimalFormat format =
        new DecimalFormat(
            "#,##0.####################", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return format.format(dollars.movePointLeft(6));
  }

  /** A mean, which is rounded, to a tenth of a million, half up. */
  static String mean(BigDecimal dollars) {
    return of(dollars.setScale(-5, RoundingMode.HALF_UP));
  }

  static String signed(BigDecimal number) {
    return (number.signum() > 0 ? "+" : "") + number.toPlainString();
  }
}
