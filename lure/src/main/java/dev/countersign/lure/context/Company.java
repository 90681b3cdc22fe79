package dev.countersign.lure.context;

import java.util.List;
import java.util.Set;

/**
 * Who we are, as far as it helps to read a message. Everything may be empty: then nobody is known.
 *
 * @param name of the company; empty where not told
 * @param domains our own, in lower case
 * @param mailServers the authserv-ids whose Authentication-Results are believed (RFC 8601, 5)
 * @param contacts colleagues, counterparties and others who are known
 * @param correspondents addresses that have written to us before, domains in lower case
 * @param sent ids of messages that our people sent, so that an answer to them is known as one
 * @param protectedDomains further domains that others may imitate, such as popular ones
 * @param rules rules of our own for signs, as YAML, beside those that come with Countersign; empty
 *     for none
 */
public record Company(
    String name,
    Set<String> domains,
    Set<String> mailServers,
    List<Contact> contacts,
    Set<String> correspondents,
    Set<String> sent,
    Set<String> protectedDomains,
    String rules) {
  /** Nothing is known of us. */
  public static final Company UNKNOWN =
      new Company("", Set.of(), Set.of(), List.of(), Set.of(), Set.of(), Set.of());

  /** Without rules of its own. */
  public Company(
      String name,
      Set<String> domains,
      Set<String> mailServers,
      List<Contact> contacts,
      Set<String> correspondents,
      Set<String> sent,
      Set<String> protectedDomains) {
    this(name, domains, mailServers, contacts, correspondents, sent, protectedDomains, "");
  }

  /** The same with rules of its own, as YAML. */
  public Company withRules(String yaml) {
    return new Company(
        name, domains, mailServers, contacts, correspondents, sent, protectedDomains, yaml);
  }

  /** Copies. */
  public Company {
    domains = Set.copyOf(domains);
    mailServers = Set.copyOf(mailServers);
    contacts = List.copyOf(contacts);
    correspondents = Set.copyOf(correspondents);
    sent = Set.copyOf(sent);
    protectedDomains = Set.copyOf(protectedDomains);
  }
}
