package dev.countersign.server.machine;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A machine that asks now, and proved that it holds its key. */
public final class CallingMachine extends AbstractAuthenticationToken {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Machine machine;
  private final String proof;

  /**
   * A machine that asks.
   *
   * @param proof that it made for this very request (RFC 9449), used up by now
   */
  public CallingMachine(Machine machine, String proof) {
    super(
        machine.scopes().stream()
            .map(scope -> new SimpleGrantedAuthority("machine:" + scope.word()))
            .toList());
    this.machine = machine;
    this.proof = proof;
    setAuthenticated(true);
  }

  /** Which. */
  public Machine machine() {
    return machine;
  }

  /** Its proof for this request. */
  public String proof() {
    return proof;
  }

  @Override
  public Object getCredentials() {
    return List.of();
  }

  @Override
  public Object getPrincipal() {
    return machine;
  }

  /** What the journal calls it. */
  @Override
  public String getName() {
    return machine.subject();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallingMachine that
        && machine.equals(that.machine)
        && proof.equals(that.proof);
  }

  @Override
  public int hashCode() {
    return proof.hashCode();
  }
}
