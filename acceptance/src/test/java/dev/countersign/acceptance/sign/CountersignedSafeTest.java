package dev.countersign.acceptance.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeDeployment;
import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.eip712.TypedDataReader;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.SafeTypedData;
import dev.countersign.gate.compose.Composer;
import dev.countersign.gate.compose.ControlChange;
import dev.countersign.gate.compose.SafeState;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.Intent.Action;
import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.known.Known.Kind;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three of four, Countersign one of them: composed from an intent, checked against it, signed by
 * Countersign and two others, carried out by the contracts of 1.3.0 and 1.4.1.
 */
class CountersignedSafeTest {
  private static final long CHAIN = 31_337;
  private static final Address RECEIVER = Address.of("0x00000000000000000000000000000000000ca11e");
  private static final Address NEWCOMER = Address.of("0x000000000000000000000000000000000000beef");
  private static final PrivateKey ANN = Keys.other(0xa11);
  private static final PrivateKey BEN = Keys.other(0xbe2);
  private static final PrivateKey CID = Keys.other(0xc1d);

  private static Anvil anvil;
  private static SafeDeployment safes;
  private static Address coin;

  /** A contract: an approval for an account without code is denied. */
  private static Address spender;

  private static int number;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() {
    anvil = Anvil.start(CHAIN);
    safes = new SafeDeployment(anvil);
    coin = anvil.create("Coin");
    spender = anvil.create("Judge");
  }

  @AfterAll
  static void stop() {
    anvil.close();
  }

  static Stream<Arguments> releasesAndKeys() {
    return Stream.of(SafeRelease.V1_3_0, SafeRelease.V1_4_1)
        .flatMap(release -> Stream.of(Keys.values()).map(keys -> Arguments.of(release, keys)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("releasesAndKeys")
  void paysWhatTheIntentAsksFor(SafeRelease release, Keys keys) {
    try (SigningKey own = keys.create(folder, "pays-" + number++)) {
      Countersigning signing = signing(own);
      Safe safe = safe(release, own);
      Intent intent = transfer(safe, new IntentAsset.Coin(), Anvil.ETHER.longValueExact());
      SafePayload payload = Composer.forSafe(intent, signing.state(safe.address()));
      allowed(signing.check(payload, intent, directory()));
      BigInteger before = anvil.balance(RECEIVER);
      signing.carryOut(payload);
      assertThat(anvil.balance(RECEIVER)).isEqualTo(before.add(Anvil.ETHER));
      assertThat(anvil.balance(safe.address())).isEqualTo(Anvil.ETHER.multiply(nine()));
      assertThat(safe.nonce()).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("releasesAndKeys")
  void movesAndApprovesTokens(SafeRelease release, Keys keys) {
    try (SigningKey own = keys.create(folder, "tokens-" + number++)) {
      Countersigning signing = signing(own);
      Safe safe = safe(release, own);
      anvil.send(
          anvil.accounts().getFirst(),
          coin,
          BigInteger.ZERO,
          Anvil.data("mint(address,uint256)", safe.address(), 1_000));
      IntentAsset token = new IntentAsset.Token(coin);

      Intent moving = transfer(safe, token, 600);
      SafePayload move = Composer.forSafe(moving, signing.state(safe.address()));
      allowed(signing.check(move, moving, directory()));
      BigInteger before = balance(RECEIVER);
      signing.carryOut(move);
      assertThat(balance(RECEIVER)).isEqualTo(before.add(BigInteger.valueOf(600)));
      assertThat(balance(safe.address())).isEqualTo(400);

      Intent approving = asking(safe, Action.APPROVE, token, 150, spender);
      SafePayload approval = Composer.forSafe(approving, signing.state(safe.address()));
      allowed(signing.check(approval, approving, directory()));
      signing.carryOut(approval);
      assertThat(
              anvil
                  .read(coin, Anvil.data("allowance(address,address)", safe.address(), spender))
                  .toUnsigned())
          .isEqualTo(150);
    }
  }

  /** Each changes the list that the next one must find its place in. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("releasesAndKeys")
  void changesOwnersAndThreshold(SafeRelease release, Keys keys) {
    try (SigningKey own = keys.create(folder, "control-" + number++)) {
      Countersigning signing = signing(own);
      Safe safe = safe(release, own);
      changed(signing, safe, new ControlChange.AddOwner(NEWCOMER, 3));
      changed(signing, safe, new ControlChange.SwapOwner(NEWCOMER, RECEIVER));
      changed(signing, safe, new ControlChange.RemoveOwner(CID.address(), 3));
      changed(signing, safe, new ControlChange.ChangeThreshold(2));
      changed(signing, safe, new ControlChange.RemoveOwner(RECEIVER, 1));
      SafeState last = signing.state(safe.address());
      assertThat(last.owners())
          .containsExactlyInAnyOrder(own.address(), ANN.address(), BEN.address());
      assertThat(last.threshold()).isEqualTo(1);
      assertThat(last.nonce()).isEqualTo(5);
    }
  }

  private static void changed(Countersigning signing, Safe safe, ControlChange change) {
    SafeState before = signing.state(safe.address());
    Intent intent =
        new Intent(
            Action.CONTROL,
            CHAIN,
            safe.address(),
            null,
            null,
            change.concerned(),
            null,
            change.kinds(),
            change.sentence(),
            "");
    SafePayload payload = Composer.forSafe(intent, change, before);
    CheckResult result = signing.check(payload, intent, directory());
    assertThat(holding(result))
        .as("held for being a change of control, and for nothing else")
        .isNotEmpty()
        .isSubsetOf(Set.of(GateFinding.OWNERS_CHANGED, GateFinding.THRESHOLD_CHANGED));
    assertThat(
            TypedDataReader.read(
                    SafeTypedData.json(
                        safe.version(), CHAIN, safe.address(), payload.transaction()))
                .digest())
        .as("what a hardware wallet would show")
        .isEqualTo(safe.hash(payload.transaction()));
    signing.carryOut(payload);
    assertThat(signing.state(safe.address()).owners())
        .containsExactlyInAnyOrderElementsOf(after(before, change));
  }

  private static List<Address> after(SafeState before, ControlChange change) {
    List<Address> owners = new ArrayList<>(before.owners());
    switch (change) {
      case ControlChange.AddOwner add -> owners.add(add.owner());
      case ControlChange.RemoveOwner remove -> owners.remove(remove.owner());
      case ControlChange.SwapOwner swap -> {
        owners.remove(swap.leaving());
        owners.add(swap.coming());
      }
      case ControlChange.ChangeThreshold threshold -> {}
    }
    return owners;
  }

  private static void allowed(CheckResult result) {
    assertThat(result.outcome()).as(holding(result).toString()).isEqualTo(Outcome.ALLOW);
  }

  private static List<FindingCode> holding(CheckResult result) {
    return result.reports().getFirst().verdict().findings().stream()
        .map(finding -> finding.code())
        .filter(code -> code.outcome() != Outcome.ALLOW)
        .toList();
  }

  private static BigInteger balance(Address account) {
    return anvil.read(coin, Anvil.data("balanceOf(address)", account)).toUnsigned();
  }

  private static BigInteger nine() {
    return BigInteger.valueOf(9);
  }

  private static Safe safe(SafeRelease release, SigningKey own) {
    return safes.create(release, 3, ANN.address(), own.address(), BEN.address(), CID.address());
  }

  private static Countersigning signing(SigningKey own) {
    return new Countersigning(anvil, CHAIN, own, List.of(BEN, ANN));
  }

  private static Directory directory() {
    return new Directory(
        new Known(
            List.of(),
            List.of(
                new Known.Entry(null, RECEIVER, Kind.COUNTERPARTY, "the receiver"),
                new Known.Entry(null, spender, Kind.SPENDER, "the spender")),
            List.of(new Known.TokenEntry(CHAIN, coin, "COIN", 6)),
            Set.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  private static Intent transfer(Safe safe, IntentAsset asset, long amount) {
    return asking(safe, Action.TRANSFER, asset, amount, RECEIVER);
  }

  private static Intent asking(
      Safe safe, Action action, IntentAsset asset, long amount, @Nullable Address destination) {
    return new Intent(
        action,
        CHAIN,
        safe.address(),
        asset,
        Amount.of(amount),
        destination,
        null,
        List.of(),
        "a test",
        "");
  }
}
