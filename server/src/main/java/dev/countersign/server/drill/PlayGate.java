package dev.countersign.server.drill;

import dev.countersign.drill.play.PlayRequest;
import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.decision.PolicyJudge;
import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.ApprovalFacts;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.IntentFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.facts.WalletFacts;
import dev.countersign.gate.policy.history.MemoryHistory;
import dev.countersign.gate.policy.reading.ReadingFacts;
import dev.countersign.gate.policy.yaml.PolicyFile;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.gate.report.JsonReport;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The gate in exercise mode: the same reader, comparison and judge as for real transfers, over a
 * world of its own. It has no store, no node, no key and no history of what was countersigned, so
 * that nothing of it can come to be anything real.
 */
public final class PlayGate {
  private final PolicyJudge judge;

  /** By the play wallet's policy. */
  public PlayGate() {
    this.judge = new PolicyJudge(PolicyFile.read(policy()));
  }

  /**
   * A request as the gate reads it.
   *
   * @param json the whole report
   * @param intentHash of the intent as it would be filed
   */
  public record Seen(
      CheckReport report, JsonNode json, PolicyDecision decision, Bytes intentHash, Bytes digest) {}

  /** Reads it, with the approvals that there are. */
  public Seen read(Play play, Instant now, List<ApprovalFacts> approvals) {
    PlayRequest request = play.request();
    Directory directory = new Directory(KnownFile.read(request.known()));
    Intent intent = IntentFile.read(request.intent(), directory);
    FiledIntent filed =
        new FiledIntent(play.id(), intent, "exercise", play.plannedAt(), play.deadline());
    CheckResult result =
        new Checker(directory, null, () -> now)
            .check(
                new CheckRequest(
                    Bytes.of(request.payload().getBytes(StandardCharsets.UTF_8)),
                    intent,
                    new CheckRequest.Beside(filed.chainId(), filed.wallet(), null)));
    CheckReport report = result.reports().getFirst();
    PolicyFacts facts = facts(filed, directory, report, now, approvals);
    return new Seen(
        report,
        JsonReport.of(result),
        judge.decide(facts, new MemoryHistory()),
        filed.hash(),
        Objects.requireNonNull(facts.payload()).hash());
  }

  private static PolicyFacts facts(
      FiledIntent filed,
      Directory directory,
      CheckReport report,
      Instant now,
      List<ApprovalFacts> approvals) {
    Intent intent = filed.intent();
    Address to = Objects.requireNonNull(intent.destination());
    Asset asset =
        intent.asset() instanceof IntentAsset.Token token
            ? new Asset.Token(filed.chainId(), token.contract())
            : new Asset.Native(filed.chainId());
    InitiatorFacts initiator =
        new InitiatorFacts(
            "exercise",
            PlayRequest.REQUESTER,
            InitiatorFacts.Kind.MACHINE,
            Set.of("requesters"),
            Set.of("requester"),
            null,
            null,
            null,
            null,
            null,
            null);
    return new PolicyFacts(
        now,
        new IntentFacts(
            filed.id().toString(),
            Action.TRANSFER,
            ReadingFacts.asset(asset, directory),
            intent.amount(),
            intent.purpose(),
            intent.reference(),
            filed.deadline(),
            filed.filedAt(),
            initiator.id(),
            List.of()),
        initiator,
        new WalletFacts(
            directory.name(filed.chainId(), filed.wallet()),
            Set.of(),
            filed.chainId(),
            filed.wallet().toString(),
            WalletFacts.Kind.SAFE),
        new DestinationFacts(
            to.toString(),
            directory.isKnownDestination(filed.chainId(), to)
                ? DestinationFacts.Kind.COUNTERPARTY
                : DestinationFacts.Kind.UNKNOWN,
            null,
            Set.of(),
            null,
            null),
        ReadingFacts.effects(report, directory),
        ReadingFacts.findings(report),
        ReadingFacts.payload(report).orElseThrow(),
        List.of(),
        approvals);
  }

  private static String policy() {
    try (InputStream in = PlayGate.class.getResourceAsStream("play.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
