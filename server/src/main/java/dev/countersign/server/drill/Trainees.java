package dev.countersign.server.drill;

import dev.countersign.drill.rules.VerifiedDomains;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who gets requests for play money: the company's own people alone, however few. */
final class Trainees {
  private static final int MOST_NAMED = 5;

  private final PeopleStore people;
  private final Predicate<Person> may;
  private final String otherwise;

  /**
   * Among those people.
   *
   * @param may who can get one at all
   * @param otherwise what is said of somebody who is named and cannot, after their address
   */
  Trainees(PeopleStore people, Predicate<Person> may, String otherwise) {
    this.people = people;
    this.may = may;
    this.otherwise = otherwise;
  }

  /** Whoever is named and may get one; where somebody may not, all of it is refused. */
  List<Person> of(DrillDocument wanted) {
    Map<String, Person> active =
        people.all().stream()
            .filter(one -> one.state() == Person.State.ACTIVE && may.test(one))
            .collect(Collectors.toMap(one -> one.email().toLowerCase(Locale.ROOT), one -> one));
    VerifiedDomains domains = VerifiedDomains.of(wanted.domains());
    List<String> refused = new ArrayList<>();
    List<Person> found = new ArrayList<>();
    List<String> addresses =
        wanted.addresses().isEmpty()
            ? active.values().stream()
                .filter(one ->
                    wanted.teams().isEmpty()
                        || one.teams().stream().anyMatch(wanted.teams()::contains))
                .map(Person::email)
                .sorted()
                .toList()
            : wanted.addresses();
    for (String address : addresses) {
      Person person = active.get(address.toLowerCase(Locale.ROOT));
      String why = domains.whyNot(address).orElse(person == null ? address + " " + otherwise : "");
      if (why.isEmpty() && person != null) {
        found.add(person);
      } else {
        refused.add(why);
      }
    }
    if (!refused.isEmpty()) {
      throw new UnreadableInput(
          "Exercises go to the company's own people alone: "
              + String.join("; ", refused.subList(0, Math.min(MOST_NAMED, refused.size())))
              + (refused.size() > MOST_NAMED
                  ? "; and " + (refused.size() - MOST_NAMED) + " others"
                  : ""));
    }
    return found;
  }
}
