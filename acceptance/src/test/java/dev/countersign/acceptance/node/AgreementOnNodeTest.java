package dev.countersign.acceptance.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.Trials.Result;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.simulation.Simulated.State;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contracts that do what they say, and contracts that do not. */
class AgreementOnNodeTest {
  private static final Address RECEIVER = Address.of("0x00000000000000000000000000000000000ca11e");
  private static final Address BAD = Address.of("0x0000000000000000000000000000000000000BAD");
  private static final BigInteger ETHER = Anvil.ETHER;

  private static Anvil anvil;
  private static Safe safe;
  private static Address wallet;

  @BeforeAll
  static void start() {
    anvil = Anvil.start(Trials.CHAIN);
    List<Address> accounts = anvil.accounts();
    safe =
        new SafeDeployment(anvil)
            .create(SafeRelease.V1_4_1, 2, accounts.get(1), accounts.get(2), accounts.get(3));
    wallet = safe.address();
  }

  @AfterAll
  static void stop() {
    anvil.close();
  }

  /** A token of which the wallet has 1,000. */
  private static Address coin(String name, Object... arguments) {
    Bytes code = Installed.own(name);
    for (Object argument : arguments) {
      code = code.concat(((Address) argument).word());
    }
    Address coin = anvil.create(code);
    anvil.send(
        anvil.accounts().getFirst(),
        coin,
        BigInteger.ZERO,
        Anvil.data("mint(address,uint256)", wallet, 1_000));
    return coin;
  }

  private static Result calls(Address to, BigInteger value, Bytes data) {
    return Trials.safe(anvil, safe, safe.call(to, value, data));
  }

  private static Result calls(Address to, String signature, Object... arguments) {
    return calls(to, BigInteger.ZERO, Anvil.data(signature, arguments));
  }

  private static Asset token(Address coin) {
    return new Asset.Token(Trials.CHAIN, coin);
  }

  @Test
  void deniesATokenThatTakesAFeeOnTransfer() {
    Address coin = coin("TaxedCoin");
    Result result = calls(coin, "transfer(address,uint256)", RECEIVER, 500);
    assertThat(result.ofNode())
        .containsExactly(GateFinding.SIMULATION_DISAGREES, GateFinding.SIMULATION_DISAGREES);
    assertThat(result.sentences())
        .contains("but simulation shows only 495 smallest units of the token " + coin);
    assertThat(result.onlySeen())
        .containsExactly(
            new Effect.AssetMoved(
                token(coin),
                Amount.of(5),
                wallet,
                Address.of("0x0000000000000000000000000000000000000FEE")));
  }

  @Test
  void deniesATransferThatTakesAnotherTokenAlong() {
    Address prey = coin("Coin");
    Address greedy = coin("GreedyCoin", prey);
    safe.carryOut(
        safe.call(prey, BigInteger.ZERO, Anvil.data("approve(address,uint256)", greedy, 900)));
    Result result = calls(greedy, "transfer(address,uint256)", RECEIVER, 1);
    assertThat(result.ofNode()).containsExactly(GateFinding.SIMULATION_DISAGREES);
    assertThat(result.onlySeen())
        .containsExactly(new Effect.AssetMoved(token(prey), Amount.of(900), wallet, greedy));
  }

  @Test
  void deniesATransferThatApprovesSomebody() {
    Address coin = coin("ChattyCoin");
    Result result = calls(coin, "transfer(address,uint256)", RECEIVER, 1);
    assertThat(result.ofNode()).containsExactly(GateFinding.SIMULATION_DISAGREES);
    assertThat(result.onlySeen())
        .containsExactly(
            new Effect.ApprovalGranted(token(coin), wallet, BAD, Amount.MAX_UINT256, true, null));
  }

  @Test
  void deniesAPaymentThatReplacesTheCodeOfItsReceiver() {
    Address turncoat = anvil.create("Turncoat");
    Result result = calls(turncoat, ETHER, Bytes.EMPTY);
    assertThat(result.codes())
        .contains(GateFinding.SIMULATION_DISAGREES, GateFinding.IMPLEMENTATION_CHANGED);
    assertThat(result.onlySeen()).containsExactly(new Effect.ImplementationChanged(turncoat, BAD));
  }

  @Test
  void deniesACallThatDoesNotDoWhatItSays() {
    // An account without code takes any call, and nothing happens.
    Result result = calls(RECEIVER, "transfer(address,uint256)", BAD, 5);
    assertThat(result.simulated().state()).isEqualTo(State.SUCCEEDED);
    assertThat(result.ofNode()).containsExactly(GateFinding.SIMULATION_DISAGREES);
    assertThat(result.sentences()).contains("but simulation shows no such transfer");
    assertThat(calls(RECEIVER, "approve(address,uint256)", BAD, 5).ofNode())
        .containsExactly(GateFinding.SIMULATION_DISAGREES);
    assertThat(calls(RECEIVER, "setApprovalForAll(address,bool)", BAD, true).ofNode())
        .containsExactly(GateFinding.SIMULATION_DISAGREES);
    assertThat(calls(RECEIVER, "transferFrom(address,address,uint256)", BAD, wallet, 5).ofNode())
        .containsExactly(GateFinding.SIMULATION_DISAGREES);
  }

  @Test
  void agreesWithApprovalsHoweverTheyAreSet() {
    Address coin = coin("Coin");
    Bytes[] approvals = {
      Anvil.data("increaseAllowance(address,uint256)", RECEIVER, 50),
      Anvil.data("decreaseAllowance(address,uint256)", RECEIVER, 30),
      Anvil.data("approve(address,uint256)", RECEIVER, 100),
      Anvil.data("approve(address,uint256)", RECEIVER, 0),
    };
    for (Bytes approval : approvals) {
      SafeTransaction tx = safe.call(coin, BigInteger.ZERO, approval);
      Result result = Trials.safe(anvil, safe, tx);
      assertThat(result.ofNode()).as(result.sentences()).isEmpty();
      assertThat(result.onlySeen()).isEmpty();
      safe.carryOut(tx);
    }
  }

  @Test
  void tellsWhatAnAllowanceIsRaisedTo() {
    Address coin = coin("Coin");
    safe.carryOut(
        safe.call(coin, BigInteger.ZERO, Anvil.data("approve(address,uint256)", RECEIVER, 100)));
    Result result = calls(coin, "increaseAllowance(address,uint256)", RECEIVER, 50);
    assertThat(result.ofNode()).as(result.sentences()).isEmpty();
    assertThat(result.onlySeen())
        .containsExactly(
            new Effect.ApprovalGranted(token(coin), wallet, RECEIVER, Amount.of(150), false, null));
  }

  @Test
  void holdsAnAllowanceThatIsOnlyLowered() {
    Address coin = coin("Coin");
    safe.carryOut(
        safe.call(coin, BigInteger.ZERO, Anvil.data("approve(address,uint256)", RECEIVER, 100)));
    Result result = calls(coin, "decreaseAllowance(address,uint256)", RECEIVER, 1);
    assertThat(result.codes()).contains(GateFinding.UNREAD_CALL);
    assertThat(result.ofNode()).isEmpty();
  }

  @Test
  void agreesWithACollectionWhoseCallsReadLikeATokens() {
    Address collection = anvil.create("Collection");
    anvil.send(
        anvil.accounts().getFirst(),
        collection,
        BigInteger.ZERO,
        Anvil.data("mint(address,uint256)", wallet, 77));
    assertThat(
            calls(collection, "transferFrom(address,address,uint256)", wallet, RECEIVER, 77)
                .ofNode())
        .isEmpty();
    assertThat(calls(collection, "approve(address,uint256)", RECEIVER, 77).ofNode()).isEmpty();
    assertThat(calls(collection, "setApprovalForAll(address,bool)", RECEIVER, true).ofNode())
        .isEmpty();
  }

  @Test
  void deniesTheApprovalOfItemZeroThatReadsAsTakenBack() {
    Address collection = anvil.create("Collection");
    Result result = calls(collection, "approve(address,uint256)", BAD, 0);
    assertThat(result.ofNode()).containsExactly(GateFinding.SIMULATION_DISAGREES);
    assertThat(result.onlySeen())
        .containsExactly(
            new Effect.ApprovalGranted(
                new Asset.Item(Trials.CHAIN, collection, BigInteger.ZERO),
                wallet,
                BAD,
                Amount.of(1),
                false,
                null));
  }

  @Test
  void agreesWithWrappingAndUnwrapping() {
    Address wrapped = anvil.create("Wrapped");
    Directory directory =
        new Directory(
            new Known(
                List.of(),
                List.of(),
                List.of(new Known.TokenEntry(Trials.CHAIN, wrapped, "WETH", 18)),
                Set.of(),
                List.of(),
                List.of(),
                List.of()));
    SafeTransaction wrap = safe.call(wrapped, ETHER, Anvil.data("deposit()"));
    Result in = Trials.safe(anvil, safe, wrap, directory);
    assertThat(in.ofNode()).as(in.sentences()).isEmpty();
    assertThat(in.onlySeen()).isEmpty();
    assertThat(in.simulated().effects()).hasSize(2);
    safe.carryOut(wrap);
    Result out =
        Trials.safe(
            anvil,
            safe,
            safe.call(wrapped, BigInteger.ZERO, Anvil.data("withdraw(uint256)", 1_000)),
            directory);
    assertThat(out.ofNode()).as(out.sentences()).isEmpty();
    assertThat(out.onlySeen()).isEmpty();
    assertThat(out.simulated().effects()).hasSize(2);
  }

  @Test
  void tellsTheEffectsOfACallThatNoTableKnows() {
    Address coin = coin("Coin");
    Address market = anvil.create("Market");
    safe.carryOut(
        safe.call(coin, BigInteger.ZERO, Anvil.data("approve(address,uint256)", market, 400)));
    Result result = calls(market, ETHER, Anvil.data("trade(address,uint256)", coin, 300));
    assertThat(result.codes()).contains(GateFinding.UNREAD_CALL);
    assertThat(result.ofNode()).as(result.sentences()).isEmpty();
    assertThat(result.onlySeen())
        .containsExactly(
            new Effect.AssetMoved(token(coin), Amount.of(300), wallet, market),
            new Effect.AssetMoved(
                new Asset.Native(Trials.CHAIN),
                new Amount(ETHER.divide(BigInteger.TWO)),
                market,
                wallet));
  }

  @Test
  void tellsThatAnUnreadCallHandsAContractOver() {
    Address owned = anvil.create(Installed.own("Owned").concat(wallet.word()));
    Result result = calls(owned, "poke()");
    assertThat(result.ofNode()).isEmpty();
    assertThat(result.onlySeen())
        .containsExactly(new Effect.OwnershipTransferred(owned, BAD, false));
    assertThat(result.codes()).contains(GateFinding.UNREAD_CALL, GateFinding.OWNERSHIP_TRANSFERRED);
    Result said = calls(owned, "transferOwnership(address)", RECEIVER);
    assertThat(said.ofNode()).isEmpty();
    assertThat(said.onlySeen()).isEmpty();
  }

  @Test
  void doesNotExpectToSeeWhatAMultisigIsOnlyTold() {
    Address coin = coin("Coin");
    // An account without code takes any call: what stands for it is a multisig that waits for
    // others.
    Result result =
        calls(
            RECEIVER,
            "submitTransaction(address,uint256,bytes)",
            coin,
            0,
            Anvil.data("transfer(address,uint256)", BAD, 5));
    assertThat(result.read())
        .containsExactly(new Effect.AssetMoved(token(coin), Amount.of(5), RECEIVER, BAD));
    assertThat(result.ofNode()).as(result.sentences()).isEmpty();
  }

  @Test
  void explainsTheRefundOfTheOneWhoCarriesItOut() {
    Address coin = coin("Coin");
    SafeTransaction plain = safe.call(RECEIVER, ETHER, Bytes.EMPTY);
    SafeTransaction refunded =
        new SafeTransaction(
            RECEIVER,
            ETHER,
            Bytes.EMPTY,
            SafeTransaction.CALL,
            BigInteger.valueOf(100_000),
            BigInteger.valueOf(100),
            BigInteger.ONE,
            coin,
            anvil.accounts().get(9),
            plain.nonce());
    Address payer = anvil.accounts().getFirst();
    anvil.send(
        payer, coin, BigInteger.ZERO, Anvil.data("mint(address,uint256)", wallet, 1_000_000));
    Result result = Trials.safe(anvil, safe, refunded);
    assertThat(result.simulated().state()).isEqualTo(State.SUCCEEDED);
    assertThat(result.simulated().effects()).hasSize(2);
    assertThat(result.ofNode()).isEmpty();
  }

  @Test
  void explainsARefundForWhichNoGasIsSaid() {
    Address coin = coin("Coin");
    SafeTransaction refunded =
        new SafeTransaction(
            Address.of("0x00000000000000000000000000000000000f2e54"),
            ETHER,
            Bytes.EMPTY,
            SafeTransaction.CALL,
            BigInteger.ZERO,
            BigInteger.ZERO,
            BigInteger.TEN,
            coin,
            anvil.accounts().get(9),
            safe.call(RECEIVER, ETHER, Bytes.EMPTY).nonce());
    anvil.send(
        anvil.accounts().getFirst(),
        coin,
        BigInteger.ZERO,
        Anvil.data("mint(address,uint256)", wallet, 1_000_000));
    Result result = Trials.safe(anvil, safe, refunded);
    assertThat(result.simulated().effects()).as(result.simulated().sentence()).hasSize(2);
    assertThat(result.ofNode()).as(result.sentences()).isEmpty();
  }

  @Test
  void seesTheCoinsThatASelfDestructionCarriesAway() {
    BigInteger all = anvil.balance(wallet);
    Result result =
        Trials.safe(
            anvil,
            safe,
            safe.delegatecall(anvil.create("Intruder"), Anvil.data("destroy(address)", BAD)));
    assertThat(result.simulated().effects())
        .as(result.simulated().sentence())
        .contains(
            new Effect.AssetMoved(new Asset.Native(Trials.CHAIN), new Amount(all), wallet, BAD));
  }

  @Test
  void seesWhatATransactionThatCarriesOutASafesDoesToTheSafe() {
    Address carrier = anvil.accounts().get(9);
    Safe own = new SafeDeployment(anvil).create(SafeRelease.V1_3_0, 1, carrier);
    Address sweeper = anvil.create("Sweeper");
    SafeTransaction takeover =
        own.delegatecall(
            anvil.create("Takeover"), Anvil.data("transfer(address,uint256)", sweeper, 0));
    Bytes agreed = carrier.word().concat(Bytes.word(BigInteger.ZERO)).concat(Bytes.fromHex("0x01"));
    Result result =
        Trials.call(
            anvil,
            carrier,
            own.address(),
            BigInteger.ZERO,
            ExecTransaction.encode(takeover, agreed),
            Directory.SHIPPED);
    assertThat(result.onlySeen())
        .containsExactly(new Effect.WalletCodeReplaced(own.address(), sweeper));
    assertThat(result.codes())
        .contains(GateFinding.UNKNOWN_DELEGATECALL, GateFinding.WALLET_CODE_REPLACED);
  }

  @Test
  void triesThePaymentOfAnOrdinaryAccount() {
    Address payer = anvil.accounts().get(4);
    Result paid = Trials.call(anvil, payer, RECEIVER, ETHER, Bytes.EMPTY, Directory.SHIPPED);
    assertThat(paid.simulated().state()).isEqualTo(State.SUCCEEDED);
    assertThat(paid.ofNode()).isEmpty();
    Result tooMuch =
        Trials.call(anvil, payer, RECEIVER, ETHER.multiply(ETHER), Bytes.EMPTY, Directory.SHIPPED);
    assertThat(tooMuch.simulated().state())
        .as(tooMuch.simulated().sentence())
        .isEqualTo(State.REVERTED);
    assertThat(tooMuch.ofNode()).containsExactly(GateFinding.WOULD_FAIL);
  }

  @Test
  void seesWhatAnotherWalletLosesToo() {
    Address payer = anvil.accounts().get(4);
    Address coin = coin("Coin");
    Address greedy = coin("GreedyCoin", coin);
    safe.carryOut(
        safe.call(coin, BigInteger.ZERO, Anvil.data("approve(address,uint256)", payer, 10)));
    Result result =
        Trials.call(
            anvil,
            payer,
            coin,
            BigInteger.ZERO,
            Anvil.data("transferFrom(address,address,uint256)", wallet, greedy, 10),
            Directory.SHIPPED);
    assertThat(result.ofNode()).isEmpty();
    assertThat(result.simulated().effects())
        .contains(new Effect.AssetMoved(token(coin), Amount.of(10), wallet, greedy));
  }
}
