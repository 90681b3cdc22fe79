package dev.countersign.intel.taxii;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which form of messages is asked for and sent (TAXII 2.1, section 1.6.8; RFC 9110, 12.5.1). */
public final class MediaTypes {
  /** That of all messages. */
  public static final String TAXII = "application/taxii+json;version=2.1";

  /** That of objects. */
  public static final String STIX = "application/stix+json;version=2.1";

  private static final String BASE = "application/taxii+json";

  private MediaTypes() {}

  /**
   * Checks that TAXII 2.1 is a form that is taken.
   *
   * @param accept what the header {@code Accept} says; empty where it is not there
   * @throws TaxiiRefusal with status 406 where it is none
   */
  public static void requireAccepted(String accept) {
    if (!accept.isBlank()
        && Arrays.stream(accept.split(",", -1)).noneMatch(MediaTypes::isAccepted)) {
      throw new TaxiiRefusal(
          406, "Not in this form", "The header Accept takes no " + TAXII + "; expected that");
    }
  }

  /**
   * Checks that what was sent is TAXII 2.1.
   *
   * @param type what the header {@code Content-Type} says; empty where it is not there
   * @throws TaxiiRefusal with status 415 where it is not
   */
  public static void requireSent(String type) {
    if (!isTaxii(parts(type))) {
      throw new TaxiiRefusal(
          415, "Not in this form", "The header Content-Type is not " + TAXII + "; expected that");
    }
  }

  /** Whether it is TAXII 2.1, or a TAXII that names no version. */
  public static boolean isTaxii(String type) {
    return isTaxii(parts(type));
  }

  private static boolean isAccepted(String range) {
    List<String> parts = parts(range);
    if (parts.stream().skip(1).anyMatch(one -> one.matches("q=0(\\.0{0,3})?"))) {
      return false;
    }
    String type = parts.getFirst();
    return type.equals("*/*") || type.equals("application/*") || isTaxii(parts);
  }

  private static boolean isTaxii(List<String> parts) {
    return parts.getFirst().equals(BASE)
        && parts.stream()
            .filter(one -> one.startsWith("version="))
            .allMatch(one -> one.equals("version=2.1"));
  }

  private static List<String> parts(String type) {
    return Arrays.stream(type.toLowerCase(Locale.ROOT).split(";", -1))
        .map(one -> one.strip().replaceAll("\\s*=\\s*", "=").replace("\"", ""))
        .toList();
  }
}
