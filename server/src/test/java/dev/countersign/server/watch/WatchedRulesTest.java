package dev.countersign.server.watch;

import static dev.countersign.server.watch.Watched.STRANGER;
import static dev.countersign.server.watch.Watched.block;
import static dev.countersign.server.watch.Watched.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Address;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.KeptAlert;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.rule.document.UnreadableRules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules in a chain that is watched, on a real database. */
class WatchedRulesTest {
  private static final String COUNTING =
      """
      watch: 1
      name: Counting
      rules:
        - name: each
          when:
            wallet: treasury
            count: { at-least: 1, within: 24h, by: wallet }
          suppress: 0s
          sentence: "{direction} {count}"
      """;

  @TempDir private Path folder;
  private Watched watched;

  @BeforeEach
  void begin() {
    watched = new Watched(folder);
  }

  @AfterEach
  void end() {
    watched.close();
  }

  private void out(long number, int branch, long... ether) {
    watched
        .chain()
        .append(block(header(number, branch), watched.treasury.address(), STRANGER, ether));
  }

  private void nothing(long number, int branch) {
    watched.chain().append(block(header(number, branch), STRANGER, STRANGER));
  }

  private List<String> counts() {
    return watched.all().stream()
        .filter(alert -> alert.code().equals("rule-matched"))
        .map(KeptAlert::sentence)
        .toList();
  }

  @Test
  void whatIsSaidAfterEveryRestartIsWhatIsSaidWithoutOne() {
    watched.rules.keep(COUNTING, "person/sid");
    List<String> expected = new ArrayList<>();
    for (int number = 1; number <= 6; number++) {
      watched.restart();
      out(number, 0, 1, 2);
      expected.add("out " + (2 * number - 1));
      expected.add("out " + 2 * number);
      assertThat(counts()).isEqualTo(expected);
    }
    nothing(7, 0);
    out(8, 0, 1);
    assertThat(counts()).last().isEqualTo("out 13");
  }

  @Test
  void whatMovesBetweenTwoOwnWalletsIsSeenOnceFromEitherSide() {
    watched.rules.keep(COUNTING.replace("wallet: treasury", "wallet: own"), "person/sid");
    for (int number = 1; number <= 3; number++) {
      watched.restart();
      watched
          .chain()
          .append(
              block(header(number, 0), watched.treasury.address(), watched.payouts.address(), 1));
    }
    assertThat(counts()).containsExactly("out 1", "in 1", "out 2", "in 2", "out 3", "in 3");
  }

  @Test
  void blocksThatLeaveTheChainAreTakenBackInWhatIsCounted() {
    watched.rules.keep(COUNTING, "person/sid");
    for (int number = 9; number <= 14; number++) {
      out(number, 1, 1);
    }
    watched.chain().undoFrom(11);
    assertThat(counts()).containsExactly("out 1", "out 2");
    out(11, 2, 1);
    assertThat(counts()).containsExactly("out 1", "out 2", "out 3");
    watched.chain().undoFrom(9);
    out(9, 2, 1);
    assertThat(counts()).containsExactly("out 1");
  }

  @Test
  void moreBlocksThanCanBeTakenBackExactlyAreReadAgain() {
    watched.rules.keep(COUNTING.replace("at-least: 1", "at-least: 12"), "person/sid");
    for (int number = 1; number <= 280; number++) {
      out(number, 1, 1);
    }
    watched.chain().undoFrom(11);
    assertThat(counts()).isEmpty();
    out(11, 2, 1);
    out(12, 2, 1);
    assertThat(counts()).containsExactly("out 12");
  }

  @Test
  void aBlockThatCouldNotBeKeptIsNotCounted() {
    watched.rules.keep(COUNTING, "person/sid");
    out(1, 0, 1);
    UUID other = UUID.randomUUID();
    Instant later = Watched.NOON.plusSeconds(60);
    watched.chains.take(Watched.CHAIN, other, later, later);
    assertThatThrownBy(() -> out(2, 0, 1)).hasMessageContaining("another server");
    watched.chains.take(Watched.CHAIN, watched.server, later.plusSeconds(60), later);
    out(2, 0, 1);
    assertThat(counts()).containsExactly("out 1", "out 2");
  }

  @Test
  void whatAnotherServerKeptMeanwhileIsCounted() {
    watched.rules.keep(COUNTING, "person/sid");
    out(1, 0, 1);
    WatchedChain one = watched.chain();
    watched.restart();
    out(2, 0, 1);
    one.append(block(header(3, 0), watched.treasury.address(), STRANGER, 1));
    assertThat(counts()).containsExactly("out 1", "out 2", "out 3");
  }

  @Test
  void otherRulesCountFromTheBeginningAndSayNothingOfHistory() {
    watched.rules.keep(COUNTING.replace("at-least: 1", "at-least: 100"), "person/sid");
    for (int number = 1; number <= 3; number++) {
      out(number, 0, 1);
    }
    assertThat(counts()).isEmpty();
    watched.rules.keep(COUNTING, "person/sid");
    out(4, 0, 1);
    assertThat(counts()).containsExactly("out 4");
  }

  @Test
  void aRuleThatSaysSoStopsAllSigning() {
    watched.rules.keep(COUNTING, "person/sid");
    out(1, 0, 1);
    assertThat(watched.installation.stop()).isEmpty();
    watched.rules.keep(
        COUNTING.replace("suppress: 0s", "suppress: 0s\n    then: stop"), "person/sid");
    out(2, 0, 1);
    assertThat(watched.installation.stop().orElseThrow().reason()).isEqualTo("out 2");
  }

  @Test
  void aDepositFromAListedAddressIsToldWithItsListAndAPaymentToItLouder() {
    Address thief = Address.of("0x51e9d833ecae4e8d9d8be17300aee6d3398c135d");
    watched.chain().append(block(header(1, 0), thief, watched.treasury.address(), 1));
    KeptAlert deposit = only("deposit-from-listed");
    assertThat(deposit.severity()).isEqualTo(Severity.HIGH);
    assertThat(deposit.sentence())
        .contains("1 ETH came to treasury from " + thief.toHex())
        .contains("listed as a thief's");
    assertThat(deposit.evidence()).containsKeys("list", "version", "date");
    watched.chain().append(block(header(2, 0), watched.treasury.address(), thief, 1));
    assertThat(only("payment-to-listed").severity()).isEqualTo(Severity.CRITICAL);
    watched.chain().append(block(header(3, 0), STRANGER, watched.treasury.address(), 1));
    only("deposit-from-listed");
  }

  private KeptAlert only(String code) {
    List<KeptAlert> all = watched.all().stream().filter(one -> one.code().equals(code)).toList();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void aDocumentWithMistakesIsNotKeptAndWhatHeldHoldsOn() {
    assertThat(watched.rules.inForce().document()).isEqualTo(RulesFile.shipped());
    assertThat(watched.rules.inForce().version()).isEmpty();
    watched.rules.keep(COUNTING, "person/sid");
    assertThatThrownBy(() -> watched.rules.keep(COUNTING + "colour: red\n", "person/sid"))
        .isInstanceOf(UnreadableRules.class)
        .hasMessageContaining("colour");
    assertThat(watched.rules.inForce().document()).isEqualTo(COUNTING);
    assertThat(watched.rules.versions()).hasSize(1);
    assertThat(watched.journal.about("installation"))
        .filteredOn(entry -> entry.kind().equals("watch-rules-set"))
        .singleElement()
        .satisfies(entry ->
            assertThat(entry.body().toString())
                .contains("person/sid")
                .contains(watched.rules.inForce().book().digest().toHex()));
  }
}
