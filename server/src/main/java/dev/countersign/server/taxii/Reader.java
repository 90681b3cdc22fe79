package dev.countersign.server.taxii;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A program that reads what is shared, by a key. It may nothing else. */
public final class Reader extends AbstractAuthenticationToken {
  /** Of the scope that machines need for the same. */
  public static final String AUTHORITY = "machine:intel";

  @Serial private static final long serialVersionUID = 1L;

  private final transient SharingKeys.Key key;

  /** By that key. */
  public Reader(SharingKeys.Key key) {
    super(List.of(new SimpleGrantedAuthority(AUTHORITY)));
    this.key = key;
    setAuthenticated(true);
  }

  @Override
  public Object getCredentials() {
    return List.of();
  }

  @Override
  public Object getPrincipal() {
    return key;
  }

  /** What the journal calls it. */
  @Override
  public String getName() {
    return key.subject();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Reader that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
