package dev.countersign.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.watch.wallet.Leaving;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReportEffectsTest {
  private static final Address WALLET = Address.of("0x00000000000000000000000000000000000000a1");
  private static final Address TAKER = Address.of("0x00000000000000000000000000000000000000b2");
  private static final Address OTHER = Address.of("0x00000000000000000000000000000000000000c3");
  private static final Address CONTRACT = Address.of("0x00000000000000000000000000000000000000d4");
  private static final Asset TOKEN = new Asset.Token(1, CONTRACT);

  private static JsonNode report(String... effects) {
    return Json.parse("{\"effects\":[" + String.join(",", effects) + "]}", "The report");
  }

  private static String token() {
    return "{\"kind\":\"token\",\"chainId\":1,\"contract\":\"" + CONTRACT + "\"}";
  }

  private static String approval(Address spender, String amount) {
    return "{\"kind\":\"approval-granted\",\"asset\":%s,\"spender\":\"%s\",\"amount\":\"%s\"}"
        .formatted(token(), spender, amount);
  }

  private static String moved(String from, Address to, int amount) {
    return "{\"kind\":\"asset-moved\",\"asset\":%s,\"amount\":\"%d\",\"from\":\"%s\",\"to\":\"%s\"}"
        .formatted(token(), amount, from, to);
  }

  @Test
  void anApprovalLetsItsSpenderTakeItsTokenAndNobodyElseAndNothingElse() {
    JsonNode report = report(approval(TAKER, "5"));
    assertThat(ReportEffects.letsTake(report, TOKEN, TAKER)).contains(true);
    assertThat(ReportEffects.letsTake(report, TOKEN, OTHER)).isEmpty();
    assertThat(ReportEffects.letsTake(report, new Asset.Token(1, OTHER), TAKER)).isEmpty();
    assertThat(ReportEffects.letsTake(report, new Asset.Token(2, CONTRACT), TAKER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5, 0, false", "0, 5, true", "0, 0, false"})
  void theLastWordCounts(String first, String then, boolean lets) {
    JsonNode report = report(approval(TAKER, first), approval(TAKER, then), approval(OTHER, "9"));
    assertThat(ReportEffects.letsTake(report, TOKEN, TAKER)).contains(lets);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void anOperatorIsOfItsCollection(boolean approved) {
    JsonNode report =
        report(
            "{\"kind\":\"operator-set\",\"collection\":\"%s\",\"operator\":\"%s\",\"approved\":%s}"
                .formatted(CONTRACT, TAKER, approved));
    Asset item = new Asset.Item(1, CONTRACT, BigInteger.TEN);
    assertThat(ReportEffects.letsTake(report, item, TAKER)).contains(approved);
    assertThat(ReportEffects.letsTake(report, TOKEN, TAKER)).isEmpty();
    assertThat(ReportEffects.letsTake(report, new Asset.Item(1, OTHER, BigInteger.TEN), TAKER))
        .isEmpty();
  }

  @Test
  void anOrderLetsWhoeverBringsItTakeWhatItOffers() {
    JsonNode report =
        report("{\"kind\":\"order-signed\",\"offered\":[{\"asset\":" + token() + "}]}");
    assertThat(ReportEffects.letsTake(report, TOKEN, OTHER)).contains(true);
    assertThat(ReportEffects.letsTake(report, new Asset.Native(1), OTHER)).isEmpty();
  }

  @Test
  void leavesIsWhatMovesOutOfTheWalletWhoeverSigns() {
    JsonNode report =
        report(
            moved(WALLET.toString(), TAKER, 1),
            moved("signer", TAKER, 2),
            moved(OTHER.toString(), WALLET, 4));
    assertThat(ReportEffects.leaving(report, WALLET))
        .containsExactly(
            new Leaving(TOKEN, Optional.of(TAKER), BigInteger.ONE),
            new Leaving(TOKEN, Optional.of(TAKER), BigInteger.TWO));
  }
}
