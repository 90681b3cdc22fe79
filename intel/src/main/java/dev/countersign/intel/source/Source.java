package dev.countersign.intel.source;

/**
 * Where a fact stands.
 *
 * @param id short and stable
 * @param publisher who says it
 * @param title of the document, or its number
 * @param published the day on which they said it
 * @param url where it can be read; empty where no address is certain
 * @param via who tells of it, where it was not read itself; empty where it was
 */
public record Source(
    String id, String publisher, String title, Day published, String url, String via) {
  /** For people: who, when, what, and where it can be read. */
  public String citation() {
    return publisher
        + ", "
        + published.text()
        + ": "
        + title
        + (via.isEmpty() ? "" : " (told by " + via + ")")
        + (url.isEmpty() ? "" : " " + url);
  }
}
