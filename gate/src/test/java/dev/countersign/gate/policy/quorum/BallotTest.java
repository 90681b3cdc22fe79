package dev.countersign.gate.policy.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.facts.ApprovalFacts;
import dev.countersign.gate.policy.quorum.Uncounted.Reason;
import dev.countersign.model.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BallotTest {
  private static final Instant NOW = Example.NOW;
  private static final Bytes HASH = Example.HASH;

  private final List<ApprovalFacts> approvals = new ArrayList<>();

  @Test
  void countsAPersonOnceHoweverOftenTheyApprove() {
    approve("alice", "d1", 60);
    approve("alice", "d1", 50);
    approve("alice", "d2", 40);
    Ballot ballot = count();
    assertThat(ballot.voices()).extracting(Voice::person).containsExactly("alice");
    assertThat(ballot.voices().getFirst().at()).isEqualTo(NOW.minusSeconds(60));
    assertThat(ballot.uncounted()).isEmpty();
  }

  @Test
  void countsADeviceOnceWhoeverHoldsIt() {
    approve("alice", "shared", 60);
    approve("amir", "shared", 50);
    assertUncounted("amir", Reason.SHARED_DEVICE);
    assertThat(count().voices()).extracting(Voice::person).containsExactly("alice");
  }

  @Test
  void neverCountsWhoeverAskedFiledOrAnswersForIt() {
    approve("bob", "d1", 60);
    assertUncounted("bob", Reason.REQUESTER);
  }

  @Test
  void neverCountsTheDeviceFromWhichItWasAsked() {
    approve("alice", "device-of-bob", 60);
    assertUncounted("alice", Reason.REQUESTERS_DEVICE);
  }

  @Test
  void countsForThisVeryPayloadAlone() {
    Bytes other = Bytes.fromHex("0x" + "ab".repeat(31) + "ac");
    approvals.add(
        new ApprovalFacts("alice", "alice", Set.of(), "d1", NOW.minusSeconds(5), other, false));
    assertUncounted("alice", Reason.OTHER_PAYLOAD);
  }

  @Test
  void countsNothingWhereThereIsNothingToApproveYet() {
    approve("alice", "d1", 60);
    Ballot ballot = Ballot.count(approvals, terms(null, null, false));
    assertThat(ballot.voices()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, FUTURE", "0, ", "3599, ", "3600, EXPIRED", "3601, EXPIRED"})
  void countsFromNowBackForAsLongAsItLasts(long secondsAgo, @Nullable Reason reason) {
    approve("alice", "d1", secondsAgo);
    Ballot ballot = Ballot.count(approvals, terms(HASH, Duration.ofHours(1), false));
    assertThat(ballot.voices()).hasSize(reason == null ? 1 : 0);
    assertThat(ballot.uncounted())
        .extracting(Uncounted::reason)
        .isEqualTo(reason == null ? List.of() : List.of(reason));
  }

  @Test
  void withoutAnEndCountsForAsLongAsThePayload() {
    approve("alice", "d1", 1_000_000_000L);
    assertThat(count().voices()).hasSize(1);
  }

  @Test
  void countsFromTheSecondDeviceOnWhereOneIsAsked() {
    approve("alice", "d1", 60);
    approvals.add(second("alice", "d2", 30));
    Ballot ballot = Ballot.count(approvals, terms(HASH, null, true));
    assertThat(ballot.voices().getFirst().at()).isEqualTo(NOW.minusSeconds(30));
  }

  @Test
  void aSecondDeviceIsAnotherAndSaysSo() {
    approve("alice", "d1", 60);
    approvals.add(second("alice", "d1", 30)); // the same
    approve("amir", "d3", 60);
    approve("amir", "d4", 30); // another, but not given as a confirmation
    Ballot ballot = Ballot.count(approvals, terms(HASH, null, true));
    assertThat(ballot.voices()).isEmpty();
    assertThat(ballot.uncounted())
        .extracting(Uncounted::reason)
        .containsExactly(Reason.SECOND_DEVICE, Reason.SECOND_DEVICE);
  }

  @Test
  void somebodyElsesDeviceConfirmsNothing() {
    approve("amir", "d2", 90);
    approve("alice", "d1", 60);
    approvals.add(second("alice", "d2", 30));
    Ballot ballot = Ballot.count(approvals, terms(HASH, null, true));
    assertThat(ballot.voices()).isEmpty();
    assertThat(ballot.uncounted())
        .extracting(Uncounted::reason)
        .contains(Reason.SHARED_DEVICE, Reason.SECOND_DEVICE);
  }

  @Test
  void makesNoDifferenceInWhichOrderTheyAreGiven() {
    approve("alice", "d1", 60);
    approve("alice", "d2", 50);
    approve("amir", "d1", 55);
    approve("sven", "d4", 10);
    approve("bob", "d5", 10);
    Ballot expected = count();
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(approvals, random);
      assertThat(count()).isEqualTo(expected);
    }
  }

  private void assertUncounted(String person, Reason reason) {
    Ballot ballot = count();
    assertThat(ballot.voices()).extracting(Voice::person).doesNotContain(person);
    assertThat(ballot.uncounted())
        .anySatisfy(each -> {
          assertThat(each.person()).isEqualTo(person);
          assertThat(each.reason()).isEqualTo(reason);
        });
  }

  private Ballot count() {
    return Ballot.count(approvals, terms(HASH, null, false));
  }

  private static Ballot.Terms terms(
      @Nullable Bytes hash, @Nullable Duration lasting, boolean second) {
    return new Ballot.Terms(hash, Set.of("bob"), "device-of-bob", NOW, lasting, second);
  }

  private void approve(String person, String device, long secondsAgo) {
    approvals.add(
        new ApprovalFacts(
            person,
            person,
            Set.of("approvers"),
            device,
            NOW.minusSeconds(secondsAgo),
            HASH,
            false));
  }

  private static ApprovalFacts second(String person, String device, long secondsAgo) {
    return new ApprovalFacts(
        person, person, Set.of("approvers"), device, NOW.minusSeconds(secondsAgo), HASH, true);
  }
}
