package dev.countersign.server.page;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.Amount;
import dev.countersign.trace.report.Dossier;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Amounts of a trace as pages show them: short to compare, and whole to quote. */
public final class TraceAmounts {
  private static final Pattern DIGITS = Pattern.compile("(\\.[0-9]{4})[0-9]+");

  private final Dossier dossier;
  private final Directory directory;

  /** Of a trace, in the words of that directory. */
  public TraceAmounts(Dossier dossier, Directory directory) {
    this.dossier = dossier;
    this.directory = directory;
  }

  /**
   * An amount.
   *
   * @param brief with at most four digits after the point, cut
   * @param whole with all of them
   * @param share of what was stolen
   */
  public record Told(String brief, String whole, String share) {}

  /** A value in the units of what was stolen. */
  public Told value(BigInteger units) {
    return told(dossier.asset(), units, dossier.share(units));
  }

  /** An amount of an asset. */
  public Told amount(String asset, BigInteger units) {
    return told(asset, units, "");
  }

  private Told told(String asset, BigInteger units, String share) {
    String whole = directory.amount(dossier.asset(asset), new Amount(units));
    String brief = DIGITS.matcher(whole).replaceFirst("$1");
    return new Told(
        units.signum() > 0 && brief.matches("0(\\.0+)? .*")
            ? "under 0.0001" + brief.substring(brief.indexOf(' '))
            : brief,
        whole,
        share);
  }
}
