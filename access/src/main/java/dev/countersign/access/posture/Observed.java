package dev.countersign.access.posture;

import dev.countersign.access.wallet.WalletAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the answers rest on, as the server sees it at one moment.
 *
 * @param wallets each with who can do what with it
 */
public record Observed(
    Instant now,
    List<Person> people,
    List<Machine> machines,
    List<ObservedSource> sources,
    @Nullable Network network,
    Response response,
    ObservedPolicy policy,
    Approvals approvals,
    List<ObservedChain> chains,
    Stop stop,
    List<WalletSeen> wallets,
    List<Channel> channels,
    @Nullable Instant backup,
    JournalKept journal,
    Reports reports,
    int contacts,
    int domains) {
  /** Copies. */
  public Observed {
    people = List.copyOf(people);
    machines = List.copyOf(machines);
    sources = List.copyOf(sources);
    chains = List.copyOf(chains);
    wallets = List.copyOf(wallets);
    channels = List.copyOf(channels);
  }

  /**
   * Somebody who may do something.
   *
   * @param passkeys how many they have
   * @param verified how many of them ask for a finger or a PIN
   */
  public record Person(
      String name, boolean administrator, boolean security, int passkeys, int verified) {}

  /** A program that may ask for something; its token is bound to its key in any case. */
  public record Machine(String name, boolean answered) {}

  /** What is known of networks. */
  public record Network(String what, @Nullable Instant built) {}

  /** What follows a finding about a session. */
  public enum Response {
    /** Nothing looks at sessions of other systems. */
    NONE,
    /** It says what it would have done. */
    DRY_RUN,
    /** It acts. */
    ON
  }

  /**
   * Approvals that were given.
   *
   * @param signed how many of them carry a passkey's signature
   */
  public record Approvals(int given, int signed) {}

  /** A wallet. */
  public record WalletSeen(
      String label, WalletAccess access, @Nullable Instant reviewed, boolean devicesTold) {}

  /**
   * The stop.
   *
   * @param stands whether all signing stands still now
   * @param tried when it was pressed the last time; null where never
   */
  public record Stop(boolean stands, @Nullable Instant tried) {}

  /**
   * A way by which people or programs are told.
   *
   * @param delivered when something got through the last time; null where never
   * @param failed how many could not be delivered since
   */
  public record Channel(String name, @Nullable Instant delivered, int failed) {}

  /** The journal's last export and head. */
  public record JournalKept(@Nullable Instant exported, @Nullable Instant signed, long entries) {}

  /**
   * Reports of strange messages.
   *
   * @param lately in the last 90 days
   * @param open campaigns that nobody of security has looked at
   * @param oldest since when the first of them waits; null where none does
   */
  public record Reports(int lately, int open, @Nullable Instant oldest) {}

  /** True where something is no older than that. */
  boolean within(@Nullable Instant at, Duration age) {
    return at != null && !at.plus(age).isBefore(now);
  }
}
