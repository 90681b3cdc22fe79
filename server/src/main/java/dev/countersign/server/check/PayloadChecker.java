package dev.countersign.server.check;

import dev.countersign.gate.known.Known;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.model.value.UnreadableInput;
import java.util.List;

/** Reads a payload and says what it would do: the gate, as the server needs it. */
@FunctionalInterface
public interface PayloadChecker {
  /**
   * The answer to a question.
   *
   * @param seen transactions that were seen before for the same wallet and nonce
   * @throws UnreadableInput when the payload or what was said beside it cannot be read
   */
  CheckResult check(Question question, List<Known.Seen> seen);
}
