package dev.countersign.lure.triage;

/**
 * Something by which others can recognise the same lure.
 *
 * @param value as it is, not defanged; whoever shows it defangs it
 */
public record Indicator(Kind kind, String value) {
  /** What it is. */
  public enum Kind {
    /** A host name. */
    DOMAIN,
    /** A link. */
    URL,
    /** A mail address. */
    ADDRESS,
    /** An account at a service, such as {@code telegram:user123}. */
    HANDLE,
    /** The SHA-256 of a file, 64 hexadecimal digits. */
    SHA256,
    /** A package of a registry, such as {@code npm:name}. */
    PACKAGE
  }
}
