package dev.countersign.server.lure;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who we are, as whoever reads a report is told: what was said of us, people, contacts. */
public final class Ourselves {
  private final ContactStore contacts;
  private final PeopleStore people;

  /** Out of those. */
  public Ourselves(ContactStore contacts, PeopleStore people) {
    this.contacts = contacts;
    this.people = people;
  }

  /** Now. */
  public Company company() {
    ContactStore.Us us = contacts.us();
    List<Contact> known =
        new ArrayList<>(contacts.all().stream().map(ContactStore.Known::contact).toList());
    for (Person person : people.all()) {
      if (person.state() == Person.State.ACTIVE || person.state() == Person.State.WAITING) {
        known.add(
            new Contact(
                person.name(),
                Contact.Kind.COLLEAGUE,
                Set.of(withLowerDomain(person.email())),
                Set.of(),
                List.of()));
      }
    }
    Set<String> guarded = new HashSet<>(us.protectedDomains());
    contacts.all().forEach(one -> guarded.addAll(one.contact().domains()));
    return new Company(
        us.name(),
        Set.copyOf(us.domains()),
        Set.copyOf(us.mailServers()),
        known,
        contacts.correspondents(),
        Set.of(),
        guarded);
  }

  private static String withLowerDomain(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
  }
}
