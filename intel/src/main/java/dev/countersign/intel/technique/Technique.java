package dev.countersign.intel.technique;

/**
 * Something that thieves do.
 *
 * @param id MITRE ATT&CK's, such as {@code T1566.003}, or one of our own that begins with {@code
 *     CS-} where ATT&CK has none
 * @param name ATT&CK's
 * @param step of the theft in which it is used
 */
public record Technique(String id, String name, Step step) {
  /** Where ATT&CK tells of it; empty for one of our own. */
  public String url() {
    return id.startsWith("T")
        ? "https://attack.mitre.org/techniques/" + id.replace('.', '/') + "/"
        : "";
  }
}
