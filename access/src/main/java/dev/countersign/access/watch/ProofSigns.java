package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Result;
import dev.countersign.access.finding.AccessFinding;

/** What was done to how an account proves itself, and how signing in went before. */
final class ProofSigns {
  static final long SOON = 3 * 86_400;
  private static final long HOUR = 3_600;
  private static final int REFUSED = 3;
  private static final int WEEK = 7;
  private static final int FAILED = 8;

  private final Telling telling;

  ProofSigns(Telling telling) {
    this.telling = telling;
  }

  /** Something was done to an account, by its owner or by another. */
  void toAccount(AccessEvent event, long at, Account owner, boolean byOther) {
    if (event.result() == Result.FAILURE) {
      return;
    }
    if (event.activity() == Activity.ACCOUNT_DISABLED) {
      owner.closed = at;
    } else if (event.activity() == Activity.ACCOUNT_ENABLED
        || event.activity() == Activity.ACCOUNT_CREATED) {
      owner.closed = 0;
      owner.unannounced = false;
    } else if (byOther && event.activity().changesProof()) {
      owner.proofChanged = at;
      owner.proofByOther = true;
    }
  }

  /** A sign-in or a prompt that came to nothing. */
  void failed(AccessEvent event, long at, Account account) {
    if (event.activity() == Activity.CHALLENGE) {
      if (at - account.refusedFrom > HOUR) {
        account.refusedFrom = at;
        account.refused = 0;
      }
      account.refused++;
    } else if (event.activity() == Activity.SIGN_IN) {
      if (at - account.failedFrom > HOUR) {
        account.failedFrom = at;
        account.failed = 0;
      }
      account.failed++;
      if (account.failed == FAILED) {
        telling.direct(AccessFinding.GUESSING, event);
      }
    }
  }

  /** What an event that was let in says in the light of these. */
  void compare(Moment moment, Trails trails) {
    Account account = moment.account();
    Activity activity = moment.event().activity();
    long at = moment.at();
    boolean newHere = trails.otherNetwork();
    boolean strange = newHere || trails.has(Sign.NEW_DEVICE);
    if (activity == Activity.SIGN_IN
        && "no".equals(moment.event().details().get("mfa"))
        && (account.withoutFactor == 0 || moment.day() - account.withoutFactor >= WEEK)) {
      account.withoutFactor = moment.day();
      telling.direct(AccessFinding.SIGN_IN_WITHOUT_FACTOR, moment.event());
    }
    boolean entering = activity == Activity.SIGN_IN || activity == Activity.CHALLENGE;
    if (entering && strange && account.refused >= REFUSED && at - account.refusedFrom <= 2 * HOUR) {
      trails.add(Sign.PROMPTS_REFUSED);
      account.refused = 0;
    }
    if (entering && strange && account.failed >= FAILED && at - account.failedFrom <= 2 * HOUR) {
      trails.add(Sign.FAILURES);
      account.failed = 0;
    }
    if (account.proofByOther
        && account.proofChanged > 0
        && at >= account.proofChanged
        && at - account.proofChanged <= SOON
        && (newHere || trails.has(Sign.TWO_LINES) || trails.has(Sign.ELSEWHERE))) {
      trails.add(Sign.PROOF_RESET);
    }
    if (activity.changesProof() && moment.event().person().equals(account.name)) {
      if (newHere && moment.mature()) {
        trails.add(Sign.PROOF_CHANGED_HERE);
      } else {
        account.enrolled = at;
      }
    }
    if (account.closed > 0 && at > account.closed + 60 && entering) {
      trails.add(Sign.CLOSED);
    }
  }
}
