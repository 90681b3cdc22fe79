package dev.countersign.server.replica;

import dev.countersign.server.metrics.Figures;
import dev.countersign.server.metrics.Sheet;

/** Where pages are read from; nothing where there is no copy. */
public final class CopyFigures implements Figures {
  private static final String PAGES = "countersign.replica.pages";

  private final PageSource source;

  /** Of that source. */
  public CopyFigures(PageSource source) {
    this.source = source;
  }

  @Override
  public String part() {
    return "replica";
  }

  @Override
  public void tell(Sheet sheet) {
    if (source.hasCopy()) {
      String help = "Pages that may be read from a copy of the database, by where they were";
      sheet.counter(PAGES, help, source.pages(), "read", "copy");
      sheet.counter(PAGES, help, source.behind(), "read", "primary-copy-behind");
      sheet.counter(
          "countersign.replica.failures",
          "How often the copy of the database did not answer as it must",
          source.failures());
    }
  }
}
