package dev.countersign.response.playbook;

import java.util.Locale;
import java.util.Optional;

/** What a case is, the gravest first. Each kind has its playbook. */
public enum CaseKind {
  /** Value left a wallet, or its control changed, and nothing countersigned says so. */
  WALLET_DRAINED("A wallet was drained"),
  /** Somebody else used a session or an account. */
  SESSION_STOLEN("A session was stolen"),
  /** Somebody of the company is suspected. */
  INSIDER("Somebody inside is suspected"),
  /** Somebody ran what a stranger sent them. */
  RAN_A_FILE("An employee ran a file"),
  /** Value came from, or goes to, an address that a list names. */
  ADDRESS_LISTED("An address is listed");

  private final String title;

  CaseKind(String title) {
    this.title = title;
  }

  /** In words. */
  public String title() {
    return title;
  }

  /** As it is stored and sent, such as {@code wallet-drained}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that word. */
  public static Optional<CaseKind> of(String word) {
    for (CaseKind one : values()) {
      if (one.word().equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
