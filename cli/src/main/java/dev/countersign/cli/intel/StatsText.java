package dev.countersign.cli.intel;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.figure.Comparison;
import dev.countersign.intel.figure.Conflict;
import dev.countersign.intel.figure.Figures;
import dev.countersign.intel.figure.NamedTotal;
import dev.countersign.intel.figure.Published;
import dev.countersign.intel.figure.Reason;
import dev.countersign.intel.figure.ShareOf;
import dev.countersign.intel.figure.YearTotal;
import dev.countersign.model.text.TextLines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Figures for a person. */
final class StatsText {
  private static final int WIDEST = 40;

  private final String block;
  private final TextLines out = new TextLines();

  StatsText(boolean terminal) {
    block = terminal ? "█" : "#";
  }

  String of(Figures figures) {
    line(
        0,
        figures.thefts()
            + " thefts that somebody named in public, "
            + Millions.of(figures.dollars())
            + " million dollars at the prices of their days. Sums are exact; shares, means and growth"
            + " are rounded.");
    years(figures.years());
    named("By who is named for them together (each theft once)", figures.named());
    named("Under each name (a theft under all of its names)", figures.underEach());
    shares(figures);
    comparisons(figures.comparisons());
    conflicts(figures.conflicts());
    return out.toString();
  }

  private void years(List<YearTotal> years) {
    out.section("By year, in million dollars", true);
    BigDecimal largest =
        years.stream().map(YearTotal::dollars).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    Columns table = new Columns().row("year", "thefts", "dollars", "mean", "growth %");
    years.forEach(one ->
        table.row(
            String.valueOf(one.year()),
            String.valueOf(one.thefts()),
            Millions.of(one.dollars()),
            one.mean().map(Millions::mean).orElse("-"),
            one.growth().map(Millions::signed).orElse("-")));
    out.append(table.toString());
    out.append('\n');
    years.forEach(one -> out.append("  " + one.year() + " " + bar(one.dollars(), largest) + "\n"));
  }

  private String bar(BigDecimal dollars, BigDecimal largest) {
    if (dollars.signum() == 0) {
      return "";
    }
    int length =
        dollars
            .multiply(BigDecimal.valueOf(WIDEST))
            .divide(largest, 0, RoundingMode.HALF_UP)
            .intValueExact();
    return block.repeat(Math.max(1, length)) + " " + Millions.of(dollars);
  }

  private void named(String title, List<NamedTotal> totals) {
    out.section(title + ", in million dollars", true);
    Columns table = new Columns().row("named", "thefts", "dollars", "share %");
    totals.forEach(one ->
        table.row(
            one.actors().stream().map(Actor::name).collect(Collectors.joining(" and ")),
            String.valueOf(one.thefts()),
            Millions.of(one.dollars()),
            one.share().toPlainString()));
    out.append(table.toString());
  }

  private void shares(Figures figures) {
    out.section("Shares and sizes, out of each publisher's own numbers", true);
    Columns table =
        new Columns()
            .row("published figure", "% of value", "% of attacks", "mean", "others' mean", "times");
    List<ShareOf> shares =
        figures.comparisons().stream().map(Comparison::share).flatMap(Optional::stream).toList();
    shares.forEach(one ->
        table.row(
            one.published().id(),
            one.value().toPlainString(),
            one.attacks().map(BigDecimal::toPlainString).orElse("-"),
            one.mean().map(Millions::mean).orElse("-"),
            one.othersMean().map(Millions::mean).orElse("-"),
            one.times().map(BigDecimal::toPlainString).orElse("-")));
    out.append(table.toString());
    for (ShareOf one : shares) {
      one.contradictions().forEach(found -> line(2, one.published().id() + ": " + found));
      if (!one.contradictions().isEmpty()) {
        line(4, one.published().shares().why());
      }
    }
    figures
        .growths()
        .forEach(one ->
            line(
                2,
                one.before().id()
                    + " to "
                    + one.after().id()
                    + ": "
                    + Millions.signed(one.percent())
                    + " %"));
  }

  private void comparisons(List<Comparison> comparisons) {
    out.section("Published figures beside the entries of the same time, in million dollars", true);
    Columns table =
        new Columns()
            .row("published figure", "from", "to", "published", "entries", "difference", "attacks");
    comparisons.forEach(one ->
        table.row(
            one.published().id(),
            one.published().from().toString(),
            one.published().to().toString(),
            one.published().dollars().precision().words()
                + Millions.of(one.published().dollars().amount()),
            Millions.of(one.sum()),
            Millions.of(one.difference()),
            one.published()
                    .attacks()
                    .map(count -> one.published().attacksPrecision().words() + count)
                    .orElse("?")
                + " / "
                + one.entries().size()));
    out.append(table.toString());
    out.append("\n  The last column: attacks as published, and entries.\n");
    for (Comparison one : comparisons) {
      Published published = one.published();
      out.append('\n');
      line(2, published.id() + ": " + published.covers());
      line(4, published.source().citation());
      if (!one.agrees()) {
        line(
            4,
            published.reasons().isEmpty()
                ? "NOT EXPLAINED"
                : "It differs because "
                    + published.reasons().stream()
                        .map(Reason::words)
                        .collect(Collectors.joining("; "))
                    + ". "
                    + published.why());
      }
    }
  }

  private void conflicts(List<Conflict> conflicts) {
    out.section("Where published figures do not agree with each other", true);
    for (Conflict conflict : conflicts) {
      out.append('\n');
      line(
          2,
          conflict.figures().stream().map(StatsText::figure).collect(Collectors.joining(", "))
              + ": apart by "
              + Millions.of(conflict.spread())
              + " million");
      line(4, conflict.why().isEmpty() ? "NOT EXPLAINED" : conflict.why());
    }
  }

  private static String figure(Published one) {
    return one.id()
        + " ("
        + one.dollars().precision().words()
        + Millions.of(one.dollars().amount())
        + one.attacks()
            .map(count -> " in " + one.attacksPrecision().words() + count + " attacks")
            .orElse("")
        + ")";
  }

  private void line(int indent, String text) {
    out.append(" ".repeat(indent)).paragraph(text, indent, indent);
  }
}
