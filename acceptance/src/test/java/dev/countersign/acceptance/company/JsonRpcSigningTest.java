package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages and typed data that a bot asks to be signed. */
class JsonRpcSigningTest extends JsonRpcCompany {
  private String signIn(String site, Instant at) {
    return site
        + " wants you to sign in with your Ethereum account:\n"
        + company.key()
        + "\n\n\nURI: https://"
        + site
        + "/login\nVersion: 1\nChain ID: 31337\nNonce: 32891756\nIssued At: "
        + at.truncatedTo(ChronoUnit.SECONDS);
  }

  private static JsonNode hex(String text) {
    return RpcValues.text(Bytes.of(text.getBytes(StandardCharsets.UTF_8)).toHex());
  }

  private JsonNode own() {
    return RpcValues.text(company.key().toHex());
  }

  @Test
  void signsASignInToAKnownSite() {
    String message = signIn("app.example.com", Instant.now());
    JsonNode signature = bot.result("personal_sign", hex(message), own());
    Bytes digest =
        Keccak256.hash(MessageReader.preimage(Bytes.of(message.getBytes(StandardCharsets.UTF_8))));
    assertThat(Signature65.of(Bytes.fromHex(signature.asString())).signer(digest).orElseThrow())
        .isEqualTo(company.key());
    JsonNode elsewhere =
        bot.error("personal_sign", hex(signIn("evil.example.com", Instant.now())), own());
    assertThat(elsewhere.path("code").asInt()).isIn(HELD, REFUSED);
    assertThat(elsewhere.path("data").path("findings").toString()).contains("siwe-domain-unknown");
  }

  @Test
  void signsNoOtherMessage() {
    JsonNode error = bot.error("personal_sign", hex("I owe you a house"), own());
    assertThat(error.path("code").asInt()).isEqualTo(REFUSED);
    assertThat(error.path("data").path("findings").toString()).contains("unread-message");
    JsonNode hash = bot.error("personal_sign", RpcValues.text("0x" + "ab".repeat(32)), own());
    assertThat(hash.path("data").path("findings").toString()).contains("message-looks-like-hash");
    assertThat(
            bot.error("personal_sign", hex("hello"), RpcValues.text(router.toHex()))
                .path("code")
                .asInt())
        .isEqualTo(BAD_PARAMS);
  }

  private ObjectNode permit(Address spender, String value) {
    ObjectNode typed =
        (ObjectNode)
            Json.parse(
                """
                {"types": {"EIP712Domain": [{"name": "name", "type": "string"},
                  {"name": "chainId", "type": "uint256"},
                  {"name": "verifyingContract", "type": "address"}],
                  "Permit": [{"name": "owner", "type": "address"},
                  {"name": "spender", "type": "address"}, {"name": "value", "type": "uint256"},
                  {"name": "nonce", "type": "uint256"}, {"name": "deadline", "type": "uint256"}]},
                 "primaryType": "Permit",
                 "domain": {"name": "Coin", "chainId": 31337},
                 "message": {"nonce": "0"}}
                """,
                "The permit");
    ((ObjectNode) typed.path("domain")).put("verifyingContract", coin.toHex());
    ((ObjectNode) typed.path("message"))
        .put("owner", company.key().toHex())
        .put("spender", spender.toHex())
        .put("value", value)
        .put("deadline", Long.toString(Instant.now().plusSeconds(600).getEpochSecond()));
    return typed;
  }

  @Test
  void signsAPermitAsTheApprovalThatItIs() {
    ObjectNode permit = permit(router, "5");
    JsonNode signature = bot.result("eth_signTypedData_v4", own(), permit);
    assertThat(signature.asString()).hasSize(2 + 130);
    assertThat(bot.result("eth_signTypedData_v4", own(), RpcValues.text(Json.compact(permit))))
        .isEqualTo(signature);
    JsonNode stranger =
        bot.error("eth_signTypedData_v4", own(), permit(MachineCompany.STRANGER, "5"));
    assertThat(stranger.path("code").asInt()).isEqualTo(REFUSED);
    // Its number 0 is the token's; the wallet's own first nonce is not used up by it.
    assertThat(mined(bot.result("eth_sendTransaction", ether("0.09"))).path("status").asString())
        .isEqualTo("0x1");
  }

  @Test
  void signsNoOtherTypedData() {
    ObjectNode mail =
        (ObjectNode)
            Json.parse(
                """
                {"types": {"EIP712Domain": [{"name": "name", "type": "string"}],
                  "Mail": [{"name": "contents", "type": "string"}]},
                 "primaryType": "Mail", "domain": {"name": "M"}, "message": {"contents": "Hi"}}
                """,
                "The mail");
    JsonNode error = bot.error("eth_signTypedData_v4", own(), mail);
    assertThat(error.path("code").asInt()).isEqualTo(REFUSED);
    assertThat(error.path("data").path("findings").toString()).contains("unread-typed-data");
  }
}
