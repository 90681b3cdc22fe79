package dev.countersign.gate.policy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.TestPolicy;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.facts.FactsJson;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.model.verdict.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final Policy ANY = TestPolicy.of("- { name: any, then: allow }");
  private static final Policy LIMITED =
      TestPolicy.of(
          """
          - { name: any, then: allow }
          - name: limit
            when: { total: { over: 1000 USD, within: 24h, by: initiator } }
            then: deny
          """);

  @Test
  void comparesWithWhatWasRecorded() {
    Replay replay = Replay.of(LIMITED);
    List<ReplayLine> lines = replay.all(hourly(4, "400"));
    assertThat(lines).extracting(ReplayLine::isChanged).containsExactly(false, false, true, true);
    assertThat(lines.get(2).shift()).hasToString("allow → deny");
    assertThat(lines.get(2).beforeDecision()).isNull();
    assertThat(replay.summary().total()).isEqualTo(4);
    assertThat(replay.summary().changed()).isEqualTo(2);
  }

  /** What the limit would have denied does not count against it afterwards. */
  @Test
  void keepsAHistoryOfWhatThePolicyItselfWouldHaveAllowed() {
    List<Recorded> recorded = new ArrayList<>();
    recorded.add(recorded("900", 0));
    recorded.add(recorded("500", 1)); // denied: 1,400
    recorded.add(recorded("100", 2)); // 1,000, since the 500 never left
    recorded.add(recorded("1", 3)); // denied: 1,001
    recorded.add(recorded("900", 24)); // the first 900 is 24 hours old
    assertThat(Replay.of(LIMITED).all(recorded))
        .extracting(line -> line.after().outcome())
        .containsExactly(Outcome.ALLOW, Outcome.DENY, Outcome.ALLOW, Outcome.DENY, Outcome.ALLOW);
  }

  @Test
  void comparesTwoPoliciesEachWithItsOwnHistory() {
    Replay replay = Replay.between(ANY, LIMITED);
    List<ReplayLine> lines = replay.all(hourly(4, "400"));
    assertThat(lines).extracting(ReplayLine::before).containsOnly(Outcome.ALLOW);
    assertThat(Objects.requireNonNull(lines.get(3).beforeDecision()).policy())
        .isEqualTo(ANY.digest());
    assertThat(lines.get(3).after().matching().getLast().rule().name()).isEqualTo("limit");
    Replay back = Replay.between(LIMITED, ANY);
    back.all(hourly(4, "400"));
    assertThat(back.summary().shifts().firstKey())
        .isEqualTo(new Shift(Outcome.ALLOW, Outcome.ALLOW));
    assertThat(back.summary().shifts().lastKey()).isEqualTo(new Shift(Outcome.DENY, Outcome.ALLOW));
  }

  @Test
  void addsUpByAssetAndInTheCurrency() {
    Replay replay = Replay.of(LIMITED);
    replay.all(hourly(3, "400"));
    replay.next(new Recorded(at(new Example().amount(Example.ETH, "0.1"), 5), Outcome.ALLOW));
    Example unpriced = new Example();
    unpriced.prices.clear();
    replay.next(new Recorded(at(unpriced, 6), Outcome.DENY));
    ReplaySummary summary = replay.summary();
    Tally allowed =
        Objects.requireNonNull(summary.shifts().get(shift(Outcome.ALLOW, Outcome.ALLOW)));
    assertThat(allowed.count()).isEqualTo(3);
    assertThat(allowed.amounts().values().stream().map(Object::toString))
        .containsExactlyInAnyOrder("800 USDC", "0.1 ETH");
    assertThat(allowed.value()).hasToString("1,000 USD");
    Tally denied = Objects.requireNonNull(summary.shifts().get(shift(Outcome.ALLOW, Outcome.DENY)));
    assertThat(denied.value()).hasToString("400 USD");
    Tally unknown = Objects.requireNonNull(summary.shifts().get(shift(Outcome.DENY, Outcome.DENY)));
    assertThat(unknown.withoutValue()).isEqualTo(1);
  }

  @Test
  void showsWhoWouldHaveBeenMissing() {
    Policy stricter =
        TestPolicy.of("- { name: any, then: allow, approvals: { approvers: 1, security: 1 } }");
    ReplayLine line =
        Replay.of(stricter)
            .next(
                new Recorded(new Example().approved("alice", "approvers").facts(), Outcome.ALLOW));
    assertThat(line.shift()).hasToString("allow → hold");
    assertThat(line.after().approvals().missing()).containsOnlyKeys("security");
  }

  @Test
  void decidesTheSameOnFactsThatWentThroughTheJournal() {
    for (Recorded each : hourly(3, "400")) {
      ReplayLine direct = Replay.of(LIMITED).next(each);
      ReplayLine read =
          Replay.of(LIMITED)
              .next(new Recorded(FactsJson.read(FactsJson.write(each.facts())), each.decided()));
      assertThat(read.after()).isEqualTo(direct.after());
    }
  }

  @Test
  void takesThousands() {
    Replay replay = Replay.between(ANY, LIMITED);
    replay.all(hourly(5_000, "50"));
    assertThat(replay.summary().total()).isEqualTo(5_000);
    assertThat(replay.summary().changed()).isEqualTo(832); // of each 24 the last 4
  }

  private static Shift shift(Outcome before, Outcome after) {
    return new Shift(before, after);
  }

  private static List<Recorded> hourly(int number, String amount) {
    List<Recorded> recorded = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      recorded.add(recorded(amount, i));
    }
    return recorded;
  }

  private static Recorded recorded(String amount, int hour) {
    return new Recorded(at(new Example().amount(Example.USDC, amount), hour), Outcome.ALLOW);
  }

  private static PolicyFacts at(Example example, int hour) {
    example.now = Example.NOW.plus(Duration.ofHours(hour));
    if (!example.prices.isEmpty()) {
      example.price(Example.USDC, "1", Duration.ZERO).price(Example.ETH, "2000", Duration.ZERO);
    }
    return example.facts();
  }
}
