package dev.countersign.watch.follow;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What following tells, as alerts. */
public final class FollowAlerts {
  private final long chain;
  private final long deep;

  /**
   * Alerts of one chain.
   *
   * @param chain by EIP-155, or 0 for Bitcoin
   * @param deep a reorganisation of so many blocks is told loudly, 1 or more
   */
  public FollowAlerts(long chain, long deep) {
    this.chain = chain;
    this.deep = deep;
  }

  /** The alert; nothing for what is over, since its beginning was the alert. */
  public Optional<Alert> of(FollowEvent event, Instant at) {
    return switch (event) {
      case FollowEvent.Reorganised gone -> Optional.of(alert(gone, at));
      case FollowEvent.Behind one -> Optional.of(lasting(WatchFinding.CHAIN_LAGS, "", one, at));
      case FollowEvent.StandsStill one ->
          Optional.of(lasting(WatchFinding.CHAIN_STANDS_STILL, "", one, at));
      case FollowEvent.NodeBehind one ->
          Optional.of(lasting(WatchFinding.NODE_FAILS, one.node(), one, at));
      case FollowEvent.NodeFails one ->
          Optional.of(lasting(WatchFinding.NODE_FAILS, one.node(), one, at));
      case FollowEvent.TooFewNodes one ->
          Optional.of(lasting(WatchFinding.NODE_UNREACHABLE, "", one, at));
      case FollowEvent.Disagreement one ->
          Optional.of(lasting(WatchFinding.NODES_DISAGREE, one.other(), one, at));
      case FollowEvent.OtherChain one ->
          Optional.of(lasting(WatchFinding.CHAIN_ID_CHANGED, one.node(), one, at));
      case FollowEvent.TooDeep one ->
          Optional.of(lasting(WatchFinding.REORGANISATION_TOO_DEEP, "", one, at));
      case FollowEvent.NotKept one ->
          Optional.of(lasting(WatchFinding.CHAIN_NOT_KEPT, "", one, at));
      case FollowEvent.CallsMissing one ->
          Optional.of(lasting(WatchFinding.CALLS_UNSEEN, "", one, at));
      case FollowEvent.Recovered over -> Optional.empty();
    };
  }

  private Alert alert(FollowEvent.Reorganised gone, Instant at) {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("from", Long.toString(gone.from()));
    evidence.put("to", Long.toString(gone.to()));
    evidence.put("depth", Long.toString(gone.depth()));
    evidence.put("tip", gone.tip().toHex());
    FindingCode code = WatchFinding.CHAIN_REORGANISED;
    return new Alert(
        code,
        gone.depth() >= deep ? Severity.HIGH : code.severity(),
        subject(),
        subject() + "/reorganised",
        code.code() + "/" + subject() + "/" + gone.tip().toHex(),
        gone.sentence(),
        evidence,
        Optional.of(new Sighting(chain, Optional.empty(), Optional.empty())),
        at);
  }

  /** Its key has the time: what was over and comes again is told again. */
  private Alert lasting(WatchFinding code, String node, FollowEvent.Trouble trouble, Instant at) {
    return new Alert(
        code,
        code.severity(),
        subject(),
        subject() + "/" + code.code(),
        code.code() + "/" + subject() + "/" + node + "/" + at.getEpochSecond(),
        trouble.sentence(),
        node.isEmpty() ? Map.of() : Map.of("node", node),
        Optional.of(new Sighting(chain, Optional.empty(), Optional.empty())),
        at);
  }

  private String subject() {
    return "chain/" + chain;
  }
}
