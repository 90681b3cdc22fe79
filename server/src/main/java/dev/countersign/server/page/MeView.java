package dev.countersign.server.page;

import dev.countersign.server.people.Role;
import dev.countersign.server.session.Session;
import dev.countersign.server.session.SignedIn;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/**
 * Somebody's own page.
 *
 * @param code what they read to whoever vouches for them; null once somebody has
 */
public record MeView(
    String name,
    String email,
    List<Role> roles,
    List<String> groups,
    @Nullable String code,
    List<PasskeyLine> passkeys,
    List<SessionLine> sessions) {
  /** A passkey. */
  public record PasskeyLine(String device, String added, String used, boolean backedUp) {}

  /** A session; {@code wall} where it is a screen on a wall. */
  public record SessionLine(
      String id,
      String device,
      String network,
      String began,
      String seen,
      boolean current,
      boolean wall) {}

  /** Of whoever asks. */
  public static MeView of(
      SignedIn who,
      @Nullable String code,
      List<CredentialRecord> passkeys,
      List<Session> sessions,
      Instant now) {
    return new MeView(
        who.person().name(),
        who.person().email(),
        who.person().roles().stream().sorted(Comparator.naturalOrder()).toList(),
        List.copyOf(who.person().groups()),
        code,
        passkeys.stream()
            .map(one ->
                new PasskeyLine(
                    Devices.name(one.getLabel()),
                    Moments.apart(now, one.getCreated()),
                    Moments.apart(now, one.getLastUsed()),
                    one.isBackupState()))
            .toList(),
        sessions.stream()
            .map(one ->
                new SessionLine(
                    one.id().toString(),
                    Devices.name(one.userAgent()),
                    one.network(),
                    Moments.apart(now, one.beganAt()),
                    Moments.apart(now, one.seenAt()),
                    one.id().equals(who.session().id()),
                    one.looking()))
            .toList());
  }
}
