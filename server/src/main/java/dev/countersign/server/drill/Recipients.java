package dev.countersign.server.drill;

import dev.countersign.drill.measure.Teams;
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

/** Whom an exercise may be meant for: the company's own people alone. */
final class Recipients {
  private static final int MOST_NAMED = 5;

  private final PeopleStore people;
  private final Predicate<Person> may;
  private final String otherwise;

  /** Among everybody who may sign in. */
  Recipients(PeopleStore people) {
    this(people, one -> true, "is nobody's who can sign in here");
  }

  /**
   * Among those of them.
   *
   * @param may who can get one at all
   * @param otherwise what is said of somebody who is named and cannot, after their address
   */
  Recipients(PeopleStore people, Predicate<Person> may, String otherwise) {
    this.people = people;
    this.may = may;
    this.otherwise = otherwise;
  }

  /**
   * Whoever is named and may get one.
   *
   * @param domains the company's, to which alone it goes
   * @param teams whose people it is for; empty where addresses are named, or it is for everybody
   * @param addresses whom it is for; empty where teams are named, or it is for everybody
   * @throws UnreadableInput where one of them may not get it, which refuses all of it
   */
  List<Person> of(List<String> domains, List<String> teams, List<String> addresses) {
    Map<String, Person> active = active();
    VerifiedDomains verified = VerifiedDomains.of(domains);
    List<String> refused = new ArrayList<>();
    List<Person> found = new ArrayList<>();
    List<String> wanted =
        addresses.isEmpty()
            ? active.values().stream()
                .filter(one -> teams.isEmpty() || one.teams().stream().anyMatch(teams::contains))
                .map(Person::email)
                .sorted()
                .toList()
            : addresses;
    for (String address : wanted) {
      Person person = active.get(address.toLowerCase(Locale.ROOT));
      String why = verified.whyNot(address).orElse(person == null ? address + " " + otherwise : "");
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

  /**
   * The same people.
   *
   * @throws UnreadableInput where they are so few that the figures would be each one's own
   */
  static List<Person> enough(List<Person> found) {
    if (found.size() < Teams.K) {
      throw new UnreadableInput(
          "These are "
              + found.size()
              + " people; with fewer than "
              + Teams.K
              + " the figures would show what each of them did");
    }
    return found;
  }

  /** Those among whom they are looked for, by their address in lower case. */
  Map<String, Person> active() {
    return people.all().stream()
        .filter(one -> one.state() == Person.State.ACTIVE && may.test(one))
        .collect(Collectors.toMap(one -> one.email().toLowerCase(Locale.ROOT), one -> one));
  }
}
