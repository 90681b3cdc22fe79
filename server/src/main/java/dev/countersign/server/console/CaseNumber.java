package dev.countersign.server.console;

import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.CaseState;
import java.util.List;
import java.util.Optional;

/** Under which number what is made of a trace goes out. */
final class CaseNumber {
  private CaseNumber() {}

  /** What a trace has that belongs to no case. */
  static String ofTrace(long number) {
    return "TRACE-" + number;
  }

  /**
   * The one that is suggested: what somebody chose for the request before; else that of the case to
   * which the trace belongs, one that is open rather than one that was closed or goes on in
   * another; else the trace's own.
   *
   * @param before the number of the last request that was made of it; empty for none
   * @param cases to which it belongs, the newest first
   */
  static String suggested(Optional<String> before, List<Case> cases, long trace) {
    String own = ofTrace(trace);
    return before
        .filter(number -> !number.equals(own))
        .or(() ->
            cases.stream()
                .filter(one -> one.state() != CaseState.CLOSED)
                .findFirst()
                .or(() -> cases.stream().findFirst())
                .map(Case::number))
        .orElse(own);
  }
}
