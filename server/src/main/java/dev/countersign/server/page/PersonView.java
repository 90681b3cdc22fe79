package dev.countersign.server.page;

import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A person as a page shows them. */
public record PersonView(
    String id,
    String name,
    String email,
    String state,
    String stateWords,
    List<Role> roles,
    List<String> teams) {
  /** Of a person. */
  public static PersonView of(Person person) {
    return new PersonView(
        person.id().toString(),
        person.name(),
        person.email(),
        person.state().name().toLowerCase(Locale.ROOT),
        switch (person.state()) {
          case INVITED -> "let in, and has no passkey yet";
          case WAITING -> "has a passkey, and nobody has vouched for them yet";
          case ACTIVE -> "active";
          case DISABLED -> "shut out";
        },
        person.roles().stream().sorted(Comparator.naturalOrder()).toList(),
        person.teams().stream().sorted().toList());
  }
}
