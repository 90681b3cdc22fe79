package dev.countersign.server.session;

import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.io.Serial;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who signed in and asks now, from the browser that they signed in with. */
public final class SignedIn extends AbstractAuthenticationToken {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Person person;
  private final transient Session session;

  /** A person in a session of theirs. */
  public SignedIn(Person person, Session session) {
    super(
        Stream.concat(Stream.of("signed-in"), person.roles().stream().map(Role::word))
            .map(SimpleGrantedAuthority::new)
            .toList());
    this.person = person;
    this.session = session;
    setAuthenticated(true);
  }

  /** Who. */
  public Person person() {
    return person;
  }

  /** In which session. */
  public Session session() {
    return session;
  }

  @Override
  public Object getCredentials() {
    return List.of();
  }

  @Override
  public Object getPrincipal() {
    return person;
  }

  /** What the journal calls them. */
  @Override
  public String getName() {
    return person.subject();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignedIn that
        && person.equals(that.person)
        && session.equals(that.session);
  }

  @Override
  public int hashCode() {
    return session.hashCode();
  }
}
