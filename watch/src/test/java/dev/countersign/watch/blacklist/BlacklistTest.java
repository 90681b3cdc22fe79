package dev.countersign.watch.blacklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.block.EventLog;
import dev.countersign.chain.block.RangeLogs.Logged;
import dev.countersign.intel.label.Kind;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlacklistTest {
  private static final Address ONE = Address.of("0x" + "a1".repeat(20));
  private static final Address TWO = Address.of("0x" + "b2".repeat(20));
  private static final Bytes TRANSACTION = Bytes.fromHex("0x" + "77".repeat(32));
  private static final long BLOCK = 21_000_000;

  /** As they stand in logs of the main chain. */
  private static final Bytes ADDED =
      Bytes.fromHex("0x42e160154868087d6bfdc0ca23d96a1c1cfa32f1b72ba9ba27b69b98a0d819dc");

  private static final Bytes REMOVED =
      Bytes.fromHex("0xd7e9ec6e6ecd65492dce6bf513cd6867560d49544421d0783ddf06e76c24470c");
  private static final Bytes BLACKLISTED =
      Bytes.fromHex("0xffa4e6181777692565cf28528fc88fd1516ea86b56da075235fa575af6a4b855");
  private static final Bytes UNBLACKLISTED =
      Bytes.fromHex("0x117e3210bb9aa7d9baff172026820255c6f6c30ba8999d1c2fd88e2848137c4e");

  private static LocalDate day(long block) {
    assertThat(block).isEqualTo(BLOCK);
    return LocalDate.of(2025, 3, 4);
  }

  private static Logged tether(Bytes event, Address whom) {
    return new Logged(
        TRANSACTION, BLOCK, new EventLog(Issuer.USDT.contract(), List.of(event), whom.word()));
  }

  private static Logged circle(Address contract, Bytes event, Address whom) {
    return new Logged(
        TRANSACTION, BLOCK, new EventLog(contract, List.of(event, whom.word()), Bytes.EMPTY));
  }

  @Test
  void addsUpWhomTetherBlocks() {
    Blacklist list =
        Blacklist.of(Issuer.USDT)
            .and(List.of(tether(ADDED, ONE), tether(ADDED, TWO)), BlacklistTest::day)
            .and(List.of(tether(REMOVED, ONE)), BlacklistTest::day);
    assertThat(list.entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.address()).isEqualTo(TWO.toHex());
          assertThat(entry.kind()).isEqualTo(Kind.FROZEN);
          assertThat(entry.listed()).contains(LocalDate.of(2025, 3, 4));
          assertThat(entry.reference()).isEqualTo(TRANSACTION.toHex());
        });
  }

  @Test
  void addsUpWhomCircleBlocksAndBelievesNoOtherContract() {
    Address usdc = Issuer.USDC.contract();
    Blacklist list =
        Blacklist.of(Issuer.USDC)
            .and(
                List.of(
                    circle(usdc, BLACKLISTED, ONE),
                    circle(usdc, BLACKLISTED, TWO),
                    circle(TWO, UNBLACKLISTED, ONE),
                    circle(usdc, UNBLACKLISTED, TWO)),
                BlacklistTest::day);
    assertThat(list.blocked()).containsOnlyKeys(ONE);
  }
}
