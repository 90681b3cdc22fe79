package dev.countersign.watch.wallet;

import static dev.countersign.watch.wallet.Street.STRANGER;
import static dev.countersign.watch.wallet.Street.USDC;
import static dev.countersign.watch.wallet.Street.address;
import static dev.countersign.watch.wallet.Street.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.seen.WatchedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractJudgeTest {
  private final Street street = new Street().transaction(1, STRANGER, USDC);
  private final ContractJudge judge = new ContractJudge(Map.of(USDC, "Circle's dollar"));

  @Test
  void tellsWhatAKnownContractLogsOfWhoControlsIt() {
    street
        .logged(USDC, WatchedEvent.UPGRADED, Bytes.EMPTY, address(7).word())
        .logged(USDC, WatchedEvent.ROLE_GRANTED, Bytes.EMPTY, word(0), word(1), word(2));
    List<Alert> alerts = judge.judge(street.block(), Set.of(), Instant.EPOCH);
    assertThat(alerts)
        .extracting(Alert::sentence)
        .containsExactly(
            "Circle's dollar (" + USDC + ") runs on other code.",
            "Circle's dollar (" + USDC + ") gave somebody a role.");
    assertThat(alerts.getFirst().evidence()).containsEntry("topic 1", address(7).word().toHex());
    assertThat(alerts).extracting(Alert::key).doesNotHaveDuplicates();
  }

  @Test
  void isSilentAboutContractsThatNobodyKnowsAndAboutOtherEvents() {
    Address other = address(99);
    street
        .logged(other, WatchedEvent.UPGRADED, Bytes.EMPTY, address(7).word())
        .logged(USDC, WatchedEvent.APPROVAL, word(5), word(1), word(2));
    assertThat(judge.judge(street.block(), Set.of(), Instant.EPOCH)).isEmpty();
  }

  @Test
  void isSilentWhereTheCompanyItselfDidWhatWasCountersigned() {
    street.logged(USDC, WatchedEvent.OWNERSHIP_TRANSFERRED, Bytes.EMPTY, word(1), word(2));
    assertThat(judge.judge(street.block(), Set.of(word(1)), Instant.EPOCH)).isEmpty();
  }
}
