package dev.countersign.server.rpc;

import dev.countersign.gate.report.CheckReport;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.api.IntentJson;
import dev.countersign.server.transfer.Transfer;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The errors of what is held or refused, with all that a caller can do about it. */
final class RpcErrors {
  private final IntentJson intents;

  RpcErrors(IntentJson intents) {
    this.intents = intents;
  }

  /** About a transfer: with its page, and the findings of the last decision. */
  RpcFault about(Transfer transfer, int code, String sentence) {
    ObjectNode data = Json.object();
    data.put("intent", transfer.id().toString());
    data.put("state", transfer.state().word());
    data.put("url", intents.page(transfer).toString());
    data.set("findings", intents.findings(transfer));
    return new RpcFault(code, sentence, data);
  }

  /** What reading denies; nothing is filed for it. */
  static RpcFault denied(CheckReport report) {
    return refused("Reading it denies it", report);
  }

  /** What no intent can ask for. */
  static RpcFault unreadable(Asked asked, CheckReport report) {
    return refused(
        asked.isTransaction()
            ? "No intent can ask for this transaction: it does not do one transfer or approval of"
                + " the account's, and nothing else"
            : "No intent can ask for this signature: it is no sign-in (EIP-4361), no permit of one"
                + " amount, and no transfer by signature to somebody named",
        report);
  }

  private static RpcFault refused(String sentence, CheckReport report) {
    ObjectNode data = Json.object();
    ArrayNode findings = data.putArray("findings");
    List<Finding> all = report.verdict().findings();
    for (Finding one : all) {
      // That nobody asked for it yet is what the request itself would answer.
      if (one.code().outcome() != Outcome.ALLOW && !one.code().code().equals("no-intent")) {
        findings
            .addObject()
            .put("code", one.code().code())
            .put("outcome", one.code().outcome().name().toLowerCase(Locale.ROOT))
            .put("sentence", one.sentence());
      }
    }
    return new RpcFault(RpcFault.REFUSED, sentence, data);
  }
}
