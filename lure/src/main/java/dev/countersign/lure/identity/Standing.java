package dev.countersign.lure.identity;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import dev.countersign.lure.message.Authentication;
import dev.countersign.lure.message.Authentication.Result;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Message;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a sender is to us, and what proves it.
 *
 * @param sender as the message says; null where it does not
 * @param contact the known contact with that address or domain
 * @param ours whether the address is of one of our own domains
 * @param wroteBefore whether that address has written to us before
 * @param proof what the mail servers found
 */
record Standing(
    @Nullable Correspondent sender,
    Optional<Contact> contact,
    boolean ours,
    boolean wroteBefore,
    Proof proof) {

  /** What mail servers found about the sender's domain. */
  enum Proof {
    /** DMARC passed, or a signature or SPF of the sender's own domain. */
    PROVEN,
    /** DMARC failed, or SPF and signatures without one that passed. */
    FAILED,
    /** Nothing that could be believed. */
    OPEN
  }

  static Standing of(Message message, Company company) {
    Correspondent sender = message.from();
    String address = sender == null || sender.address() == null ? "" : normal(sender.address());
    String domain = sender == null ? "" : sender.domain();
    Optional<Contact> contact =
        address.isEmpty()
            ? Optional.empty()
            : company.contacts().stream()
                .filter(c ->
                    c.addresses().stream().anyMatch(a -> normal(a).equals(address))
                        || under(domain, c.domains()))
                .findFirst();
    boolean wroteBefore =
        !address.isEmpty()
            && company.correspondents().stream().anyMatch(a -> normal(a).equals(address));
    return new Standing(
        sender,
        contact,
        under(domain, company.domains()),
        wroteBefore,
        proof(message.authentication(), domain, company));
  }

  /** Whether nobody of us knows the sender. */
  boolean stranger() {
    return contact.isEmpty() && !ours && !wroteBefore;
  }

  /** Whether the sender is known, and it is proven. */
  boolean knownAndProven() {
    return !stranger() && proof == Proof.PROVEN;
  }

  static boolean under(String domain, Iterable<String> domains) {
    for (String known : domains) {
      if (domain.equals(known) || domain.endsWith("." + known)) {
        return true;
      }
    }
    return false;
  }

  static String normal(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private static Proof proof(Authentication authentication, String domain, Company company) {
    if (domain.isEmpty() || authentication.by() == null) {
      return Proof.OPEN;
    }
    if (!authentication.trusted() && !company.mailServers().isEmpty()) {
      return Proof.OPEN;
    }
    if (authentication.dmarc() == Result.FAIL) {
      return Proof.FAILED;
    }
    boolean signed =
        authentication.dkim() == Result.PASS
            && Arrays.stream(authentication.dkimDomains().split(" ", -1))
                .anyMatch(d -> aligned(d, domain));
    boolean envelope =
        authentication.spf() == Result.PASS && aligned(authentication.spfDomain(), domain);
    if (authentication.dmarc() == Result.PASS || signed || envelope) {
      return Proof.PROVEN;
    }
    boolean failed =
        (authentication.spf() == Result.FAIL && authentication.dkim() != Result.PASS)
            || (authentication.dkim() == Result.FAIL && authentication.spf() != Result.PASS);
    return failed ? Proof.FAILED : Proof.OPEN;
  }

  /** Relaxed alignment (RFC 7489, 3.1), where one domain is the other or under it. */
  private static boolean aligned(String checked, String domain) {
    String lower = checked.toLowerCase(Locale.ROOT);
    return lower.contains(".")
        && (lower.equals(domain) || lower.endsWith("." + domain) || domain.endsWith("." + lower));
  }
}
