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
  private final String code;

  /**
   * A refusal without a code.
   *
   * @param status of HTTP, 400 to 599
   * @param title in a few words
   * @param sentence what is wrong, and what would be right
   */
  public TaxiiRefusal(int status, String title, String sentence) {
    this(status, "", title, sentence);
  }

  /** The same with a stable name of what is wrong; empty where it has none. */
  public TaxiiRefusal(int status, String code, String title, String sentence) {
    super(new UnreadableInput(sentence).sentence(), null, false, false);
    this.status = status;
    this.title = title;
    this.code = code;
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
    ObjectNode json = Json.object();
    json.put("title", title);
    json.put("description", sentence());
    if (!code.isEmpty()) {
      json.put("error_code", code);
    }
    return json.put("http_status", String.valueOf(status));
  }
}
