package dev.countersign.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralPayloadsTest {
  private static final String SAFE = "0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4";
  private static final String EXCHANGE = "0x2222222222222222222222222222222222222222";
  private static final Directory DIRECTORY =
      new Directory(
          KnownFile.read(
              """
              {"addresses": [{"chainId": 1, "address": "%s", "kind": "counterparty",
                              "label": "Exchange"}]}
              """
                  .formatted(EXCHANGE)));

  @Test
  void allowsTheOnePaymentThatWasAskedFor() {
    CheckResult result = check(payment(5, EXCHANGE, 1));
    assertThat(outcome(result, 0)).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void deniesThePaymentThatIsMadeTwiceForOneIntent() {
    CheckResult result = check("[" + payment(5, EXCHANGE, 1) + "," + payment(6, EXCHANGE, 1) + "]");
    assertThat(outcome(result, 0)).isEqualTo(Outcome.ALLOW);
    assertThat(codes(result, 1)).containsExactly(GateFinding.INTENT_DIFFERS);
  }

  @Test
  void takesTheSamePayloadTwiceForOne() {
    CheckResult result = check("[" + payment(5, EXCHANGE, 1) + "," + payment(5, EXCHANGE, 1) + "]");
    assertThat(outcome(result, 1)).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void holdsBothOfTwoPayloadsForOneNonce() {
    CheckResult result = check("[" + payment(5, EXCHANGE, 1) + "," + payment(5, EXCHANGE, 2) + "]");
    assertThat(codes(result, 0)).containsExactly(GateFinding.NONCE_REUSED);
    assertThat(codes(result, 1)).contains(GateFinding.NONCE_REUSED);
  }

  @Test
  void holdsAPaymentOfNothingToAStranger() {
    CheckResult result =
        new Checker(DIRECTORY, null, InstantSource.fixed(Instant.EPOCH))
            .check(
                new CheckRequest(
                    bytes(payment(5, "0x3333333333333333333333333333333333333333", 0)),
                    null,
                    CheckRequest.Beside.NOTHING));
    assertThat(codes(result, 0))
        .containsExactlyInAnyOrder(GateFinding.UNKNOWN_DESTINATION, GateFinding.NO_INTENT);
  }

  private static CheckResult check(String payload) {
    String intent =
        """
        {"action": "transfer", "chainId": 1, "wallet": "%s", "asset": "native", "units": "1",
         "destination": "%s", "purpose": "Refill"}
        """
            .formatted(SAFE, EXCHANGE);
    return new Checker(DIRECTORY, null, InstantSource.fixed(Instant.EPOCH))
        .check(
            new CheckRequest(
                bytes(payload), IntentFile.read(intent, DIRECTORY), CheckRequest.Beside.NOTHING));
  }

  private static String payment(int nonce, String to, int value) {
    return """
    {"safe": "%s", "chainId": 1, "version": "1.3.0", "to": "%s", "value": "%d", "data": null,
     "operation": 0, "safeTxGas": 0, "nonce": %d}
    """
        .formatted(SAFE, to, value, nonce);
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Outcome outcome(CheckResult result, int index) {
    return report(result, index).verdict().outcome();
  }

  private static List<FindingCode> codes(CheckResult result, int index) {
    return report(result, index).verdict().findings().stream().map(f -> f.code()).toList();
  }

  private static CheckReport report(CheckResult result, int index) {
    return result.reports().get(index);
  }
}
