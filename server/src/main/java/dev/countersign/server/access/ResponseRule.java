package dev.countersign.server.access;

import dev.countersign.model.verdict.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is done about which findings.
 *
 * @param least the least severity
 * @param codes of findings; empty for all
 * @param actions what is done
 * @param act false where it is only noted what would have been done
 */
public record ResponseRule(Severity least, Set<String> codes, Set<Action> actions, boolean act) {
  /**
   * Without settings: of what has the pattern of a theft everything is rehearsed, and of what is
   * grave all but telling others. A fresh sign-in after the pattern of a theft is demanded in
   * earnest, since it costs the person a touch of their passkey and nothing else.
   */
  public static final List<ResponseRule> STANDARD =
      List.of(
          new ResponseRule(Severity.CRITICAL, Set.of(), EnumSet.of(Action.FRESH_PASSKEY), true),
          new ResponseRule(
              Severity.CRITICAL,
              Set.of(),
              EnumSet.of(
                  Action.HOLD_TRANSFERS,
                  Action.END_SESSIONS,
                  Action.APPROVE_AGAIN,
                  Action.TELL_OTHERS),
              false),
          new ResponseRule(
              Severity.HIGH,
              Set.of(),
              EnumSet.of(Action.HOLD_TRANSFERS, Action.FRESH_PASSKEY),
              false));

  /** Copies. */
  public ResponseRule {
    codes = Set.copyOf(codes);
    actions = Set.copyOf(actions);
  }

  /** Whether it applies. */
  public boolean applies(String code, Severity severity) {
    return severity.compareTo(least) >= 0 && (codes.isEmpty() || codes.contains(code));
  }
}
