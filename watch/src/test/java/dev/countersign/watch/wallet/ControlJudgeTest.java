package dev.countersign.watch.wallet;

import static dev.countersign.watch.wallet.Street.address;
import static dev.countersign.watch.wallet.Street.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Address;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ControlJudgeTest {
  private static final BlockHeader BLOCK = new BlockHeader(7, word(70), word(69), 1000);
  private static final Control.Safe SAFE = safe(100, 200, List.of(1, 2, 3), 2, List.of(), 0, 0, 5);

  private static Control.Safe safe(
      int singleton,
      int code,
      List<Integer> owners,
      int threshold,
      List<Integer> modules,
      int guard,
      int fallback,
      int nonce) {
    return new Control.Safe(
        address(singleton),
        word(code),
        owners.stream().map(Street::address).toList(),
        BigInteger.valueOf(threshold),
        modules.stream().map(Street::address).toList(),
        address(guard),
        Address.ZERO,
        address(fallback),
        BigInteger.valueOf(nonce));
  }

  static List<Arguments> changes() {
    return List.of(
        Arguments.of(
            safe(101, 200, List.of(1, 2, 3), 2, List.of(), 0, 0, 5),
            "the code that it runs is " + address(101) + ", and was " + address(100)),
        Arguments.of(
            safe(100, 201, List.of(1, 2, 3), 2, List.of(), 0, 0, 5),
            "the code at " + address(100) + ", which it runs, is another one"),
        Arguments.of(
            safe(100, 200, List.of(1, 2, 3, 4), 2, List.of(), 0, 0, 5),
            "the owner " + address(4) + " was added"),
        Arguments.of(
            safe(100, 200, List.of(1, 2), 2, List.of(), 0, 0, 5),
            "the owner " + address(3) + " was removed"),
        Arguments.of(
            safe(100, 200, List.of(1, 2, 3), 1, List.of(), 0, 0, 5),
            "so many owners must sign: 1, and it was 2"),
        Arguments.of(
            safe(100, 200, List.of(1, 2, 3), 2, List.of(9), 0, 0, 5),
            "the module " + address(9) + " was added"),
        Arguments.of(
            safe(100, 200, List.of(1, 2, 3), 2, List.of(), 9, 0, 5),
            "the guard is " + address(9) + ", and was none"),
        Arguments.of(
            safe(100, 200, List.of(1, 2, 3), 2, List.of(), 0, 9, 5),
            "the fallback handler is " + address(9) + ", and was none"),
        Arguments.of(
            safe(100, 200, List.of(1, 2, 3), 2, List.of(), 0, 0, 4),
            "its nonce went back from 5 to 4"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void everyChangeThatNobodyCountersignedIsTold(Control.Safe after, String words) {
    assertThat(ControlJudge.judge(Street.SAFE, SAFE, after, false, BLOCK, Instant.EPOCH))
        .hasValueSatisfying(alert -> {
          assertThat(alert.code().code()).isEqualTo("control-changed");
          assertThat(alert.sentence())
              .isEqualTo("Treasury: " + words + ". Nothing that was countersigned says so.");
        });
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatWasCountersignedIsNotTold(Control.Safe after, String words) {
    assertThat(ControlJudge.judge(Street.SAFE, SAFE, after, true, BLOCK, Instant.EPOCH))
        .as(words)
        .isEmpty();
  }

  @Test
  void aNonceThatGoesOnIsNoChange() {
    Control.Safe after = safe(100, 200, List.of(1, 2, 3), 2, List.of(), 0, 0, 9);
    assertThat(ControlJudge.judge(Street.SAFE, SAFE, after, false, BLOCK, Instant.EPOCH)).isEmpty();
  }

  @Test
  void anAccountThatRunsCodeFromNowOnIsTold() {
    assertThat(
            ControlJudge.changes(
                new Control.Account(Address.ZERO), new Control.Account(address(9))))
        .containsExactly(
            "the code that the account runs (EIP-7702) is " + address(9) + ", and was none");
  }

  @Test
  void ownersInAnotherOrderAreTheSameOwners() {
    Control.Safe after = safe(100, 200, List.of(3, 1, 2), 2, List.of(), 0, 0, 5);
    assertThat(ControlJudge.changes(SAFE, after)).isEmpty();
  }
}
