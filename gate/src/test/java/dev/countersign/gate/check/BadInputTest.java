package dev.countersign.gate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is refused with a sentence that says what is wrong. */
class BadInputTest {
  private static final Checker CHECKER =
      new Checker(Directory.SHIPPED, null, () -> Instant.parse("2026-03-01T12:00:00Z"));
  private static final String USDC = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
  private static final String PAYEE =
      "00000000000000000000000070997970c51812dc3a010c7d01b50e0d17dc79c8";
  private static final String SEVEN = word(7);

  private static void refuses(byte[] input, String... words) {
    assertThatThrownBy(() ->
            CHECKER.check(new CheckRequest(Bytes.of(input), null, CheckRequest.Beside.NOTHING)))
        .isInstanceOfSatisfying(
            UnreadableInput.class, refused -> assertThat(refused.sentence()).contains(words));
  }

  private static void refuses(String input, String... words) {
    refuses(input.getBytes(StandardCharsets.UTF_8), words);
  }

  private static String word(int number) {
    return "%064x".formatted(number);
  }

  /** A Safe transaction that calls USDC with that data. */
  private static String calling(String data) {
    return safe(
        "\"to\":\"" + USDC + "\",\"value\":\"0\",\"data\":\"" + data + "\",\"operation\":0");
  }

  private static String safe(String fields) {
    return "{\"chainId\":1,\"safe\":\"0x5afe7c11a9d1a6e7ccd0d0b6f2a1a5a0c4b7e921\",\"safeTx\":{"
        + fields
        + ",\"nonce\":1}}";
  }

  private static String typed(String types, String message) {
    return "{\"types\":{\"EIP712Domain\":[],"
        + types
        + "},\"primaryType\":\"A\",\"domain\":{},\"message\":"
        + message
        + "}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t\n", "\uFEFF"})
  void refusesNothing(String nothing) {
    refuses(nothing, "empty", "expected JSON");
  }

  @Test
  void refusesBytesThatAreNoText() {
    refuses(new byte[] {(byte) 0xc3, 0x28, 0, 1, (byte) 0xff}, "neither text in UTF-8 nor");
  }

  @Test
  void refusesMoreThanFourMebibytes() {
    refuses(new byte[5 * 1024 * 1024], "larger than 4 MiB");
    refuses("0x" + "00".repeat(5 * 1024 * 512), "larger than 4 MiB");
  }

  @Test
  void refusesHexadecimalOfAnOddLength() {
    refuses("0xabc", "even number");
    refuses(calling("0xa9059cbb0"), "data", "even number");
  }

  @Test
  void refusesHexadecimalThatIsNoPayload() {
    refuses("0xdeadbeef", "4 bytes of hexadecimal are no transaction");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 40, 70, 88})
  void refusesATruncatedTransaction(int characters) {
    String whole =
        "0xec098504a817c8008252089470997970c51812dc3a010c7d01b50e0d17dc79c8880de0b6b3a764000080018080";
    refuses(whole.substring(0, characters), "are no transaction");
  }

  @Test
  void refusesATruncatedPsbt() {
    refuses("cHNidP8BAJoCAAAAAiRpT7f99ZpX", "PSBT");
  }

  @Test
  void refusesTruncatedArguments() {
    refuses(calling("0xa9059cbb" + PAYEE), "The data of transfer", "ends after 32 bytes");
    refuses(calling("0xa9059cbb" + PAYEE + SEVEN.substring(2)), "The data of transfer");
  }

  @Test
  void refusesDirtyHighBytes() {
    refuses(calling("0xa9059cbb01" + PAYEE.substring(2) + SEVEN), "The data of transfer");
    refuses(calling("0xa22cb465" + PAYEE + word(2)), "The data of setApprovalForAll");
  }

  @Test
  void refusesOffsetsThatGoBackOrOverlap() {
    String multiSend = "0x8d80ff0a";
    String batch =
        "\"to\":\"0x40A2aCCbd92BCA938b02010E17A5b8929b49130D\",\"value\":\"0\",\"operation\":1,\"data\":\"";
    refuses(
        safe(batch + multiSend + word(0) + word(0) + "\""), "The data of multiSend", "an offset");
    refuses(
        safe(batch + multiSend + "ff".repeat(32) + word(0) + "\""),
        "The data of multiSend",
        "an offset");
    String transfers = "0x2eb2c2d6" + PAYEE + PAYEE + word(160) + word(160) + word(224);
    refuses(
        calling(transfers + word(1) + SEVEN + word(0)),
        "The data of safeBatchTransferFrom",
        "an offset");
  }

  @Test
  void refusesJsonThatEndsEarlyOrIsNestedTooDeep() {
    refuses("{\"safeTx\":{\"to\":", "JSON");
    refuses("[".repeat(1000) + "]".repeat(1000), "JSON");
    refuses("{\"a\":".repeat(1000) + "1" + "}".repeat(1000), "JSON");
    refuses("{\"to\":\"" + USDC + "\",\"to\":\"" + USDC + "\"}", "to");
  }

  @Test
  void refusesAnObjectOfTwoKinds() {
    String payment = "\"to\":\"" + USDC + "\",\"value\":\"0\",\"data\":\"0x\",\"operation\":0";
    String whole = safe(payment);
    String other = whole.substring(1);
    String data = typed("\"A\":[]", "{}");
    refuses("{\"typedData\":" + data + "," + other, "typed data and a Safe transaction");
    refuses(data.substring(0, data.length() - 1) + "," + other, "typed data and a Safe");
    refuses("{\"results\":[" + whole + "]," + other, "a list of results and a Safe");
    refuses(
        "{\"method\":\"personal_sign\",\"params\":[\"hello\"]," + other, "a request and a Safe");
    refuses("{\"userOp\":{}," + other, "a user operation and a Safe");
  }

  @Test
  void refusesASafeWithTwoAddresses() {
    refuses(
        "{\"safeAddress\":\"" + USDC + "\"," + safe("\"to\":\"" + USDC + "\"").substring(1),
        "safeAddress",
        "differ");
  }

  @Test
  void refusesAnObjectOfNoKind() {
    refuses("{}", "marks of no payload");
    refuses("[]", "empty");
    refuses("[1]", "Payload 1 of the list");
    refuses("{\"method\":\"eth_accounts\",\"params\":[1]}", "eth_accounts");
  }

  @ParameterizedTest
  @CsvSource({
    "0xa0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48, checksum",
    "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB, 40 hexadecimal digits",
    "hello.eth, address"
  })
  void refusesAnAddressThatIsNone(String address, String word) {
    refuses(
        safe("\"to\":\"" + address + "\",\"value\":\"0\",\"data\":\"0x\",\"operation\":0"),
        "to",
        word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "1e3", "ten", "0x", "1"})
  void refusesNumbersThatAreNone(String value) {
    String amount = value.equals("1") ? "1" + "0".repeat(78) : value;
    refuses(
        safe(
            "\"to\":\"" + USDC + "\",\"value\":\"" + amount + "\",\"data\":\"0x\",\"operation\":0"),
        "value");
  }

  @Test
  void refusesOperationsThatSafesDoNotHave() {
    refuses(
        safe("\"to\":\"" + USDC + "\",\"value\":\"0\",\"data\":\"0x\",\"operation\":3"),
        "operation",
        "expected 0");
  }

  @Test
  void refusesTypedDataThatContainsItself() {
    String cyclic =
        "\"A\":[{\"name\":\"b\",\"type\":\"B\"}],\"B\":[{\"name\":\"a\",\"type\":\"A\"}]";
    String message = "{\"b\":{\"a\":".repeat(20) + "{}" + "}}".repeat(20);
    refuses(typed(cyclic, message), "more than 32 levels deep");
  }

  @Test
  void refusesTypedDataOfUnknownTypes() {
    refuses(typed("\"A\":[{\"name\":\"b\",\"type\":\"Unknown\"}]", "{\"b\":1}"), "Unknown");
    refuses(typed("\"A\":[{\"name\":\"b\",\"type\":\"uint7\"}]", "{\"b\":1}"), "uint7");
    refuses(typed("\"A\":[{\"name\":\"b\",\"type\":\"uint8\"}]", "{\"b\":256}"), "b");
    refuses(typed("\"A\":[{\"name\":\"b\",\"type\":\"uint8\"}]", "{}"), "b");
  }
}
