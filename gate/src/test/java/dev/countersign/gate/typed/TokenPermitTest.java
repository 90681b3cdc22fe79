package dev.countersign.gate.typed;

import static dev.countersign.gate.typed.TypedExample.ALICE;
import static dev.countersign.gate.typed.TypedExample.DAI;
import static dev.countersign.gate.typed.TypedExample.LIKE_ROUTER;
import static dev.countersign.gate.typed.TypedExample.ROUTER;
import static dev.countersign.gate.typed.TypedExample.STRANGER;
import static dev.countersign.gate.typed.TypedExample.UNKNOWN_TOKEN;
import static dev.countersign.gate.typed.TypedExample.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPermitTest {
  private static final BigInteger ALL = Amount.MAX_UINT256.units();
  private static final Asset USDC_TOKEN = new Asset.Token(1, USDC);

  @Test
  void readsABoundedPermitForAKnownSpender() {
    TypedExample permit = permit(USDC, ROUTER, "1500000000").read();
    assertThat(permit.effects())
        .containsExactly(
            new Effect.ApprovalGranted(
                USDC_TOKEN, ALICE, ROUTER, Amount.of(1_500_000_000), false, null));
    assertThat(permit.codes()).containsExactly(GateFinding.PERMIT_SIGNED);
    assertThat(permit.sentence(GateFinding.PERMIT_SIGNED))
        .isEqualTo(
            "The signature alone lets Universal Router (0x66a9893cC07D91D95644AEDD05D03f95e1dBA8Af)"
                + " take up to 1,500 USDC from Treasury"
                + " (0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266); it can be used until"
                + " 2033-05-18T03:33:19Z, and what it approves has no end");
  }

  @Test
  void saysThatTheSpenderIsNotKnown() {
    TypedExample permit = permit(USDC, STRANGER, "1500000000").read();
    assertThat(permit.codes()).containsExactly(GateFinding.PERMIT_SIGNED);
    assertThat(permit.sentence(GateFinding.PERMIT_SIGNED)).contains("which is no known spender");
  }

  @ParameterizedTest
  @CsvSource({
    "115792089237316195423570985008687907853269984665640564039457584007913129639935, true",
    "57896044618658097711785492504343953926634992332820282019728792003956564819968, true",
    "1461501637330902918203684832716283019655932542975, true",
    "170141183460469231731687303715884105728, true",
    "170141183460469231731687303715884105727, false",
    "79228162514264337593543950335, true",
    "79228162514264337593543950334, false",
    "18446744073709551615, false"
  })
  void tellsWhichAmountIsNoLimit(String amount, boolean unlimited) {
    TypedExample permit = permit(USDC, ROUTER, amount).read();
    assertThat(permit.codes().contains(GateFinding.UNLIMITED_APPROVAL)).isEqualTo(unlimited);
    assertThat(permit.effects())
        .containsExactly(
            new Effect.ApprovalGranted(
                USDC_TOKEN, ALICE, ROUTER, new Amount(new BigInteger(amount)), unlimited, null));
  }

  @Test
  void findsNothingAgainstTakingAnApprovalBack() {
    assertThat(permit(USDC, STRANGER, "0").read().codes()).isEmpty();
    TypedExample dai = dai(false, "0").read();
    assertThat(dai.codes()).isEmpty();
    assertThat(dai.effects())
        .containsExactly(
            new Effect.ApprovalGranted(
                new Asset.Token(1, DAI), ALICE, ROUTER, Amount.ZERO, false, null));
  }

  @Test
  void readsTheAllOrNothingPermitOfDai() {
    TypedExample permit = dai(true, "0").read();
    assertThat(permit.effects())
        .containsExactly(
            new Effect.ApprovalGranted(
                new Asset.Token(1, DAI), ALICE, ROUTER, new Amount(ALL), true, null));
    assertThat(permit.codes())
        .containsExactly(GateFinding.PERMIT_SIGNED, GateFinding.UNLIMITED_APPROVAL);
    assertThat(permit.sentence(GateFinding.PERMIT_SIGNED)).contains("used for ever");
  }

  @Test
  void deniesASpenderWithoutCode() {
    assertThat(
            permit(USDC, STRANGER, "1")
                .with(new TypedExample.Node(USDC, "USDC", STRANGER))
                .read()
                .codes())
        .containsExactly(GateFinding.PERMIT_SIGNED, GateFinding.APPROVAL_TO_CODELESS);
  }

  @Test
  void deniesASpenderThatLooksLikeAKnownOne() {
    assertThat(permit(USDC, LIKE_ROUTER, "1").read().codes())
        .containsExactly(GateFinding.PERMIT_SIGNED, GateFinding.DESTINATION_IMITATES_KNOWN);
  }

  @Test
  void holdsATokenThatIsNotKnown() {
    assertThat(permit(UNKNOWN_TOKEN, ROUTER, "1").read().codes())
        .containsExactly(GateFinding.UNKNOWN_TOKEN, GateFinding.PERMIT_SIGNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"USDC", "usdc", "US DC", "USD\u200bC", "ＵＳＤＣ", "WBTC", "ETH "})
  void deniesAnUnknownContractWithAKnownSymbol(String symbol) {
    assertThat(
            permit(UNKNOWN_TOKEN, ROUTER, "1")
                .with(new TypedExample.Node(UNKNOWN_TOKEN, symbol, null))
                .read()
                .codes())
        .containsExactly(GateFinding.FAKE_TOKEN, GateFinding.PERMIT_SIGNED);
  }

  @Test
  void deniesAnUnknownContractThatTheDomainCallsByAKnownSymbol() {
    TypedExample fake =
        TypedExample.of(TokenPermit.ERC_2612, "USDC", UNKNOWN_TOKEN, message(ALICE, ROUTER, "1"));
    assertThat(fake.read().codes())
        .containsExactly(GateFinding.FAKE_TOKEN, GateFinding.PERMIT_SIGNED);
  }

  @Test
  void findsNoFakeInASymbolOfItsOwn() {
    assertThat(
            permit(UNKNOWN_TOKEN, ROUTER, "1")
                .with(new TypedExample.Node(UNKNOWN_TOKEN, "ACME", null))
                .read()
                .codes())
        .containsExactly(GateFinding.UNKNOWN_TOKEN, GateFinding.PERMIT_SIGNED);
  }

  @Test
  void holdsAPermitOfAnotherAccount() {
    assertThat(permit(USDC, ROUTER, "1").askedOf(STRANGER).read().codes())
        .containsExactly(GateFinding.SIGNS_FOR_ANOTHER_ACCOUNT, GateFinding.PERMIT_SIGNED);
    assertThat(permit(USDC, ROUTER, "1").askedOf(null).read().codes())
        .containsExactly(GateFinding.PERMIT_SIGNED);
  }

  @Test
  void holdsAPermitWithoutAChain() {
    TypedExample permit =
        TypedExample.of(
            TokenPermit.ERC_2612,
            "{\"name\":\"USD Coin\",\"verifyingContract\":\"" + USDC + "\"}",
            message(ALICE, ROUTER, "1"));
    assertThat(permit.read().codes()).contains(GateFinding.CHAIN_UNKNOWN);
  }

  @Test
  void holdsAChainIdThatNoChainHas() {
    TypedExample permit =
        TypedExample.of(
            TokenPermit.ERC_2612,
            "{\"chainId\":\"" + ALL + "\",\"verifyingContract\":\"" + USDC + "\"}",
            message(ALICE, ROUTER, "1"));
    assertThat(permit.read().codes()).contains(GateFinding.CHAIN_UNKNOWN);
  }

  @Test
  void holdsAPermitOfNoContract() {
    assertThat(permit(null, ROUTER, "1").read().codes())
        .containsExactly(GateFinding.VERIFYING_CONTRACT_UNKNOWN, GateFinding.PERMIT_SIGNED);
  }

  @Test
  void recognisesNoKindByItsNameAlone() {
    TypedExample permit =
        TypedExample.of(
            "Permit(address owner,address spender,uint256 value)",
            "USD Coin",
            USDC,
            "{\"owner\":\"%s\",\"spender\":\"%s\",\"value\":1}".formatted(ALICE, ROUTER));
    assertThat(permit.read().codes()).containsExactly(GateFinding.UNREAD_TYPED_DATA);
    assertThat(permit.sentence(GateFinding.UNREAD_TYPED_DATA))
        .contains("carries the name of a known kind but is not of that kind");
    assertThat(permit.effects()).isEmpty();
  }

  @Test
  void readsThePermitOfAnItem() {
    Address positions = Address.of("0xC36442b4a4522E871399CD717aBDD847Ab11FE88");
    String message =
        "{\"spender\":\"%s\",\"tokenId\":\"7\",\"nonce\":0,\"deadline\":1999999999}"
            .formatted(STRANGER);
    TypedExample permit =
        TypedExample.of(TokenPermit.ERC_4494, "Uniswap V3 Positions NFT-V1", positions, message);
    assertThat(permit.read().codes())
        .containsExactly(GateFinding.VERIFYING_CONTRACT_UNKNOWN, GateFinding.PERMIT_SIGNED);
    assertThat(permit.effects())
        .containsExactly(
            new Effect.ApprovalGranted(
                new Asset.Item(1, positions, BigInteger.valueOf(7)),
                ALICE,
                STRANGER,
                Amount.of(1),
                false,
                null));
    Directory knowing =
        new Directory(
            new Known(
                List.of(),
                List.of(new Known.Entry(1L, positions, Known.Kind.CONTRACT, "Positions")),
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of()));
    assertThat(
            TypedExample.of(TokenPermit.ERC_4494, "Uniswap V3 Positions NFT-V1", positions, message)
                .with(knowing)
                .read()
                .codes())
        .containsExactly(GateFinding.PERMIT_SIGNED);
    assertThat(TypedExample.of(TokenPermit.ERC_4494, "x", null, message).read().codes())
        .containsExactly(GateFinding.VERIFYING_CONTRACT_UNKNOWN, GateFinding.PERMIT_SIGNED);
  }

  private static TypedExample permit(@Nullable Address token, Address spender, String value) {
    return TypedExample.of(TokenPermit.ERC_2612, "USD Coin", token, message(ALICE, spender, value));
  }

  private static String message(Address owner, Address spender, String value) {
    return """
    {"owner":"%s","spender":"%s","value":"%s","nonce":0,"deadline":1999999999}
    """
        .formatted(owner, spender, value);
  }

  private static TypedExample dai(boolean allowed, String expiry) {
    return TypedExample.of(
        TokenPermit.DAI,
        "Dai Stablecoin",
        DAI,
        """
        {"holder":"%s","spender":"%s","nonce":5,"expiry":"%s","allowed":%s}
        """
            .formatted(ALICE, ROUTER, expiry, allowed));
  }
}
