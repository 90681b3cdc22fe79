package dev.countersign.intel.taxii;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that is not answered, told as an error message of TAXII (2.1, section 3.6.1).
 *
 * <p>It never carries a secret.
 */
public final class TaxiiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  /**
   * A refusal.
   *
   * @param status of HTTP, 400 to 599
   * @param title in a few words
   * @param sentence what is wrong, and what would be right
   */
  public TaxiiRefusal(int status, String title, String sentence) {
    super(new UnreadableInput(sentence).sentence(), null, false, false);
    this.status = status;
    this.title = title;
  }

  static TaxiiRefusal query(String sentence) {
    return new TaxiiRefusal(400, "The request could not be understood", sentence);
  }

  static TaxiiRefusal absent(String sentence) {
    return new TaxiiRefusal(404, "There is nothing here", sentence);
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  /** What is wrong, and what would be right. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** The error message. */
  public ObjectNode json() {
    return Json.object()
        .put("title", title)
        .put("description", sentence())
        .put("http_status", String.valueOf(status));
  }
}
