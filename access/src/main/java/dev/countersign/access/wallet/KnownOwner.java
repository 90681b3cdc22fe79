package dev.countersign.access.wallet;

import dev.countersign.model.value.Address;
import java.util.Locale;

/**
 * Whose an address is, as the company says: an owner's key, or a module that somebody answers for.
 *
 * @param person their name
 * @param mail in lower case; empty where not said. By it they are known as somebody of the company
 * @param device that the key lies on; empty where not said
 * @param team empty where not said
 * @param left whether they left the company
 * @param note empty where there is none
 */
public record KnownOwner(
    Address address,
    String person,
    String mail,
    String device,
    String team,
    boolean left,
    String note) {
  /** Mail addresses do not differ by case. */
  public KnownOwner {
    mail = mail.strip().toLowerCase(Locale.ROOT);
  }

  /** By which one person is the same behind all of their keys. */
  public String who() {
    return mail.isEmpty() ? person.strip().toLowerCase(Locale.ROOT) : mail;
  }
}
