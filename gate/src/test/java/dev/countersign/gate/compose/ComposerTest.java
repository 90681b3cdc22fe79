package dev.countersign.gate.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.chain.ethereum.UnsignedTransaction;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.chain.safe.SafeWriter;
import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.CheckRequest.Beside;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.Intent.Action;
import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.FindingCode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposerTest {
  private static final Address SAFE = Address.of("0x00000000000000000000000000000000000005af");
  private static final Address ANN = Address.of("0x00000000000000000000000000000000000000a1");
  private static final Address BEN = Address.of("0x00000000000000000000000000000000000000b2");
  private static final Address CID = Address.of("0x00000000000000000000000000000000000000c3");
  private static final Address NEW = Address.of("0x00000000000000000000000000000000000000d4");
  private static final Address TOKEN = Address.of("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
  private static final SafeState STATE =
      new SafeState(
          1, SAFE, SafeVersion.parse("1.4.1"), List.of(ANN, BEN, CID), 2, BigInteger.valueOf(9));
  private static final AccountTerms TERMS =
      new AccountTerms(
          1, ANN, BigInteger.ONE, BigInteger.ONE, BigInteger.TWO, BigInteger.valueOf(60_000));

  @Test
  void composesATransferOfTheCoin() {
    SafeTransaction made =
        Composer.forSafe(intent(Action.TRANSFER, new IntentAsset.Coin(), 5, NEW), STATE)
            .transaction();
    assertThat(made)
        .isEqualTo(
            new SafeTransaction(
                NEW,
                BigInteger.valueOf(5),
                Bytes.EMPTY,
                SafeTransaction.CALL,
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                Address.ZERO,
                Address.ZERO,
                BigInteger.valueOf(9)));
  }

  @Test
  void composesTransferAndApprovalOfAToken() {
    for (Action action : List.of(Action.TRANSFER, Action.APPROVE)) {
      SafeTransaction made =
          Composer.forSafe(intent(action, new IntentAsset.Token(TOKEN), 5, NEW), STATE)
              .transaction();
      String name = action == Action.TRANSFER ? "transfer" : "approve";
      assertThat(made.to()).isEqualTo(TOKEN);
      assertThat(made.value()).isZero();
      assertThat(made.data())
          .isEqualTo(
              Selector.of(name + "(address,uint256)")
                  .concat(AbiParameters.parse("address,uint256").encode(NEW, 5)));
    }
  }

  @Test
  void composesForAPlainAccount() {
    Intent intent = of(ANN, Action.TRANSFER, new IntentAsset.Token(TOKEN), 5, NEW);
    UnsignedTransaction made = Composer.forAccount(intent, TERMS);
    assertThat(made.payload(ANN).to()).isEqualTo(TOKEN);
    assertThat(made.nonce()).isEqualTo(1);
    assertThat(made.type()).isEqualTo(2);
    assertThat(made).isEqualTo(Composer.forAccount(intent, TERMS));
  }

  /** Without a node a token's call is held for not being simulated, and for nothing else. */
  @Test
  void composesWhatEqualsItsIntent() {
    Intent coin = intent(Action.TRANSFER, new IntentAsset.Coin(), 5, NEW);
    assertThat(holding(coin, Composer.forSafe(coin, STATE))).isEmpty();
    Intent token = intent(Action.TRANSFER, new IntentAsset.Token(TOKEN), 5, NEW);
    assertThat(holding(token, Composer.forSafe(token, STATE)))
        .containsExactly(GateFinding.NOT_SIMULATED);
    Intent account = of(ANN, Action.TRANSFER, new IntentAsset.Coin(), 5, NEW);
    Bytes raw = Composer.forAccount(account, TERMS).preimage();
    CheckResult result = check(account, raw.toHex(), new Beside(null, ANN, null));
    assertThat(holding(result)).isEmpty();
  }

  static List<ControlChange> changes() {
    return List.of(
        new ControlChange.AddOwner(NEW, 2),
        new ControlChange.AddOwner(NEW, 4),
        new ControlChange.RemoveOwner(ANN, 1),
        new ControlChange.RemoveOwner(BEN, 2),
        new ControlChange.RemoveOwner(CID, 2),
        new ControlChange.SwapOwner(ANN, NEW),
        new ControlChange.SwapOwner(CID, NEW),
        new ControlChange.ChangeThreshold(1),
        new ControlChange.ChangeThreshold(3));
  }

  /** It is held, as every change of control is, but for nothing that differs from the intent. */
  @ParameterizedTest
  @MethodSource("changes")
  void composesChangesOfControlThatEqualTheirIntent(ControlChange change) {
    Intent intent = control(change.kinds(), change.concerned());
    SafePayload made = Composer.forSafe(intent, change, STATE);
    assertThat(made.transaction().to()).isEqualTo(SAFE);
    assertThat(holding(intent, made))
        .contains(
            change.kinds().contains("threshold-changed")
                ? GateFinding.THRESHOLD_CHANGED
                : GateFinding.OWNERS_CHANGED)
        .isSubsetOf(
            GateFinding.OWNERS_CHANGED, GateFinding.THRESHOLD_CHANGED, GateFinding.NOT_SIMULATED);
  }

  /** Who is removed matters as much as who is added. */
  @Test
  void composesWhatDiffersFromAnIntentAboutAnotherOwner() {
    for (ControlChange change :
        List.of(
            new ControlChange.RemoveOwner(BEN, 2),
            new ControlChange.AddOwner(NEW, 2),
            new ControlChange.SwapOwner(BEN, NEW))) {
      SafePayload made =
          Composer.forSafe(control(change.kinds(), change.concerned()), change, STATE);
      assertThat(holding(control(change.kinds(), CID), made))
          .as(change.sentence())
          .contains(GateFinding.INTENT_DIFFERS);
    }
  }

  /** The Safe finds an owner by the one before it in its list. */
  @Test
  void namesTheOwnerBefore() {
    Address sentinel = Address.of("0x0000000000000000000000000000000000000001");
    assertThat(data(new ControlChange.RemoveOwner(ANN, 1)).slice(4, 36)).isEqualTo(sentinel.word());
    assertThat(data(new ControlChange.RemoveOwner(CID, 1)).slice(4, 36)).isEqualTo(BEN.word());
    assertThat(data(new ControlChange.SwapOwner(BEN, NEW)).slice(4, 36)).isEqualTo(ANN.word());
  }

  static List<ControlChange> impossible() {
    return List.of(
        new ControlChange.AddOwner(ANN, 2),
        new ControlChange.AddOwner(Address.ZERO, 2),
        new ControlChange.AddOwner(SAFE, 2),
        new ControlChange.AddOwner(Address.of("0x0000000000000000000000000000000000000001"), 2),
        new ControlChange.AddOwner(NEW, 0),
        new ControlChange.AddOwner(NEW, 5),
        new ControlChange.RemoveOwner(NEW, 1),
        new ControlChange.RemoveOwner(ANN, 0),
        new ControlChange.RemoveOwner(ANN, 3),
        new ControlChange.SwapOwner(NEW, Address.of("0x00000000000000000000000000000000000000e5")),
        new ControlChange.SwapOwner(ANN, BEN),
        new ControlChange.SwapOwner(ANN, ANN),
        new ControlChange.ChangeThreshold(0),
        new ControlChange.ChangeThreshold(2),
        new ControlChange.ChangeThreshold(4));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void refusesChangesThatTheSafeCannotMake(ControlChange change) {
    refused(() -> Composer.forSafe(control(change.kinds(), change.concerned()), change, STATE));
  }

  @Test
  void refusesToRemoveTheLastOwner() {
    SafeState single =
        new SafeState(1, SAFE, SafeVersion.parse("1.4.1"), List.of(ANN), 1, BigInteger.ONE);
    ControlChange change = new ControlChange.RemoveOwner(ANN, 1);
    refused(() -> Composer.forSafe(control(change.kinds(), ANN), change, single));
  }

  @Test
  void refusesAChangeThatIsNotWhatTheIntentAsksFor() {
    ControlChange add = new ControlChange.AddOwner(NEW, 2);
    refused(() -> Composer.forSafe(control(List.of("owner-added"), NEW), add, STATE));
    refused(() -> Composer.forSafe(control(add.kinds(), BEN), add, STATE));
    refused(() -> Composer.forSafe(control(add.kinds(), null), add, STATE));
    ControlChange threshold = new ControlChange.ChangeThreshold(3);
    refused(() -> Composer.forSafe(control(threshold.kinds(), NEW), threshold, STATE));
    Intent transfer = intent(Action.TRANSFER, new IntentAsset.Coin(), 5, NEW);
    refused(() -> Composer.forSafe(transfer, add, STATE));
    refused(() -> Composer.forSafe(control(add.kinds(), NEW), STATE));
  }

  @Test
  void refusesIntentsThatAreOpenOrForSomethingElse() {
    IntentAsset coin = new IntentAsset.Coin();
    IntentAsset token = new IntentAsset.Token(TOKEN);
    refused(() -> Composer.forSafe(made(2L, SAFE, Action.TRANSFER, coin, 5, NEW), STATE));
    refused(() -> Composer.forSafe(made(null, SAFE, Action.TRANSFER, coin, 5, NEW), STATE));
    refused(() -> Composer.forSafe(made(1L, ANN, Action.TRANSFER, coin, 5, NEW), STATE));
    refused(() -> Composer.forSafe(made(1L, null, Action.TRANSFER, coin, 5, NEW), STATE));
    refused(() -> Composer.forSafe(intent(Action.TRANSFER, coin, 5, SAFE), STATE));
    refused(() -> Composer.forSafe(intent(Action.TRANSFER, coin, 5, Address.ZERO), STATE));
    refused(() -> Composer.forSafe(intent(Action.TRANSFER, coin, 5, null), STATE));
    refused(() -> Composer.forSafe(intent(Action.TRANSFER, coin, 0, NEW), STATE));
    refused(() -> Composer.forSafe(intent(Action.TRANSFER, null, 5, NEW), STATE));
    refused(() -> Composer.forSafe(intent(Action.TRANSFER, token, 5, TOKEN), STATE));
    refused(() -> Composer.forSafe(intent(Action.APPROVE, coin, 5, NEW), STATE));
    refused(
        () -> Composer.forSafe(intent(Action.TRANSFER, new IntentAsset.Bitcoin(), 5, NEW), STATE));
    AccountTerms poor =
        new AccountTerms(1, ANN, BigInteger.ONE, BigInteger.TEN, BigInteger.ONE, BigInteger.TEN);
    refused(() -> Composer.forAccount(of(ANN, Action.TRANSFER, coin, 5, NEW), poor));
  }

  /** Taking an approval back is one of nothing. */
  @Test
  void composesAnApprovalOfNothing() {
    assertThat(
            Composer.forSafe(intent(Action.APPROVE, new IntentAsset.Token(TOKEN), 0, NEW), STATE))
        .isNotNull();
  }

  @Test
  void knowsWhatNoSafeCanBe() {
    SafeVersion version = SafeVersion.parse("1.4.1");
    for (Runnable bad :
        List.<Runnable>of(
            () -> new SafeState(1, SAFE, version, List.of(), 1, BigInteger.ONE),
            () -> new SafeState(1, SAFE, version, List.of(ANN, ANN), 1, BigInteger.ONE),
            () -> new SafeState(1, SAFE, version, List.of(ANN), 2, BigInteger.ONE),
            () -> new SafeState(1, SAFE, version, List.of(ANN), 0, BigInteger.ONE),
            () -> new SafeState(0, SAFE, version, List.of(ANN), 1, BigInteger.ONE))) {
      assertThatIllegalArgumentException().isThrownBy(bad::run);
    }
  }

  private static Bytes data(ControlChange change) {
    return Composer.forSafe(control(change.kinds(), change.concerned()), change, STATE)
        .transaction()
        .data();
  }

  private static void refused(Runnable composing) {
    assertThatThrownBy(composing::run).isInstanceOf(UnreadableInput.class);
  }

  private static List<FindingCode> holding(Intent intent, SafePayload payload) {
    return holding(check(intent, Json.compact(SafeWriter.json(payload)), Beside.NOTHING));
  }

  /** The codes that hold or deny. */
  private static List<FindingCode> holding(CheckResult result) {
    return result.reports().stream()
        .flatMap(report -> report.verdict().findings().stream())
        .map(finding -> finding.code())
        .filter(code -> code.outcome().exitCode() != 0)
        .distinct()
        .toList();
  }

  private static CheckResult check(Intent intent, String payload, Beside beside) {
    return new Checker(Directory.SHIPPED, null, InstantSource.system())
        .check(
            new CheckRequest(Bytes.of(payload.getBytes(StandardCharsets.UTF_8)), intent, beside));
  }

  private static Intent intent(
      Action action, @Nullable IntentAsset asset, long amount, @Nullable Address destination) {
    return of(SAFE, action, asset, amount, destination);
  }

  private static Intent of(
      Address wallet,
      Action action,
      @Nullable IntentAsset asset,
      long amount,
      @Nullable Address destination) {
    return made(1L, wallet, action, asset, amount, destination);
  }

  private static Intent made(
      @Nullable Long chain,
      @Nullable Address wallet,
      Action action,
      @Nullable IntentAsset asset,
      long amount,
      @Nullable Address destination) {
    return new Intent(
        action,
        chain,
        wallet,
        asset,
        Amount.of(amount),
        destination,
        null,
        List.of(),
        "a test",
        "");
  }

  private static Intent control(List<String> changes, @Nullable Address destination) {
    return new Intent(
        Action.CONTROL, 1L, SAFE, null, null, destination, null, changes, "a test", "");
  }
}
