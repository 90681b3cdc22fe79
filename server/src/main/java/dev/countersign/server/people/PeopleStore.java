package dev.countersign.server.people;

import dev.countersign.model.value.UnreadableInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People in the database. Whoever changes one does so in a deciding transaction. */
public final class PeopleStore {
  private static final String PEOPLE =
      """
      select id, name, email, state,
        (select coalesce(string_agg(role, ','), '') from person_role where person = id) as roles,
        (select coalesce(string_agg(team, ','), '') from team_member where person = id) as teams
      from person
      """;

  private final JdbcClient jdbc;

  /** People in a database that was brought up to date. */
  public PeopleStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** The person with that id. */
  public Optional<Person> find(UUID id) {
    return jdbc.sql(PEOPLE + " where id = :id")
        .param("id", id)
        .query(PeopleStore::person)
        .optional();
  }

  /** The person with that address, whatever its case. */
  public Optional<Person> byEmail(String email) {
    return jdbc.sql(PEOPLE + " where lower(email) = lower(:email)")
        .param("email", email)
        .query(PeopleStore::person)
        .optional();
  }

  /** Everybody, by name. */
  public List<Person> all() {
    return jdbc.sql(PEOPLE + " order by lower(name), id").query(PeopleStore::person).list();
  }

  /** How many with a role can sign in. */
  public int active(Role role) {
    return jdbc.sql(
            """
            select count(*) from person join person_role on person = id
            where state = 'active' and role = :role
            """)
        .param("role", role.word())
        .query(Integer.class)
        .single();
  }

  /** Adds somebody who is invited. */
  public void add(Person person, Instant at) {
    jdbc.sql(
            "insert into person (id, name, email, state, added_at)"
                + " values (:id, :name, :email, :state, :at)")
        .param("id", person.id())
        .param("name", person.name())
        .param("email", person.email())
        .param("state", person.state().name().toLowerCase(Locale.ROOT))
        .param("at", Timestamp.from(at))
        .update();
    set(person.id(), person.roles(), person.teams());
  }

  /** Gives a person these roles and groups and no others. */
  public void set(UUID person, Collection<Role> roles, Collection<String> teams) {
    jdbc.sql("delete from person_role where person = :person").param("person", person).update();
    jdbc.sql("delete from team_member where person = :person").param("person", person).update();
    for (Role role : roles) {
      jdbc.sql("insert into person_role (person, role) values (:person, :role)")
          .param("person", person)
          .param("role", role.word())
          .update();
    }
    for (String team : teams) {
      jdbc.sql("insert into team (name) values (:team) on conflict do nothing")
          .param("team", team)
          .update();
      jdbc.sql("insert into team_member (team, person) values (:team, :person)")
          .param("team", team)
          .param("person", person)
          .update();
    }
  }

  /** Lets a person sign in, or no more. */
  public void state(UUID person, Person.State state) {
    jdbc.sql("update person set state = :state where id = :id")
        .param("state", state.name().toLowerCase(Locale.ROOT))
        .param("id", person)
        .update();
  }

  /**
   * Checks a name and an address as a person would write them.
   *
   * @throws UnreadableInput when one is missing, too long, or holds what cannot be seen
   */
  public static void check(String name, String email) {
    if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
      throw new UnreadableInput("The name needs 1 to 100 visible characters");
    }
    if (!email.matches("[^\\s@<>\"]{1,100}@[^\\s@<>\"]{1,99}")) {
      throw new UnreadableInput("The mail address is none; expected one such as ada@example.com");
    }
  }

  private static Person person(ResultSet row, int index) throws SQLException {
    return new Person(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("email"),
        Person.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        parts(row.getString("roles")).stream().map(Role::of).collect(Collectors.toSet()),
        parts(row.getString("teams")));
  }

  private static Set<String> parts(String list) {
    return Arrays.stream(list.split(",", -1))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toSet());
  }
}
