package dev.countersign.server.console;

import dev.countersign.lure.context.Contact;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.page.Pages;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** One sheet for employees: how such thefts begin, what to do, whom to call. */
@Controller
public final class EmployeeSheet {
  /** As many of each fit on the sheet. */
  private static final int MOST = 4;

  private final ContactStore contacts;
  private final PeopleStore people;
  private final URI console;
  private final Pages pages;

  /**
   * A page over those.
   *
   * @param console as browsers see it
   */
  public EmployeeSheet(LureHouse house, PeopleStore people, URI console, Pages pages) {
    this.contacts = house.contacts().store();
    this.people = people;
    this.console = console;
    this.pages = pages;
  }

  /** The sheet. */
  @GetMapping("/guide")
  public ResponseEntity<byte[]> guide() {
    List<Contact> colleagues =
        contacts.all().stream()
            .map(ContactStore.Known::contact)
            .filter(one -> one.kind() == Contact.Kind.COLLEAGUE)
            .toList();
    List<Person> security =
        people.all().stream()
            .filter(one -> one.state() == Person.State.ACTIVE && one.hasAny(Role.SECURITY))
            .toList();
    return pages.page(
        HttpStatus.OK,
        "guide",
        Map.of(
            "company", contacts.us().name(),
            "console", console.toString(),
            "colleagues", colleagues.stream().limit(MOST).toList(),
            "security", security.stream().limit(MOST).toList(),
            "more", Math.max(0, colleagues.size() - MOST) + Math.max(0, security.size() - MOST)));
  }
}
