package dev.countersign.cli.size;

import java.util.Locale;

/** Sizes in words, as Markdown that reads as plain text too. */
final class SizeText {
  private SizeText() {}

  static String of(Sized sized) {
    StringBuilder out = new StringBuilder();
    out.append("## ").append(sized.load()).append("\n\n| Needed | |\n|---|---|\n");
    for (Sized.Need need : sized.needs()) {
      out.append("| ").append(need.what()).append(" | ").append(told(need)).append(" |\n");
    }
    for (Sized.Part part : sized.parts()) {
      out.append("\n### ").append(part.title()).append("\n\n");
      for (Sums.Line line : part.lines()) {
        out.append("    ").append(line.words());
        if (!line.formula().isEmpty()) {
          out.append(" = ").append(line.formula()).append("\n        = ").append(line.result());
        }
        out.append('\n');
      }
    }
    return out.append('\n').toString();
  }

  /** The numbers and where each comes from. */
  static String of(Constants constants) {
    StringBuilder out = new StringBuilder();
    out.append(
        "## The constants\n\n| Name | Value | Meaning | Kind | Source |\n|---|---|---|---|---|\n");
    for (Constant constant : constants.all().values()) {
      Amount amount = Amount.of(constant);
      String value =
          constant.value().isPresent()
              ? amount.text().substring(0, amount.text().indexOf(' '))
              : "**not measured**";
      out.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s | %s |\n",
              constant.name(),
              value,
              constant.means(),
              constant.kind().name().toLowerCase(Locale.ROOT),
              constant.source()));
    }
    return out.append('\n').toString();
  }

  private static String told(Sized.Need need) {
    return need.amount().value().isPresent()
        ? Amount.figure(need.amount().value().getAsDouble()) + " " + need.unit()
        : "not told: " + String.join(", ", need.amount().missing()) + " not measured";
  }
}
