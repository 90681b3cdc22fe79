package dev.countersign.gate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.check.CheckRequest.Beside;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.policy.reading.ReadingFacts;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sign-in is asked for by its site, and is for no other. */
class SignInIntentTest {
  private static final Directory DIRECTORY =
      new Directory(KnownFile.read("{\"domains\": [\"app.example.com\", \"other.example.com\"]}"));
  private static final Address ACCOUNT = Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  private static final String MESSAGE =
      """
      app.example.com wants you to sign in with your Ethereum account:
      0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266

      Welcome back.

      URI: https://app.example.com/login
      Version: 1
      Chain ID: 1
      Nonce: 32891756
      Issued At: 2026-03-01T11:59:00Z\
      """;
  private static final String ASKED =
      """
      {"action": "sign-in", "chainId": 1, "site": "app.example.com", "purpose": "Log in",
       "wallet": "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"}
      """;

  @Test
  void allowsTheSiteThatWasAskedFor() {
    assertThat(check(MESSAGE, ASKED).verdict().outcome()).isEqualTo(Outcome.ALLOW);
  }

  @ParameterizedTest
  @CsvSource({
    "app.example.com, other.example.com",
    "\"chainId\": 1, \"chainId\": 10",
    "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266, 0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4"
  })
  void deniesAnotherThanWasAskedFor(String part, String other) {
    CheckReport report = check(MESSAGE, ASKED.replace(part, other));
    assertThat(report.verdict().findings())
        .extracting(Finding::code)
        .contains(GateFinding.INTENT_DIFFERS);
  }

  @Test
  void deniesAPaymentWhereASignInWasAskedFor() {
    CheckReport report =
        check(
            """
            {"from": "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", "chainId": 1, "value": "0x1",
             "to": "0x2222222222222222222222222222222222222222"}
            """,
            ASKED);
    assertThat(report.verdict().outcome()).isEqualTo(Outcome.DENY);
  }

  @Test
  void deniesASignInWhereAPaymentWasAskedFor() {
    CheckReport report =
        check(
            MESSAGE,
            """
            {"action": "transfer", "asset": "native", "units": "1", "purpose": "Pay",
             "destination": "0x2222222222222222222222222222222222222222"}
            """);
    assertThat(report.verdict().outcome()).isEqualTo(Outcome.DENY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"site\": \"app.example.com\", | needs \"site\"",
        "app.example.com | is no host",
        "\"action\": \"sign-in\" | Only an intent with the action sign-in"
      })
  void saysWhatIsWrongInTheIntent(String part, String because) {
    String other =
        switch (because) {
          case "needs \"site\"" -> "";
          case "is no host" -> "app example com";
          default ->
              "\"action\": \"transfer\", \"asset\": \"native\", \"units\": \"1\", \"destination\":"
                  + " \"0x2222222222222222222222222222222222222222\"";
        };
    assertThatThrownBy(() -> read(ASKED.replace(part.strip(), other)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(because);
  }

  @Test
  void hasNeitherAssetNorAmount() {
    assertThatThrownBy(() -> read(ASKED.replace("\"purpose\"", "\"asset\": \"ETH\", \"purpose\"")))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("has no asset");
  }

  /** Its number of the same name is the site's; taken for the wallet's, it would use one up. */
  @Test
  void aSignInAndAPermitUseNoNonceOfTheWallet() {
    assertThat(ReadingFacts.payload(check(MESSAGE, null)).orElseThrow().nonce()).isNull();
    CheckReport permit =
        check(
            """
            {"types": {"EIP712Domain": [{"name": "name", "type": "string"},
              {"name": "chainId", "type": "uint256"}, {"name": "verifyingContract", "type": "address"}],
              "Permit": [{"name": "owner", "type": "address"}, {"name": "spender", "type": "address"},
              {"name": "value", "type": "uint256"}, {"name": "nonce", "type": "uint256"},
              {"name": "deadline", "type": "uint256"}]},
             "primaryType": "Permit",
             "domain": {"name": "T", "chainId": 1,
              "verifyingContract": "0x0606060606060606060606060606060606060606"},
             "message": {"owner": "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
              "spender": "0x0808080808080808080808080808080808080808", "value": "1", "nonce": "0",
              "deadline": "1"}}
            """,
            null);
    assertThat(permit.kind()).isEqualTo("typed-data");
    assertThat(ReadingFacts.payload(permit).orElseThrow().nonce()).isNull();
  }

  private static Intent read(String intent) {
    return IntentFile.read(intent, DIRECTORY);
  }

  private static CheckReport check(String payload, @Nullable String intent) {
    return new Checker(DIRECTORY, null, () -> Instant.parse("2026-03-01T12:00:00Z"))
        .check(
            new CheckRequest(
                Bytes.of(payload.getBytes(StandardCharsets.UTF_8)),
                intent == null ? null : read(intent),
                new Beside(null, ACCOUNT, null)))
        .reports()
        .getFirst();
  }
}
