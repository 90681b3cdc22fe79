package dev.countersign.gate.check;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.chain.payload.DigestPayload;
import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.chain.payload.MessagePayload;
import dev.countersign.chain.payload.Payload;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.chain.recognise.PayloadReader;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.gate.report.CheckReport.EffectLine;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.gate.report.EffectWords;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks payloads. May be used from several threads at once. */
public final class Checker {
  private final Directory directory;
  private final @Nullable NodeClient node;
  private final InstantSource clock;

  /**
   * With what is known in advance.
   *
   * @param node a node of the payloads' chain; null to simulate nothing
   * @param clock for messages that expire
   */
  public Checker(Directory directory, @Nullable NodeClient node, InstantSource clock) {
    this.directory = directory;
    this.node = node;
    this.clock = clock;
  }

  /**
   * Checks what the request holds. A node that does not answer, or wrongly, is a finding.
   *
   * @throws UnreadableInput when the input is malformed for its kind, or contradicts what is said
   *     beside it
   */
  public CheckResult check(CheckRequest request) {
    List<Payload> payloads =
        PayloadReader.read(request.input().toArray(), request.beside().chainId());
    NonceConflicts conflicts = new NonceConflicts();
    List<Draft> drafts = new ArrayList<>();
    for (Payload payload : payloads) {
      Context context =
          new Context(directory, NodeLink.to(node, directory), request.beside(), clock.instant());
      drafts.add(read(payload, context));
    }
    drafts.forEach(conflicts::among);
    AskedOnce once = new AskedOnce();
    return new CheckResult(drafts.stream().map(draft -> report(draft, request, once)).toList());
  }

  private static Draft read(Payload payload, Context context) {
    return switch (payload) {
      case SafePayload safe -> SafeStep.read(safe, context);
      case EthereumPayload ethereum -> EthereumStep.read(ethereum, context);
      case TypedDataPayload typed -> TypedStep.read(typed, context);
      case UserOperationPayload operation -> OperationStep.read(operation, context);
      case MessagePayload message -> OtherSteps.read(message, context);
      case DigestPayload digest -> OtherSteps.read(digest, context);
      case BitcoinPayload bitcoin -> BitcoinStep.read(bitcoin, context);
    };
  }

  private CheckReport report(Draft draft, CheckRequest request, AskedOnce once) {
    List<Finding> findings = IntentStep.findings(draft, request.intent(), directory, once);
    EffectWords words = new EffectWords(directory, draft.chainId(), draft.actor());
    List<EffectLine> effects = draft.reading().effects().stream().map(words::line).toList();
    return new CheckReport(
        draft.kind(),
        draft.summary(),
        draft.chainId(),
        draft.wallet(),
        draft.fields(),
        draft.hashes(),
        draft.confirmations(),
        effects,
        Verdict.of(new ArrayList<>(new LinkedHashSet<>(findings))),
        draft.simulation());
  }
}
