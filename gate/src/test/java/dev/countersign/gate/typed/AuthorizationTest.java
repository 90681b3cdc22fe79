package dev.countersign.gate.typed;

import static dev.countersign.gate.typed.TypedExample.ALICE;
import static dev.countersign.gate.typed.TypedExample.LIKE_PAYEE;
import static dev.countersign.gate.typed.TypedExample.PAYEE;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
  private static final String NONCE = "0x" + "ab".repeat(32);

  @Test
  void readsATransferToAKnownDestination() {
    TypedExample order = transfer(Authorization.TRANSFER, USDC, PAYEE, "250000000").read();
    assertThat(order.codes()).containsExactly(GateFinding.PERMIT_SIGNED);
    assertThat(order.effects())
        .containsExactly(
            new Effect.TransferAuthorised(
                new Asset.Token(1, USDC),
                Amount.of(250_000_000),
                ALICE,
                PAYEE,
                BigInteger.valueOf(1_999_999_999)));
    assertThat(order.sentence(GateFinding.PERMIT_SIGNED))
        .startsWith("The signature alone lets whoever holds it move 250 USDC from Treasury");
  }

  @Test
  void saysThatOnlyTheReceiverCanPresentOne() {
    TypedExample order = transfer(Authorization.RECEIVE, USDC, PAYEE, "250000000").read();
    assertThat(order.codes()).containsExactly(GateFinding.PERMIT_SIGNED);
    assertThat(order.sentence(GateFinding.PERMIT_SIGNED)).contains("lets the receiver move");
  }

  @Test
  void holdsADestinationThatIsNotKnown() {
    assertThat(transfer(Authorization.TRANSFER, USDC, STRANGER, "1").read().codes())
        .containsExactly(GateFinding.PERMIT_SIGNED, GateFinding.UNKNOWN_DESTINATION);
  }

  @Test
  void deniesADestinationThatLooksLikeAKnownOne() {
    assertThat(transfer(Authorization.TRANSFER, USDC, LIKE_PAYEE, "1").read().codes())
        .containsExactly(GateFinding.PERMIT_SIGNED, GateFinding.DESTINATION_IMITATES_KNOWN);
  }

  @Test
  void holdsWhatNobodyCouldReturn() {
    for (Address lost : new Address[] {USDC, Address.ZERO, TypedExample.DAI}) {
      assertThat(transfer(Authorization.TRANSFER, USDC, lost, "1").read().codes())
          .containsExactly(GateFinding.PERMIT_SIGNED, GateFinding.SENDS_TO_TOKEN_CONTRACT);
    }
  }

  @Test
  void holdsATokenThatIsNotKnown() {
    assertThat(transfer(Authorization.TRANSFER, UNKNOWN_TOKEN, PAYEE, "1").read().codes())
        .containsExactly(GateFinding.UNKNOWN_TOKEN, GateFinding.PERMIT_SIGNED);
  }

  @Test
  void holdsATransferOfNoContract() {
    assertThat(transfer(Authorization.TRANSFER, null, PAYEE, "1").read().codes())
        .containsExactly(GateFinding.VERIFYING_CONTRACT_UNKNOWN, GateFinding.PERMIT_SIGNED);
  }

  @Test
  void holdsATransferFromAnotherAccount() {
    assertThat(transfer(Authorization.TRANSFER, USDC, PAYEE, "1").askedOf(STRANGER).read().codes())
        .contains(GateFinding.SIGNS_FOR_ANOTHER_ACCOUNT);
  }

  @Test
  void findsNothingAgainstTakingOneBack() {
    assertThat(cancel(USDC).read().codes()).isEmpty();
    assertThat(cancel(UNKNOWN_TOKEN).read().codes()).containsExactly(GateFinding.UNKNOWN_TOKEN);
    assertThat(cancel(null).read().codes()).containsExactly(GateFinding.VERIFYING_CONTRACT_UNKNOWN);
  }

  private static TypedExample cancel(@Nullable Address token) {
    return TypedExample.of(
        Authorization.CANCEL,
        "USD Coin",
        token,
        "{\"authorizer\":\"" + ALICE + "\",\"nonce\":\"" + NONCE + "\"}");
  }

  private static TypedExample transfer(
      String type, @Nullable Address token, Address to, String value) {
    return TypedExample.of(
        type,
        "USD Coin",
        token,
        """
        {"from":"%s","to":"%s","value":"%s","validAfter":0,"validBefore":1999999999,
         "nonce":"%s"}
        """
            .formatted(ALICE, to, value, NONCE));
  }
}
