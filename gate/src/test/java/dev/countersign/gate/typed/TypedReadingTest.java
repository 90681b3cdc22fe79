package dev.countersign.gate.typed;

import static dev.countersign.gate.typed.TypedExample.ALICE;
import static dev.countersign.gate.typed.TypedExample.STRANGER;
import static dev.countersign.gate.typed.TypedExample.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.report.CheckReport.Field;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedReadingTest {
  private static final String MAIL =
      "Mail(Person from,Person[] to,string contents)Person(string name,address wallet)";
  private static final String LETTER =
      """
      {"from":{"name":"Cow","wallet":"%s"},"to":[{"name":"Bob","wallet":"%s"}],
       "contents":"Hello, Bob!"}
      """
          .formatted(ALICE, STRANGER);

  @Test
  void holdsAKindThatIsNotKnownWithItsFieldsShown() {
    TypedExample mail = TypedExample.of(MAIL, "Ether Mail", USDC, LETTER).read();
    assertThat(mail.codes()).containsExactly(GateFinding.UNREAD_TYPED_DATA);
    assertThat(mail.sentence(GateFinding.UNREAD_TYPED_DATA))
        .contains("\"Mail\" of \"Ether Mail\"", "USDC token", "is of a kind that is not known");
    assertThat(mail.effects()).isEmpty();
    assertThat(TypedFields.of(mail.payload()))
        .containsExactly(
            new Field("from.name", "Cow"),
            new Field("from.wallet", ALICE.toString()),
            new Field("to[0].name", "Bob"),
            new Field("to[0].wallet", STRANGER.toString()),
            new Field("contents", "Hello, Bob!"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Order(address sellToken,address buyToken,address receiver,uint256 sellAmount,"
            + "uint256 buyAmount,uint32 validTo,bytes32 appData,uint256 feeAmount,string kind,"
            + "bool partiallyFillable,string sellTokenBalance,string buyTokenBalance)",
        "ForwardRequest(address from,address to,uint256 value,uint256 gas,uint256 nonce,"
            + "uint48 deadline,bytes data)",
        "HyperliquidTransaction:Withdraw(string hyperliquidChain,string destination,"
            + "string amount,uint64 time)",
        "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,"
            + "uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,"
            + "uint256 nonce)"
      })
  void holdsTheKindsOfProtocolsThatAreNotRead(String type) {
    StringBuilder message = new StringBuilder();
    for (String member : type.substring(type.indexOf('(') + 1, type.length() - 1).split(",", -1)) {
      String[] typeAndName = member.split(" ", -1);
      String value =
          switch (typeAndName[0]) {
            case "address" -> "\"" + ALICE + "\"";
            case "string" -> "\"x\"";
            case "bool" -> "true";
            case "bytes" -> "\"0x\"";
            case "bytes32" -> "\"0x" + "00".repeat(32) + "\"";
            default -> "1";
          };
      message
          .append(message.isEmpty() ? "{" : ",")
          .append('"')
          .append(typeAndName[1])
          .append("\":");
      message.append(value);
    }
    assertThat(TypedExample.of(type, "x", null, message + "}").read().codes())
        .containsExactly(GateFinding.UNREAD_TYPED_DATA);
  }

  @Test
  void boundsTheFieldsThatAreShown() {
    String words = String.join(",", Collections.nCopies(300, "\"" + "é".repeat(500) + "\""));
    TypedExample many =
        TypedExample.of("Words(string[] words)", "x", null, "{\"words\":[" + words + "]}");
    assertThat(TypedFields.of(many.payload()))
        .hasSize(201)
        .last()
        .isEqualTo(new Field("…", "more fields follow, which are not shown"));
    assertThat(TypedFields.of(many.payload()).getFirst().value()).hasSize(401).endsWith("…");
    assertThat(many.read().codes()).containsExactly(GateFinding.UNREAD_TYPED_DATA);
  }

  @Test
  void spellsOutWhatADomainHides() {
    TypedExample mail = TypedExample.of(MAIL, "Ether\\u202eliaM", null, LETTER).read();
    assertThat(mail.sentence(GateFinding.UNREAD_TYPED_DATA)).contains("Ether\\u{202E}liaM");
  }

  @Test
  void holdsTheMessageOfASafe() {
    Bytes hash = Bytes.fromHex("0x" + "ab".repeat(32));
    TypedExample message =
        TypedExample.of(SafeMessage.TYPE, domain(STRANGER), "{\"message\":\"" + hash + "\"}")
            .read();
    assertThat(message.codes()).containsExactly(GateFinding.SAFE_MESSAGE_SIGNED);
    assertThat(message.sentence(GateFinding.SAFE_MESSAGE_SIGNED)).contains("only the hash");
    assertThat(message.effects()).containsExactly(new Effect.MessageSigned(STRANGER, hash));
    TypedExample longer =
        TypedExample.of(SafeMessage.TYPE, domain(STRANGER), "{\"message\":\"0xc0ffee\"}").read();
    assertThat(longer.sentence(GateFinding.SAFE_MESSAGE_SIGNED)).endsWith("of 3 bytes");
  }

  @Test
  void holdsTheMessageOfAnOldOrNamelessSafe() {
    TypedExample old =
        TypedExample.of(
            SafeMessage.TYPE,
            "{\"verifyingContract\":\"" + STRANGER + "\"}",
            "{\"message\":\"0x\"}");
    assertThat(old.read().codes())
        .containsExactly(GateFinding.CHAIN_UNKNOWN, GateFinding.SAFE_MESSAGE_SIGNED);
    TypedExample nameless =
        TypedExample.of(SafeMessage.TYPE, "{\"chainId\":1}", "{\"message\":\"0x\"}");
    assertThat(nameless.read().codes())
        .containsExactly(GateFinding.VERIFYING_CONTRACT_UNKNOWN, GateFinding.SAFE_MESSAGE_SIGNED);
  }

  private static String domain(Address contract) {
    return "{\"chainId\":1,\"verifyingContract\":\"" + contract + "\"}";
  }
}
