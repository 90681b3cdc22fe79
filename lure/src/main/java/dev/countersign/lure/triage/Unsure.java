package dev.countersign.lure.triage;

import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.util.EnumSet;
import java.util.Set;

/**
 * Messages in which no danger was found, which does not say that there is none: such thefts begin
 * with messages in which nothing is wrong yet.
 */
final class Unsure {
  private static final Set<MessageFinding> STRANGER =
      EnumSet.of(MessageFinding.FIRST_CONTACT, MessageFinding.SENDER_UNKNOWN);

  /** What is known, what went to many, what we began. */
  private static final Set<MessageFinding> CALM =
      EnumSet.of(
          MessageFinding.KNOWN_CONTACT, MessageFinding.OWN_CONVERSATION, MessageFinding.LIST_MAIL);

  private static final Set<MessageFinding> WANTS =
      EnumSet.of(
          MessageFinding.UNSOLICITED_OFFER,
          MessageFinding.PAY_OUT_OF_LINE,
          MessageFinding.PERSONAL_FLATTERY,
          MessageFinding.TEST_TO_RUN,
          MessageFinding.COMMAND_TO_RUN,
          MessageFinding.SOFTWARE_TO_INSTALL,
          MessageFinding.CALL_BLOCKED,
          MessageFinding.FILE_TO_OPEN,
          MessageFinding.ARCHIVE_PASSWORD,
          MessageFinding.COMPANY_MACHINE,
          MessageFinding.PROTECTION_OFF,
          MessageFinding.SECRET_ASKED,
          MessageFinding.SIGN_IN_ASKED,
          MessageFinding.WALLET_TO_CONNECT,
          MessageFinding.REMOTE_ACCESS_ASKED,
          MessageFinding.PAYMENT_CHANGED,
          MessageFinding.TRANSFER_ASKED,
          MessageFinding.OTHER_CHANNEL,
          MessageFinding.SECRECY,
          MessageFinding.ALARM,
          MessageFinding.IDENTITY_FAILED,
          MessageFinding.REPLY_ELSEWHERE,
          MessageFinding.NAME_IMITATED,
          MessageFinding.COLLEAGUE_CLAIMED,
          MessageFinding.SOUNDS_LIKE_LURES);

  private Unsure() {}

  /** Whether a stranger offers or wants something, and nothing in it is dangerous yet. */
  static boolean is(Verdict verdict) {
    return verdict.outcome() == Outcome.ALLOW
        && has(verdict, STRANGER)
        && has(verdict, WANTS)
        && !has(verdict, CALM);
  }

  private static boolean has(Verdict verdict, Set<MessageFinding> codes) {
    return verdict.findings().stream()
        .anyMatch(one -> one.code() instanceof MessageFinding code && codes.contains(code));
  }
}
