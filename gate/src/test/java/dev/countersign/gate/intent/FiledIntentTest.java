package dev.countersign.gate.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiledIntentTest {
  private static final String PAYMENT =
      """
      {"action":"transfer","chainId":1,"wallet":"0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4",
       "asset":"ETH","amount":"30000","destination":"0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3",
       "purpose":"Refill the hot wallet","reference":"TR-2025-0221"}
      """;
  private static final Instant FILED = Instant.parse("2025-02-21T14:00:00Z");

  /** The example of docs/transfers.md: its text and its hash may never change. */
  @Test
  void hasTheCanonicalTextAndHashOfTheManual() {
    FiledIntent filed = filed(PAYMENT);
    assertThat(CanonicalJson.of(filed.document()))
        .isEqualTo(
            "{\"action\":\"transfer\",\"asset\":\"native\",\"chainId\":\"1\","
                + "\"deadline\":\"2025-02-22T14:00:00Z\","
                + "\"destination\":\"0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3\","
                + "\"filedAt\":\"2025-02-21T14:00:00Z\","
                + "\"id\":\"00000000-0000-0000-0000-000000000001\","
                + "\"purpose\":\"Refill the hot wallet\",\"reference\":\"TR-2025-0221\","
                + "\"requester\":\"person/00000000-0000-0000-0000-000000000002\","
                + "\"units\":\"30000000000000000000000\","
                + "\"wallet\":\"0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4\"}");
    assertThat(filed.hash().toHex())
        .isEqualTo("0xb4b67c94f6ec7a11e22b9fc1975a0aae2589c7561de348be46f966a1ee5c8289");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PAYMENT,
        """
        {"action":"control","chainId":1,"wallet":"0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4",
         "changes":["owner-added","threshold-changed"],
         "destination":"0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3"}
        """,
        """
        {"action":"approve","chainId":1,"wallet":"0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4",
         "asset":"0xdAC17F958D2ee523a2206206994597C13D831ec7","units":"5",
         "destination":"0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3"}
        """
      })
  void isReadBackAsItWas(String json) {
    FiledIntent filed = filed(json);
    assertThat(FiledIntent.of(Json.parse(CanonicalJson.of(filed.document()), "It")))
        .isEqualTo(filed);
  }

  @Test
  void changesItsHashWithEveryField() {
    Set<Bytes> hashes = new HashSet<>();
    hashes.add(filed(PAYMENT).hash());
    String[][] changes = {
      {"30000", "30001"},
      {"0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3", "0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4"},
      {"\"chainId\":1", "\"chainId\":10"},
      {
        "\"ETH\",\"amount\":\"30000\"",
        "\"0xdAC17F958D2ee523a2206206994597C13D831ec7\",\"units\":\"30000000000000000000000\""
      },
      {"transfer", "approve"},
      {"Refill", "refill"},
      {"TR-2025", "TR-2026"}
    };
    for (String[] change : changes) {
      assertThat(hashes.add(filed(PAYMENT.replace(change[0], change[1])).hash()))
          .as(change[1])
          .isTrue();
    }
    FiledIntent filed = filed(PAYMENT);
    assertThat(
            hashes.add(
                new FiledIntent(filed.id(), filed.intent(), "machine/1", FILED, filed.deadline())
                    .hash()))
        .isTrue();
    assertThat(
            hashes.add(
                new FiledIntent(
                        filed.id(),
                        filed.intent(),
                        filed.requester(),
                        FILED,
                        filed.deadline().plusSeconds(1))
                    .hash()))
        .isTrue();
  }

  @Test
  void leavesNothingOpen() {
    assertThatThrownBy(() -> filed(PAYMENT.replace("\"chainId\":1,", "")))
        .isInstanceOf(UnreadableInput.class);
    assertThatThrownBy(() ->
            filed(
                PAYMENT.replace("\"wallet\":\"0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4\",", "")))
        .isInstanceOf(UnreadableInput.class);
    FiledIntent filed = filed(PAYMENT);
    assertThatThrownBy(
            () -> new FiledIntent(filed.id(), filed.intent(), filed.requester(), FILED, FILED))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("deadline");
  }

  @ParameterizedTest
  @EnumSource(IntentState.class)
  void neverGoesBackBehindASignature(IntentState state) {
    boolean signed =
        state == IntentState.COUNTERSIGNED
            || state == IntentState.SENT
            || state == IntentState.CONFIRMED;
    if (signed) {
      assertThat(state.next())
          .doesNotContain(
              IntentState.DRAFT,
              IntentState.WAITING,
              IntentState.APPROVED,
              IntentState.WITHDRAWN,
              IntentState.EXPIRED);
    } else if (state != IntentState.APPROVED) {
      assertThat(state.next()).doesNotContain(IntentState.COUNTERSIGNED);
    }
    assertThat(IntentState.of(state.word())).isEqualTo(state);
  }

  private static FiledIntent filed(String json) {
    return new FiledIntent(
        new UUID(0, 1),
        IntentFile.read(json, Directory.SHIPPED),
        "person/" + new UUID(0, 2),
        FILED,
        FILED.plusSeconds(86_400));
  }
}
