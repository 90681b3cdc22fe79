package dev.countersign.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class IntentAnswerTest {
  private static final Directory DIRECTORY =
      new Directory(
          KnownFile.read(
              """
              {"domains": ["app.safe.global"], "addresses": [
                {"address": "0x0808080808080808080808080808080808080808", "kind": "spender",
                 "label": "Router"},
                {"address": "0x2222222222222222222222222222222222222222", "kind": "counterparty",
                 "label": "Exchange"}]}
              """));

  @Test
  void takesThePermitsOwnerForTheWalletThatTheIntentNames() {
    CheckReport report =
        check(permit("0x0707070707070707070707070707070707070707", 1_000_000), APPROVAL);
    assertThat(report.verdict().outcome()).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void deniesAPermitOfAnotherOwner() {
    CheckReport report =
        check(permit("0x0909090909090909090909090909090909090909", 1_000_000), APPROVAL);
    assertThat(report.verdict().outcome()).isEqualTo(Outcome.DENY);
    assertThat(report.verdict().findings())
        .extracting(Finding::sentence)
        .anyMatch(sentence -> sentence.startsWith("Asked for from the wallet 0x0707"));
  }

  @Test
  void deniesAPermitOfMore() {
    CheckReport report =
        check(permit("0x0707070707070707070707070707070707070707", 1_000_001), APPROVAL);
    assertThat(report.verdict().outcome()).isEqualTo(Outcome.DENY);
  }

  @Test
  void holdsAnOldSafesPaymentOnNoChainAtAll() {
    CheckReport report =
        check(
            """
            {"safe": "0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4", "version": "1.1.1", "value": 1,
             "to": "0x2222222222222222222222222222222222222222", "operation": 0, "nonce": 5}
            """,
            """
            {"action": "transfer", "asset": "native", "units": "1",
             "destination": "0x2222222222222222222222222222222222222222", "purpose": "Refill"}
            """);
    assertThat(report.verdict().findings())
        .extracting(Finding::code)
        .containsExactly(GateFinding.CHAIN_UNKNOWN);
  }

  @Test
  void holdsAVersionThatContradictsTheKnownWallets() {
    Directory known =
        new Directory(
            KnownFile.read(
                """
                {"wallets": [{"chainId": 1, "label": "Cold", "version": "1.3.0",
                  "address": "0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4"}]}
                """));
    String payload =
        """
        {"safe": "0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4", "version": "1.1.1", "value": 0,
         "to": "0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4", "operation": 0, "nonce": 5,
         "chainId": 1}
        """;
    CheckReport report =
        new Checker(known, null, InstantSource.fixed(Instant.EPOCH))
            .check(
                new CheckRequest(
                    Bytes.of(payload.getBytes(StandardCharsets.UTF_8)),
                    null,
                    CheckRequest.Beside.NOTHING))
            .reports()
            .getFirst();
    assertThat(report.verdict().findings())
        .extracting(Finding::code)
        .containsExactly(GateFinding.SAFE_VERSION_UNKNOWN);
  }

  private static final String APPROVAL =
      """
      {"action": "approve", "chainId": 1, "asset": "USDC", "amount": "1", "purpose": "Swap",
       "wallet": "0x0707070707070707070707070707070707070707",
       "destination": "0x0808080808080808080808080808080808080808"}
      """;

  private static String permit(String owner, int units) {
    return """
    {"types": {
       "EIP712Domain": [
         {"name": "name", "type": "string"}, {"name": "version", "type": "string"},
         {"name": "chainId", "type": "uint256"},
         {"name": "verifyingContract", "type": "address"}],
       "Permit": [
         {"name": "owner", "type": "address"}, {"name": "spender", "type": "address"},
         {"name": "value", "type": "uint256"}, {"name": "nonce", "type": "uint256"},
         {"name": "deadline", "type": "uint256"}]},
     "primaryType": "Permit",
     "domain": {"name": "USD Coin", "version": "2", "chainId": 1,
                "verifyingContract": "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"},
     "message": {"owner": "%s", "spender": "0x0808080808080808080808080808080808080808",
                 "value": %d, "nonce": 0, "deadline": 99999999999}}
    """
        .formatted(owner, units);
  }

  private static CheckReport check(String payload, String intent) {
    return new Checker(DIRECTORY, null, InstantSource.fixed(Instant.EPOCH))
        .check(
            new CheckRequest(
                Bytes.of(payload.getBytes(StandardCharsets.UTF_8)),
                IntentFile.read(intent, DIRECTORY),
                CheckRequest.Beside.NOTHING))
        .reports()
        .getFirst();
  }
}
