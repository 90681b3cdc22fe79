package dev.countersign.lure.link;

import java.util.Locale;

/**
 * A name that others may imitate.
 *
 * @param domain in lower case and ASCII, such as {@code example.com}
 * @param kind whose it is
 */
public record Protected(String domain, Kind kind) {
  /** Puts the domain into lower case, without a dot at its end. */
  public Protected {
    domain = domain.strip().toLowerCase(Locale.ROOT);
    if (domain.endsWith(".")) {
      domain = domain.substring(0, domain.length() - 1);
    }
  }

  /** Whose a name is: how much is lost when it is imitated. */
  public enum Kind {
    /** The company's own. */
    OWN("your company's own"),
    /** Of somebody with whom the company does business. */
    COUNTERPARTY("a counterparty's"),
    /** Of a wallet, an exchange or another place where crypto value is held or moved. */
    BRAND("known in crypto"),
    /** Known to everybody. */
    POPULAR("a popular one");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As in "the domain is ...". */
    public String words() {
      return words;
    }
  }
}
