package dev.countersign.lure.project;

import static dev.countersign.lure.code.When.IN_FUNCTION;

import dev.countersign.lure.code.Behaviour;
import dev.countersign.lure.code.Kind;
import dev.countersign.lure.code.Sureness;
import dev.countersign.lure.finding.ProjectFinding;
import dev.countersign.lure.project.reach.Reached;
import dev.countersign.lure.project.trigger.When;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides how much what one file does matters, by all that it does and by when it is run.
 *
 * <p>Hold and deny are for what is dangerous by itself or in company: to start a program, to ask
 * the network, to read the environment is what ordinary code does.
 */
final class Judge {
  /** A behaviour that matters. */
  record Judged(ProjectFinding code, Behaviour behaviour, Sureness sure) {}

  private Judge() {}

  static List<Judged> of(List<Behaviour> all, @Nullable Reached reached) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Behaviour one : all) {
      if (one.sure() != Sureness.POSSIBLE) {
        kinds.add(one.kind());
      }
    }
    boolean unasked =
        reached != null
            && (reached.trigger().when() == When.OPEN
                || reached.trigger().when() == When.GIT
                || reached.trigger().when() == When.INSTALL);
    List<Judged> judged = new ArrayList<>();
    for (Behaviour one : all) {
      ProjectFinding code = timed(one) ? null : code(one, kinds, unasked);
      Sureness sure = sure(one, reached);
      if (code != null && sure != null) {
        judged.add(new Judged(sure == Sureness.POSSIBLE ? possible(code) : code, one, sure));
      }
    }
    return judged;
  }

  /** Node.js runs no text by a timer, a browser's page is no danger to the computer. */
  private static boolean timed(Behaviour one) {
    return one.words().startsWith("setTimeout") || one.words().startsWith("setInterval");
  }

  /**
   * How sure it is that it happens: a step less where nothing was found that runs the file, two
   * where it also stands in a function; null where that leaves nothing. A module's name from the
   * network is no code yet.
   */
  private static @Nullable Sureness sure(Behaviour one, @Nullable Reached reached) {
    boolean named = one.kind() == Kind.LOADS_BY_FETCHED_NAME;
    if (one.kind() == Kind.NOT_READ) {
      return one.sure();
    }
    if (reached != null) {
      return named ? Sureness.POSSIBLE : one.sure();
    }
    boolean called = one.when() == IN_FUNCTION;
    return switch (one.sure()) {
      case CERTAIN -> called || named ? Sureness.POSSIBLE : Sureness.LIKELY;
      case LIKELY -> Sureness.POSSIBLE;
      case POSSIBLE -> null;
    };
  }

  private static @Nullable ProjectFinding code(Behaviour one, Set<Kind> kinds, boolean unasked) {
    boolean network = kinds.contains(Kind.SENDS) || kinds.contains(Kind.FETCHES);
    boolean worse =
        kinds.contains(Kind.RUNS_FETCHED_CODE)
            || kinds.contains(Kind.RUNS_DECODED_CODE)
            || kinds.contains(Kind.HIDDEN_CODE)
            || kinds.contains(Kind.SENDS_SECRETS);
    return switch (one.kind()) {
      case RUNS_FETCHED_CODE, STARTS_SHELL_DOWNLOAD, LOADS_BY_FETCHED_NAME ->
          ProjectFinding.CODE_FROM_NETWORK;
      case RUNS_DECODED_CODE -> ProjectFinding.DECODED_CODE;
      case SENDS_SECRETS -> ProjectFinding.SECRETS_SENT;
      case READS_WALLETS, READS_BROWSER ->
          network ? ProjectFinding.SECRETS_SENT : ProjectFinding.READS_SECRETS;
      case PERSISTENCE ->
          unasked || worse ? ProjectFinding.STAYS_BEHIND : ProjectFinding.PERHAPS_DANGEROUS;
      case HIDDEN_CODE -> ProjectFinding.CODE_OUT_OF_SIGHT;
      case OBFUSCATED -> ProjectFinding.UNREADABLE_CODE;
      case LOGS_KEYS, WATCHES_CLIPBOARD ->
          kinds.contains(Kind.SENDS) ? ProjectFinding.PERHAPS_DANGEROUS : null;
      case SELF_DELETES -> unasked || worse ? ProjectFinding.PERHAPS_DANGEROUS : null;
      case READS_KEYS -> ProjectFinding.READS_KEYS;
      case NOT_READ ->
          unasked ? ProjectFinding.PROJECT_UNREADABLE : ProjectFinding.CODE_PARTLY_READ;
      case FETCHES,
          GIVES_FETCHED,
          RUNS_GIVEN,
          SENDS,
          STARTS_PROCESS,
          READS_ENVIRONMENT,
          UNSAFE_DESERIALISATION,
          CHECKS_SURROUNDINGS ->
          null;
    };
  }

  private static ProjectFinding possible(ProjectFinding code) {
    return switch (code.outcome()) {
      case DENY -> ProjectFinding.PERHAPS_DANGEROUS;
      case HOLD, ALLOW -> code;
    };
  }
}
