package dev.countersign.acceptance.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.Trials.Result;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.simulation.Simulated.State;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Safe transactions do, on a real node with every published release since 1.1.1. */
class SafeSimulationTest {
  private static final Address RECEIVER = Address.of("0x00000000000000000000000000000000000ca11e");
  private static final BigInteger ETHER = Anvil.ETHER;

  private static Anvil anvil;
  private static SafeDeployment safes;

  @BeforeAll
  static void start() {
    anvil = Anvil.start(Trials.CHAIN);
    safes = new SafeDeployment(anvil);
  }

  @AfterAll
  static void stop() {
    anvil.close();
  }

  private static Address account(int i) {
    return anvil.accounts().get(i);
  }

  /** Two of three. */
  private static Safe safe(SafeRelease release) {
    return safes.create(release, 2, account(1), account(2), account(3));
  }

  @ParameterizedTest
  @EnumSource
  void hashesAsTheContractDoes(SafeRelease release) {
    Safe safe = safe(release);
    SafeTransaction plain = safe.call(RECEIVER, ETHER, Bytes.EMPTY);
    SafeTransaction odd =
        new SafeTransaction(
            RECEIVER,
            BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE),
            Bytes.fromHex("0x00010203ff"),
            SafeTransaction.DELEGATECALL,
            BigInteger.TWO,
            BigInteger.valueOf(3),
            BigInteger.valueOf(4),
            account(4),
            account(5),
            BigInteger.valueOf(6));
    for (SafeTransaction tx : new SafeTransaction[] {plain, odd}) {
      assertThat(SafeHash.of(safe.version(), Trials.CHAIN, safe.address(), tx).safeTxHash())
          .isEqualTo(safe.hash(tx));
    }
  }

  @ParameterizedTest
  @EnumSource
  void seesThatADelegatecallReplacesTheWalletsCode(SafeRelease release) {
    Safe safe = safe(release);
    Address sweeper = anvil.create("Sweeper");
    SafeTransaction takeover =
        safe.delegatecall(
            anvil.create("Takeover"),
            Anvil.data("transfer(address,uint256)", sweeper, BigInteger.ZERO));
    Result result = Trials.safe(anvil, safe, takeover);
    assertThat(result.simulated().state()).isEqualTo(State.SUCCEEDED);
    assertThat(result.onlySeen())
        .containsExactly(new Effect.WalletCodeReplaced(safe.address(), sweeper));
    assertThat(result.codes())
        .contains(GateFinding.UNKNOWN_DELEGATECALL, GateFinding.WALLET_CODE_REPLACED);
    assertThat(result.sentences()).contains("the wallet's code is replaced by " + sweeper);

    safe.carryOut(takeover);
    anvil.send(
        account(9), safe.address(), BigInteger.ZERO, Anvil.data("sweep(address)", account(9)));
    assertThat(anvil.balance(safe.address())).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithAnHonestPayment(SafeRelease release) {
    Safe safe = safe(release);
    Result result = Trials.safe(anvil, safe, safe.call(RECEIVER, ETHER, Bytes.EMPTY));
    assertThat(result.simulated().state()).isEqualTo(State.SUCCEEDED);
    assertThat(result.simulated().effects())
        .containsExactly(
            new Effect.AssetMoved(
                new Asset.Native(Trials.CHAIN), new Amount(ETHER), safe.address(), RECEIVER));
    assertThat(result.ofNode()).isEmpty();
    assertThat(result.onlySeen()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithAnHonestTokenTransfer(SafeRelease release) {
    Safe safe = safe(release);
    Address coin = anvil.create("Coin");
    anvil.send(
        account(0),
        coin,
        BigInteger.ZERO,
        Anvil.data("mint(address,uint256)", safe.address(), 1_000));
    Result result =
        Trials.safe(
            anvil,
            safe,
            safe.call(
                coin, BigInteger.ZERO, Anvil.data("transfer(address,uint256)", RECEIVER, 600)));
    assertThat(result.simulated().effects())
        .containsExactly(
            new Effect.AssetMoved(
                new Asset.Token(Trials.CHAIN, coin), Amount.of(600), safe.address(), RECEIVER));
    assertThat(result.ofNode()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithAnHonestBatch(SafeRelease release) {
    Safe safe = safe(release);
    Address coin = anvil.create("Coin");
    anvil.send(
        account(0),
        coin,
        BigInteger.ZERO,
        Anvil.data("mint(address,uint256)", safe.address(), 1_000));
    Bytes batch =
        SafeDeployment.part(RECEIVER, ETHER, Bytes.EMPTY)
            .concat(SafeDeployment.part(account(7), ETHER, Bytes.EMPTY))
            .concat(
                SafeDeployment.part(
                    coin, BigInteger.ZERO, Anvil.data("transfer(address,uint256)", RECEIVER, 600)))
            .concat(
                SafeDeployment.part(
                    coin, BigInteger.ZERO, Anvil.data("approve(address,uint256)", coin, 50)));
    Address multiSend = safes.multiSend(release);
    Result result =
        Trials.safe(
            anvil,
            safe,
            safe.delegatecall(multiSend, Anvil.data("multiSend(bytes)", batch)),
            Trials.knowing(multiSend));
    assertThat(result.simulated().state()).isEqualTo(State.SUCCEEDED);
    assertThat(result.simulated().effects()).hasSize(4);
    assertThat(result.ofNode()).isEmpty();
    assertThat(result.onlySeen()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithEveryChangeOfTheOwners(SafeRelease release) {
    Safe safe = safe(release);
    Address fresh = account(8);
    Bytes[] changes = {
      Anvil.data("addOwnerWithThreshold(address,uint256)", fresh, 2),
      Anvil.data("addOwnerWithThreshold(address,uint256)", fresh, 3),
      Anvil.data("removeOwner(address,address,uint256)", account(1), account(2), 2),
      Anvil.data("removeOwner(address,address,uint256)", account(1), account(2), 1),
      Anvil.data("swapOwner(address,address,address)", account(2), account(3), fresh),
      Anvil.data("changeThreshold(uint256)", 1),
      Anvil.data("changeThreshold(uint256)", 2),
      Anvil.data("changeThreshold(uint256)", 3),
    };
    for (Bytes change : changes) {
      Result result = Trials.safe(anvil, safe, safe.call(safe.address(), BigInteger.ZERO, change));
      assertThat(result.simulated().state()).isEqualTo(State.SUCCEEDED);
      assertThat(result.ofNode()).as(result.sentences()).isEmpty();
      assertThat(result.onlySeen()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void seesWhichOwnersChange(SafeRelease release) {
    Safe safe = safe(release);
    Result result =
        Trials.safe(
            anvil,
            safe,
            safe.call(
                safe.address(),
                BigInteger.ZERO,
                Anvil.data(
                    "swapOwner(address,address,address)", account(2), account(3), account(8))));
    assertThat(result.simulated().effects())
        .containsExactlyInAnyOrder(
            new Effect.OwnerRemoved(safe.address(), account(3)),
            new Effect.OwnerAdded(safe.address(), account(8)));
  }

  @ParameterizedTest
  @EnumSource
  void seesModulesComeAndGo(SafeRelease release) {
    Safe safe = safe(release);
    Address module = anvil.create("Judge");
    SafeTransaction enable =
        safe.call(safe.address(), BigInteger.ZERO, Anvil.data("enableModule(address)", module));
    Result enabled = Trials.safe(anvil, safe, enable);
    assertThat(enabled.simulated().effects())
        .containsExactly(new Effect.ModuleEnabled(safe.address(), module));
    assertThat(enabled.ofNode()).isEmpty();

    safe.carryOut(enable);
    Result disabled =
        Trials.safe(
            anvil,
            safe,
            safe.call(
                safe.address(),
                BigInteger.ZERO,
                Anvil.data(
                    "disableModule(address,address)",
                    Address.of("0x0000000000000000000000000000000000000001"),
                    module)));
    assertThat(disabled.simulated().effects())
        .containsExactly(new Effect.ModuleDisabled(safe.address(), module));
    assertThat(disabled.ofNode()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void seesTheFallbackHandlerChange(SafeRelease release) {
    Safe safe = safe(release);
    Address handler = anvil.create("Judge");
    SafeTransaction set =
        safe.call(
            safe.address(), BigInteger.ZERO, Anvil.data("setFallbackHandler(address)", handler));
    Result result = Trials.safe(anvil, safe, set);
    assertThat(result.simulated().effects())
        .containsExactly(new Effect.FallbackHandlerChanged(safe.address(), handler));
    assertThat(result.ofNode()).isEmpty();

    safe.carryOut(set);
    Result again = Trials.safe(anvil, safe, safe.call(safe.address(), BigInteger.ZERO, set.data()));
    assertThat(again.simulated().effects()).isEmpty();
    assertThat(again.ofNode()).as("it stands already, so nothing is missing").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "V1_[12]_.")
  void seesTheGuardChangeAndRunsIt(SafeRelease release) {
    Safe safe = safe(release);
    Address guard = anvil.create(Installed.own("Watchman").concat(Bytes.word(BigInteger.ONE)));
    SafeTransaction set =
        safe.call(safe.address(), BigInteger.ZERO, Anvil.data("setGuard(address)", guard));
    Result result = Trials.safe(anvil, safe, set);
    assertThat(result.simulated().effects())
        .containsExactly(new Effect.GuardChanged(safe.address(), guard));
    assertThat(result.ofNode()).isEmpty();

    Address closed = anvil.create(Installed.own("Watchman").concat(Bytes.word(BigInteger.ZERO)));
    safe.carryOut(
        safe.call(safe.address(), BigInteger.ZERO, Anvil.data("setGuard(address)", closed)));
    Result blocked = Trials.safe(anvil, safe, safe.call(RECEIVER, ETHER, Bytes.EMPTY));
    assertThat(blocked.simulated().state()).isEqualTo(State.REVERTED);
    assertThat(blocked.simulated().sentence()).contains("the watchman lets nothing pass");
  }

  @ParameterizedTest
  @EnumSource(names = "V1_5_0")
  void seesTheModuleGuardChange(SafeRelease release) {
    Safe safe = safe(release);
    Address guard = anvil.create(Installed.own("Watchman").concat(Bytes.word(BigInteger.ONE)));
    Result result =
        Trials.safe(
            anvil,
            safe,
            safe.call(
                safe.address(), BigInteger.ZERO, Anvil.data("setModuleGuard(address)", guard)));
    assertThat(result.simulated().effects())
        .containsExactly(new Effect.ModuleGuardChanged(safe.address(), guard));
    assertThat(result.ofNode()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void saysWhyATransactionWouldFail(SafeRelease release) {
    Safe safe = safe(release);
    Address coin = anvil.create("Coin");
    Bytes transfer = Anvil.data("transfer(address,uint256)", RECEIVER, 1);
    SafeTransaction tx = safe.call(coin, BigInteger.ZERO, transfer);
    SafeTransaction caught =
        new SafeTransaction(
            coin,
            BigInteger.ZERO,
            transfer,
            SafeTransaction.CALL,
            BigInteger.valueOf(200_000),
            BigInteger.ZERO,
            BigInteger.ZERO,
            Address.ZERO,
            Address.ZERO,
            tx.nonce());
    for (SafeTransaction failing : new SafeTransaction[] {tx, caught}) {
      Result result = Trials.safe(anvil, safe, failing);
      assertThat(result.simulated().state()).isEqualTo(State.REVERTED);
      assertThat(result.simulated().sentence()).contains("COIN: balance too low");
      assertThat(result.ofNode()).containsExactly(GateFinding.WOULD_FAIL);
    }
  }

  @ParameterizedTest
  @EnumSource
  void triesATransactionWhoseNonceLiesAhead(SafeRelease release) {
    Safe safe = safe(release);
    SafeTransaction next = safe.call(RECEIVER, ETHER, Bytes.EMPTY);
    SafeTransaction later =
        new SafeTransaction(
            next.to(),
            next.value(),
            next.data(),
            next.operation(),
            next.safeTxGas(),
            next.baseGas(),
            next.gasPrice(),
            next.gasToken(),
            next.refundReceiver(),
            BigInteger.valueOf(40));
    Result result = Trials.safe(anvil, safe, later);
    assertThat(result.simulated().state()).isEqualTo(State.SUCCEEDED);
    assertThat(result.ofNode()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void seesWhatAnIntruderWritesAndNamesWhatItCan(SafeRelease release) {
    Safe safe = safe(release);
    Bytes slot = Bytes.word(BigInteger.valueOf(4_711));
    Bytes note = Bytes.word(BigInteger.TWO);
    Result result =
        Trials.safe(
            anvil,
            safe,
            safe.delegatecall(
                anvil.create("Intruder"),
                Anvil.data(
                    "intrude(address,address,bytes32,bytes32)",
                    account(8),
                    account(9),
                    slot,
                    note)));
    assertThat(result.onlySeen())
        .containsExactlyInAnyOrder(
            new Effect.OwnerAdded(safe.address(), account(8)),
            new Effect.ModuleEnabled(safe.address(), account(9)),
            new Effect.StorageWritten(
                safe.address(), slot, "unknown slot", Bytes.word(BigInteger.ZERO), note));
    assertThat(result.codes())
        .contains(
            GateFinding.OWNERS_CHANGED,
            GateFinding.MODULE_ENABLED,
            GateFinding.STORAGE_WRITTEN,
            GateFinding.UNKNOWN_DELEGATECALL);
  }

  @ParameterizedTest
  @EnumSource
  void triesASafeWhoseOwnersAreSafes(SafeRelease release) {
    Safe first = safe(release);
    Safe second = safe(release);
    Safe nested = safes.create(release, 2, first.address(), second.address());
    Result result = Trials.safe(anvil, nested, nested.call(RECEIVER, ETHER, Bytes.EMPTY));
    assertThat(result.simulated().state())
        .as(result.simulated().sentence())
        .isEqualTo(State.SUCCEEDED);
    assertThat(result.ofNode()).isEmpty();

    SafeTransaction inner = nested.call(RECEIVER, ETHER, Bytes.EMPTY);
    Result approval =
        Trials.safe(
            anvil,
            first,
            first.call(
                nested.address(),
                BigInteger.ZERO,
                Anvil.data("approveHash(bytes32)", nested.hash(inner))));
    assertThat(approval.simulated().state()).isEqualTo(State.SUCCEEDED);
    assertThat(approval.codes()).containsExactly(GateFinding.NESTED_APPROVAL);
  }
}
