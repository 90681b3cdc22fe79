package dev.countersign.gate.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.abi.Selector;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Transfers, approvals, and calls that no table knows. */
class CallReadingTest extends CallsOfAWallet {
  @Test
  void readsATokenTransferToAKnownDestination() {
    call(USDC, "transfer(address,uint256)", EXCHANGE, BigInteger.valueOf(5_000_000));
    assertThat(reading.effects())
        .containsExactly(
            new Effect.AssetMoved(
                new Asset.Token(1, USDC), Amount.of(5_000_000), WALLET, EXCHANGE));
    assertThat(codes()).isEmpty();
    assertThat(reading.isContractCall()).isTrue();
  }

  @Test
  void readsAPlainTransferOfTheCoin() {
    read(
        new Call(1L, WALLET, EXCHANGE, BigInteger.TEN, Bytes.EMPTY, false, "", 0), ChainFacts.NONE);
    assertThat(reading.effects())
        .containsExactly(
            new Effect.AssetMoved(new Asset.Native(1), Amount.of(10), WALLET, EXCHANGE));
    assertThat(codes()).isEmpty();
    assertThat(reading.isContractCall()).isFalse();
  }

  @Test
  void notesADestinationThatNobodyKnows() {
    call(USDC, "transfer(address,uint256)", STRANGER, BigInteger.ONE);
    assertThat(codes()).containsExactly(GateFinding.UNKNOWN_DESTINATION);
  }

  @Test
  void deniesADestinationThatImitatesAKnownOne() {
    Address poison = Address.of("0x22222222aaaaaaaaaaaaaaaaaaaaaaaa22222222");
    call(USDC, "transfer(address,uint256)", poison, BigInteger.ONE);
    assertThat(codes()).containsExactly(GateFinding.DESTINATION_IMITATES_KNOWN);
  }

  @Test
  void deniesANewOwnerWhoImitatesAKnownAddress() {
    Address poison = Address.of("0x22222222aaaaaaaaaaaaaaaaaaaaaaaa22222222");
    call(WALLET, "addOwnerWithThreshold(address,uint256)", poison, BigInteger.ONE);
    assertThat(codes())
        .containsExactly(
            GateFinding.OWNERS_CHANGED,
            GateFinding.DESTINATION_IMITATES_KNOWN,
            GateFinding.THRESHOLD_CHANGED);
    call(NEW_TOKEN, "transferOwnership(address)", poison);
    assertThat(codes())
        .endsWith(GateFinding.OWNERSHIP_TRANSFERRED, GateFinding.DESTINATION_IMITATES_KNOWN);
  }

  @Test
  void holdsTokensSentToTheTokenItself() {
    call(USDC, "transfer(address,uint256)", USDC, BigInteger.ONE);
    assertThat(codes()).containsExactly(GateFinding.SENDS_TO_TOKEN_CONTRACT);
  }

  @Test
  void doesNotTrustAnUnknownTokensAmount() {
    call(NEW_TOKEN, "transfer(address,uint256)", EXCHANGE, BigInteger.ONE);
    assertThat(codes()).containsExactly(GateFinding.UNKNOWN_TOKEN);
  }

  @Test
  void deniesAnUnknownContractUnderAKnownSymbol() {
    read(
        new Call(
            1L,
            WALLET,
            NEW_TOKEN,
            BigInteger.ZERO,
            data("transfer(address,uint256)", EXCHANGE, BigInteger.ONE),
            false,
            "",
            0),
        facts("USDC", null));
    assertThat(codes()).containsExactly(GateFinding.FAKE_TOKEN);
  }

  @Test
  void holdsApprovalsAndNamesUnlimitedOnes() {
    call(USDC, "approve(address,uint256)", SPENDER, BigInteger.valueOf(7));
    assertThat(codes()).containsExactly(GateFinding.APPROVAL_GRANTED);
    call(USDC, "approve(address,uint256)", SPENDER, Amount.MAX_UINT256.units());
    assertThat(codes()).contains(GateFinding.UNLIMITED_APPROVAL);
  }

  @Test
  void letsAnApprovalBeTakenBack() {
    call(USDC, "approve(address,uint256)", STRANGER, BigInteger.ZERO);
    assertThat(codes()).isEmpty();
  }

  @Test
  void deniesAnApprovalToAKeyWithoutCode() {
    Bytes none = Keccak256.hash(Bytes.EMPTY);
    read(
        new Call(
            1L,
            WALLET,
            USDC,
            BigInteger.ZERO,
            data("approve(address,uint256)", STRANGER, BigInteger.ONE),
            false,
            "",
            0),
        facts(null, none));
    assertThat(codes()).contains(GateFinding.APPROVAL_TO_CODELESS);
  }

  @Test
  void readsWrappingAsAnExchangeWithinTheWallet() {
    read(
        new Call(1L, WALLET, WETH, BigInteger.TEN, Selector.of("deposit()"), false, "", 0),
        ChainFacts.NONE);
    assertThat(reading.effects())
        .containsExactly(
            new Effect.AssetMoved(new Asset.Native(1), Amount.of(10), WALLET, WETH),
            new Effect.AssetMoved(new Asset.Token(1, WETH), Amount.of(10), WETH, WALLET));
    assertThat(codes()).isEmpty();
  }

  @Test
  void holdsWhatNoTableKnows() {
    call(SPENDER, "swapExactly(uint256)", BigInteger.ONE);
    assertThat(codes()).containsExactly(GateFinding.UNREAD_CALL);
  }

  @Test
  void holdsBytesAfterTheArguments() {
    Bytes data =
        data("transfer(address,uint256)", EXCHANGE, BigInteger.ONE).concat(Bytes.fromHex("0xbeef"));
    read(new Call(1L, WALLET, USDC, BigInteger.ZERO, data, false, "", 0), ChainFacts.NONE);
    assertThat(codes()).containsExactly(GateFinding.TRAILING_DATA);
  }

  @Test
  void refusesAnArgumentWithDirtyHighBytes() {
    Bytes data =
        Selector.of("transfer(address,uint256)")
            .concat(Bytes.fromHex("0x01" + "00".repeat(11) + "22".repeat(20) + "00".repeat(32)));
    assertThatThrownBy(() ->
            read(new Call(1L, WALLET, USDC, BigInteger.ZERO, data, false, "", 0), ChainFacts.NONE))
        .isInstanceOf(UnreadableInput.class);
  }
}
