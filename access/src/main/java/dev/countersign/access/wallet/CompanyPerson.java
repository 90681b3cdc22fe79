package dev.countersign.access.wallet;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the company, as Countersign knows them.
 *
 * @param mail in lower case
 * @param standing whether they may do something
 * @param roles words of their roles
 * @param groups in which quorums are counted, those of the roles included
 * @param teams given by hand
 * @param since when they were let in
 */
public record CompanyPerson(
    String name,
    String mail,
    Standing standing,
    Set<String> roles,
    Set<String> groups,
    Set<String> teams,
    @Nullable Instant since) {
  /** Copies. */
  public CompanyPerson {
    mail = mail.strip().toLowerCase(Locale.ROOT);
    roles = Set.copyOf(roles);
    groups = Set.copyOf(groups);
    teams = Set.copyOf(teams);
  }

  /** Whether they may do something. */
  public enum Standing {
    /** They may do what their roles say. */
    ACTIVE,
    /** They were invited, or wait for somebody to vouch for them. */
    COMING,
    /** They may do nothing any more. */
    FORMER
  }

  /** True where they may do something. */
  public boolean active() {
    return standing == Standing.ACTIVE;
  }

  /** Their voice in what Countersign asks for, with a passkey of their own. */
  public Voice voice() {
    return new Voice(mail, name, true, teams, "");
  }
}
