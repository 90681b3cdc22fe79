package dev.countersign.gate.typed;

import static dev.countersign.gate.typed.TypedExample.ALICE;
import static dev.countersign.gate.typed.TypedExample.DAI;
import static dev.countersign.gate.typed.TypedExample.PERMIT2;
import static dev.countersign.gate.typed.TypedExample.ROUTER;
import static dev.countersign.gate.typed.TypedExample.STRANGER;
import static dev.countersign.gate.typed.TypedExample.UNKNOWN_TOKEN;
import static dev.countersign.gate.typed.TypedExample.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Permit2Test {
  private static final String MAX_UINT160 = "1461501637330902918203684832716283019655932542975";
  private static final String PERMITTED = "TokenPermissions(address token,uint256 amount)";

  /** Of UniswapX's ExclusiveDutchOrderReactor. */
  private static final String DUTCH =
      "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,"
          + "uint256 deadline,ExclusiveDutchOrder witness)"
          + "DutchOutput(address token,uint256 startAmount,uint256 endAmount,address recipient)"
          + "ExclusiveDutchOrder(OrderInfo info,uint256 decayStartTime,uint256 decayEndTime,"
          + "address exclusiveFiller,uint256 exclusivityOverrideBps,address inputToken,"
          + "uint256 inputStartAmount,uint256 inputEndAmount,DutchOutput[] outputs)"
          + "OrderInfo(address reactor,address swapper,uint256 nonce,uint256 deadline,"
          + "address additionalValidationContract,bytes additionalValidationData)"
          + PERMITTED;

  @Test
  void readsTheAllowanceThatWalletsAskForByDefault() {
    TypedExample permit = single(MAX_UINT160, "1702592000").read();
    assertThat(permit.codes())
        .containsExactly(GateFinding.PERMIT_SIGNED, GateFinding.UNLIMITED_APPROVAL);
    assertThat(permit.effects())
        .containsExactly(
            new Effect.ApprovalGranted(
                new Asset.Token(1, USDC),
                ALICE,
                ROUTER,
                new Amount(new BigInteger(MAX_UINT160)),
                true,
                BigInteger.valueOf(1_702_592_000)));
  }

  @Test
  void tellsHowLongABoundedAllowanceLasts() {
    TypedExample permit = single("1000000", "1702592000").read();
    assertThat(permit.codes()).containsExactly(GateFinding.PERMIT_SIGNED);
    assertThat(permit.sentence(GateFinding.PERMIT_SIGNED))
        .contains("up to 1 USDC")
        .endsWith(
            "it can be used until 2023-11-14T22:43:20Z, and the allowance lasts until"
                + " 2023-12-14T22:13:20Z");
    assertThat(single("1000000", "281474976710655").read().sentence(GateFinding.PERMIT_SIGNED))
        .endsWith("the allowance lasts for ever");
    assertThat(single("1000000", "0").read().sentence(GateFinding.PERMIT_SIGNED))
        .endsWith("for the block that takes it");
  }

  @Test
  void readsEachAllowanceOfABatch() {
    TypedExample permit =
        TypedExample.of(
                Permit2.BATCH,
                "Permit2",
                PERMIT2,
                """
                {"details":[{"token":"%s","amount":"%s","expiration":"281474976710655","nonce":0},
                            {"token":"%s","amount":"255","expiration":1999999999,"nonce":2}],
                 "spender":"%s","sigDeadline":"1999999999"}
                """
                    .formatted(USDC, MAX_UINT160, DAI, STRANGER))
            .with(new TypedExample.Node(USDC, "USDC", STRANGER))
            .read();
    assertThat(permit.codes())
        .containsExactly(
            GateFinding.PERMIT_SIGNED,
            GateFinding.UNLIMITED_APPROVAL,
            GateFinding.APPROVAL_TO_CODELESS,
            GateFinding.PERMIT_SIGNED);
    assertThat(permit.effects()).hasSize(2);
  }

  @Test
  void readsTransfersOnceEachByItsSpender() {
    TypedExample permit =
        TypedExample.of(
                Permit2.TRANSFER,
                "Permit2",
                PERMIT2,
                """
                {"permitted":{"token":"%s","amount":"1000000"},"spender":"%s","nonce":"7",
                 "deadline":"1999999999"}
                """
                    .formatted(USDC, ROUTER))
            .read();
    assertThat(permit.codes()).containsExactly(GateFinding.PERMIT_SIGNED);
    assertThat(permit.sentence(GateFinding.PERMIT_SIGNED))
        .endsWith("used once, until 2033-05-18T03:33:19Z, and the spender chooses the receiver");
    assertThat(permit.effects())
        .containsExactly(
            new Effect.ApprovalGranted(
                new Asset.Token(1, USDC),
                ALICE,
                ROUTER,
                Amount.of(1_000_000),
                false,
                BigInteger.valueOf(1_999_999_999)));
    TypedExample batch =
        TypedExample.of(
                Permit2.BATCH_TRANSFER,
                "Permit2",
                PERMIT2,
                """
                {"permitted":[{"token":"%s","amount":"1"},{"token":"%s","amount":"2"}],
                 "spender":"%s","nonce":"7","deadline":"1999999999"}
                """
                    .formatted(USDC, UNKNOWN_TOKEN, ROUTER))
            .read();
    assertThat(batch.codes())
        .containsExactly(
            GateFinding.PERMIT_SIGNED, GateFinding.UNKNOWN_TOKEN, GateFinding.PERMIT_SIGNED);
  }

  @Test
  void holdsAnotherContractThanPermit2() {
    TypedExample permit =
        TypedExample.of(Permit2.SINGLE, "Permit2", STRANGER, single(USDC, "1", "1", ROUTER)).read();
    assertThat(permit.codes())
        .containsExactly(GateFinding.VERIFYING_CONTRACT_UNKNOWN, GateFinding.PERMIT_SIGNED);
  }

  @Test
  void knowsPermit2OnZkSync() {
    String elsewhere = "0x0000000000225e31D15943971F47aD3022F714Fa";
    for (int chain : new int[] {324, 1}) {
      TypedExample permit =
          TypedExample.of(
              Permit2.SINGLE,
              "{\"chainId\":" + chain + ",\"verifyingContract\":\"" + elsewhere + "\"}",
              single(USDC, "1", "1", ROUTER));
      assertThat(permit.read().codes().contains(GateFinding.VERIFYING_CONTRACT_UNKNOWN))
          .isEqualTo(chain == 1);
    }
  }

  @Test
  void holdsTheWitnessOfATransfer() {
    TypedExample permit =
        TypedExample.of(
                DUTCH,
                "Permit2",
                PERMIT2,
                """
                {"permitted":{"token":"%1$s","amount":"1000000"},"spender":"%2$s","nonce":"7",
                 "deadline":"1999999999","witness":{
                   "info":{"reactor":"%2$s","swapper":"%3$s","nonce":7,"deadline":1999999999,
                     "additionalValidationContract":"0x0000000000000000000000000000000000000000",
                     "additionalValidationData":"0x"},
                   "decayStartTime":1,"decayEndTime":2,
                   "exclusiveFiller":"0x0000000000000000000000000000000000000000",
                   "exclusivityOverrideBps":0,"inputToken":"%1$s","inputStartAmount":1000000,
                   "inputEndAmount":1000000,"outputs":[{"token":"%4$s","startAmount":10,
                     "endAmount":9,"recipient":"%3$s"}]}}
                """
                    .formatted(USDC, ROUTER, ALICE, DAI))
            .read();
    assertThat(permit.codes())
        .containsExactly(GateFinding.PERMIT_SIGNED, GateFinding.UNREAD_TYPED_DATA);
    assertThat(permit.sentence(GateFinding.UNREAD_TYPED_DATA)).contains("(witness)");
    assertThat(permit.effects()).hasSize(1);
  }

  @Test
  void readsABatchWithAWitnessOfAnyType() {
    TypedExample permit =
        TypedExample.of(
                "PermitBatchWitnessTransferFrom(TokenPermissions[] permitted,address spender,"
                    + "uint256 nonce,uint256 deadline,bytes32 orderHash)"
                    + PERMITTED,
                "Permit2",
                PERMIT2,
                """
                {"permitted":[{"token":"%s","amount":"1"},{"token":"%s","amount":"2"}],
                 "spender":"%s","nonce":"7","deadline":"1","orderHash":"0x%s"}
                """
                    .formatted(USDC, DAI, ROUTER, "ab".repeat(32)))
            .read();
    assertThat(permit.codes())
        .containsExactly(
            GateFinding.PERMIT_SIGNED, GateFinding.PERMIT_SIGNED, GateFinding.UNREAD_TYPED_DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256"
            + " deadline,bytes32 a,bytes32 b)TokenPermissions(address token,uint256 amount)",
        "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256"
            + " deadline)TokenPermissions(address token,uint256 amount)",
        "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256"
            + " deadline,bytes32 a)TokenPermissions(address token,uint128 amount)",
        "PermitWitnessTransferFrom(TokenPermissions[] permitted,address spender,uint256"
            + " nonce,uint256 deadline,bytes32 a)TokenPermissions(address token,uint256 amount)",
        "PermitBatchWitnessTransferFrom(TokenPermissions permitted,address spender,uint256"
            + " nonce,uint256 deadline,bytes32 a)TokenPermissions(address token,uint256 amount)"
      })
  void recognisesNoWitnessInAnotherType(String type) {
    assertThat(Permit2.isWitnessed(type)).isFalse();
  }

  @Test
  void readsSixtyFourAllowancesAndHoldsTheRest() {
    String detail =
        "{\"token\":\"" + USDC + "\",\"amount\":\"1\",\"expiration\":\"1\",\"nonce\":0}";
    TypedExample permit =
        TypedExample.of(
                Permit2.BATCH,
                "Permit2",
                PERMIT2,
                "{\"details\":["
                    + String.join(",", Collections.nCopies(65, detail))
                    + "],\"spender\":\""
                    + ROUTER
                    + "\",\"sigDeadline\":1}")
            .read();
    assertThat(permit.effects()).hasSize(64);
    assertThat(permit.codes()).contains(GateFinding.UNREAD_TYPED_DATA);
  }

  @Test
  void holdsABatchOfNothing() {
    TypedExample permit =
        TypedExample.of(
                Permit2.BATCH,
                "Permit2",
                PERMIT2,
                "{\"details\":[],\"spender\":\"" + ROUTER + "\",\"sigDeadline\":1}")
            .read();
    assertThat(permit.codes()).containsExactly(GateFinding.UNREAD_TYPED_DATA);
  }

  @Test
  void doesNotTakeATransferOfNothingForAnApprovalTakenBack() {
    TypedExample permit =
        TypedExample.of(
                Permit2.TRANSFER,
                "Permit2",
                PERMIT2,
                """
                {"permitted":{"token":"%s","amount":"0"},"spender":"%s","nonce":"7",
                 "deadline":"1999999999"}
                """
                    .formatted(USDC, ROUTER))
            .read();
    assertThat(permit.codes()).containsExactly(GateFinding.UNREAD_TYPED_DATA);
    assertThat(permit.effects()).isEmpty();
  }

  private static TypedExample single(String amount, String expiration) {
    return TypedExample.of(
        Permit2.SINGLE, "Permit2", PERMIT2, single(USDC, amount, expiration, ROUTER));
  }

  private static String single(Address token, String amount, String expiration, Address spender) {
    return """
    {"details":{"token":"%s","amount":"%s","expiration":"%s","nonce":0},
     "spender":"%s","sigDeadline":"1700001800"}
    """
        .formatted(token, amount, expiration, spender);
  }
}
