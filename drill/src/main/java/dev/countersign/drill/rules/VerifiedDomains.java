package dev.countersign.drill.rules;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The company's own mail domains, to which alone exercises go. A domain stands for itself: what is
 * below it may be somebody else's.
 */
public final class VerifiedDomains {
  private final Set<String> domains;

  private VerifiedDomains(Set<String> domains) {
    this.domains = domains;
  }

  /**
   * Of a list.
   *
   * @param given such as {@code example.com}; what is no domain is left out
   */
  public static VerifiedDomains of(List<String> given) {
    Set<String> domains = new TreeSet<>();
    given.forEach(one -> ascii(one).ifPresent(domains::add));
    return new VerifiedDomains(domains);
  }

  /** In the order of their names. */
  public List<String> all() {
    return List.copyOf(domains);
  }

  /**
   * Why nothing may be sent to an address.
   *
   * @return a sentence that names the address; empty where it may
   */
  public Optional<String> whyNot(String address) {
    String shown = shown(address);
    int at = address.lastIndexOf('@');
    if (at < 1
        || at == address.length() - 1
        || !address.matches("[^\\s@<>\"(),:;\\[\\]\\\\]+@[^\\s@]+")) {
      return Optional.of(shown + " is no mail address");
    }
    String given = address.substring(at + 1);
    // Letters that only come to look like others when a domain is made of them are none of ours.
    String domain =
        ascii(given).filter(one -> one.contains("xn--") || one.equalsIgnoreCase(given)).orElse("");
    if (domain.isEmpty()) {
      return Optional.of(shown + " is at no domain");
    }
    if (domains.isEmpty()) {
      return Optional.of(
          shown + " is refused, because the company has no verified domains; security sets them");
    }
    return domains.contains(domain)
        ? Optional.empty()
        : Optional.of(
            shown
                + " is not at a verified domain of the company, which are "
                + String.join(", ", domains));
  }

  private static Optional<String> ascii(String domain) {
    try {
      String ascii = IDN.toASCII(domain.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return ascii.contains(".") ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException e) { // no domain in any script
      return Optional.empty();
    }
  }

  private static String shown(String address) {
    String plain = address.replaceAll("\\p{C}", "�");
    return plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
  }
}
