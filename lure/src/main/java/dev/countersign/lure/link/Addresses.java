package dev.countersign.lure.link;

import com.ibm.icu.text.SpoofChecker;
import dev.countersign.lure.finding.LinkFinding;
import java.util.Optional;
import java.util.Set;

/** What kind of place a host is. */
final class Addresses {
  private static final Set<String> SHORTENERS = WordFile.read("shorteners.txt");
  private static final Set<String> GATEWAYS = WordFile.read("gateways.txt");
  private static final SpoofChecker SCRIPTS =
      new SpoofChecker.Builder()
          .setChecks(SpoofChecker.RESTRICTION_LEVEL)
          .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();

  private Addresses() {}

  /** Whether it is a number instead of a name. */
  static boolean number(String host) {
    return host.startsWith("[") || Ipv4.of(host).isPresent();
  }

  /** A number as it is usually written. */
  static String text(String host) {
    return host.startsWith("[") ? host : Ipv4.text(Ipv4.of(host).orElseThrow());
  }

  /**
   * Whether a label has letters of several alphabets that nobody mixes (UTS #39, 5.2, highly
   * restrictive: Latin with Japanese, Chinese or Korean is usual).
   */
  static boolean mixed(Host host) {
    return host.international()
        && host.labels().stream().anyMatch(label -> SCRIPTS.failsChecks(label));
  }

  /** A host of a kind worth a note. */
  static Optional<LinkFinding> service(Host host) {
    if (on(host, SHORTENERS)) {
      return Optional.of(LinkFinding.SHORTENED_LINK);
    }
    if (on(host, GATEWAYS)) {
      return Optional.of(LinkFinding.CONTENT_GATEWAY);
    }
    return host.hosted() ? Optional.of(LinkFinding.FREE_HOSTING) : Optional.empty();
  }

  static String words(LinkFinding code, Host host) {
    String shown = Defang.of(host.unicode());
    return switch (code) {
      case SHORTENED_LINK -> shown + " hides where the link leads";
      case CONTENT_GATEWAY -> shown + " shows what anybody stored, and nobody answers for it";
      default -> "Anybody gets a name such as " + shown;
    };
  }

  /** Whether a host is one of a list, or below one. */
  static boolean on(Host host, Set<String> list) {
    String rest = host.ascii();
    while (!list.contains(rest)) {
      int dot = rest.indexOf('.');
      if (dot < 0) {
        return false;
      }
      rest = rest.substring(dot + 1);
    }
    return true;
  }
}
