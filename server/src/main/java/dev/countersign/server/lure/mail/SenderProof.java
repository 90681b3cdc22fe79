package dev.countersign.server.lure.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server of the company's wrote down about a mail's sender (RFC 8601). Only the topmost
 * field counts, and only where it is by a server that is believed: whatever stands below may have
 * come with the mail.
 */
enum SenderProof {
  /** It is proven that the mail is from the domain that it says. */
  PROVEN,
  /** It was checked, and is not. */
  REFUTED,
  /** Nobody who is believed says anything. */
  UNTOLD;

  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern METHOD =
      Pattern.compile("^\\s*(dmarc|dkim|spf)(?:\\s*/\\s*\\d+)?\\s*=\\s*([a-z]+)(.*)$");
  private static final Pattern PROPERTY =
      Pattern.compile("\\b(header\\.(?:from|d|i)|smtp\\.mailfrom)\\s*=\\s*\"?([^\\s\";]+)");

  /**
   * Of the fields {@code Authentication-Results}, in their order.
   *
   * @param domain of the sender, in lower case
   * @param believed authserv-ids, in lower case
   */
  static SenderProof of(List<String> fields, String domain, Set<String> believed) {
    if (fields.isEmpty()) {
      return UNTOLD;
    }
    String plain =
        COMMENT
            .matcher(fields.getFirst())
            .replaceAll(" ")
            .replaceAll("\\s+", " ")
            .toLowerCase(Locale.ROOT);
    List<String> parts = List.of(plain.split(";", -1));
    String by = parts.getFirst().strip().split(" ", 2)[0];
    if (!believed.contains(by)) {
      return UNTOLD;
    }
    Optional<Boolean> dmarc = Optional.empty();
    boolean aligned = false;
    for (String part : parts.subList(1, parts.size())) {
      Matcher method = METHOD.matcher(part);
      if (method.matches()) {
        boolean passed = method.group(2).equals("pass");
        if (method.group(1).equals("dmarc")) {
          dmarc = Optional.of(passed);
        } else if (passed && isOf(method.group(3), domain)) {
          aligned = true;
        }
      }
    }
    return dmarc.orElse(aligned) ? PROVEN : REFUTED;
  }

  /** Whether the domain that passed is the sender's own. */
  private static boolean isOf(String properties, String domain) {
    Matcher property = PROPERTY.matcher(properties);
    while (property.find()) {
      String value = property.group(2);
      if (value.substring(value.lastIndexOf('@') + 1).equals(domain)) {
        return true;
      }
    }
    return false;
  }
}
