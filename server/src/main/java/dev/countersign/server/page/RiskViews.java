package dev.countersign.server.page;

import dev.countersign.server.lure.ExposureStore.Meeting;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.requester.Risks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Makes the view of somebody's risk now. */
public final class RiskViews {
  private final Risks risks;
  private final LureHouse lures;
  private final Policies policies;
  private final InstantSource clock;

  /** From what is known, and the policy in force. */
  public RiskViews(Risks risks, LureHouse lures, Policies policies, InstantSource clock) {
    this.risks = risks;
    this.lures = lures;
    this.policies = policies;
    this.clock = clock;
  }

  /** Of that person. */
  public RiskView of(UUID person) {
    Instant now = clock.instant();
    Risks.Known known = risks.known(person, now);
    Map<String, String> titles = new HashMap<>();
    for (Meeting one : known.meetings()) {
      lures
          .campaigns()
          .store()
          .find(one.campaign())
          .ifPresent(campaign -> titles.put(one.campaign().toString(), campaign.title()));
    }
    return RiskView.of(known, titles, policies.inForce().judge().policy(), now);
  }
}
