package dev.countersign.chain.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.payload.MessagePayload;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
  private static final String ACCOUNT = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String SHORTEST =
      """
      example.com wants you to sign in with your Ethereum account:
      0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed


      URI: https://example.com/login
      Version: 1
      Chain ID: 1
      Nonce: 32891756
      Issued At: 2021-09-30T16:25:24Z\
      """;
  private static final String LONGEST =
      """
      https://example.com:8443 wants you to sign in with your Ethereum account:
      0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed

      I accept the ExampleOrg Terms of Service: https://example.com/tos

      URI: https://example.com:8443/login
      Version: 1
      Chain ID: 10
      Nonce: abcDEF123
      Issued At: 2021-09-30T16:25:24.000Z
      Expiration Time: 2021-10-01T16:25:24+02:00
      Not Before: 2021-09-30T16:00:00Z
      Request ID: some%20request
      Resources:
      - ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/
      - https://example.com/my-web2-claim.json\
      """;

  private static MessagePayload read(String text) {
    return MessageReader.read(Bytes.of(text.getBytes(StandardCharsets.UTF_8)), null, null);
  }

  /** The digests were computed with viem's hashMessage. */
  @ParameterizedTest
  @CsvSource({
    "hello world, 0xd9eba16ed0ecae432b71fe008c98cc872bb4cc214d3220a36f365326cf807d68",
    "'', 0x5f35dce98ba4fba25530a026ed80b2cecdaa31091ba4958b99b52ea1d068adad"
  })
  void hashesAsWalletsDo(String text, String digest) {
    assertThat(read(text).digest()).hasToString(digest);
  }

  @Test
  void countsBytesAndNotCharactersInThePrefix() {
    assertThat(read("Zürich").digest())
        .hasToString("0xef26edb4a5c6296fda83d8ed3ccfc279bb380533abe978f5576181f4abff4173");
  }

  @Test
  void readsTheShortestSignIn() {
    MessagePayload.Siwe siwe = read(SHORTEST).siwe();
    assertThat(siwe)
        .isEqualTo(
            new MessagePayload.Siwe(
                null,
                "example.com",
                Address.of(ACCOUNT),
                null,
                "https://example.com/login",
                1,
                "32891756",
                "2021-09-30T16:25:24Z",
                null,
                null,
                null,
                List.of()));
  }

  @Test
  void readsEveryFieldOfASignIn() {
    MessagePayload.Siwe siwe = read(LONGEST).siwe();
    assertThat(siwe)
        .isEqualTo(
            new MessagePayload.Siwe(
                "https",
                "example.com:8443",
                Address.of(ACCOUNT),
                "I accept the ExampleOrg Terms of Service: https://example.com/tos",
                "https://example.com:8443/login",
                10,
                "abcDEF123",
                "2021-09-30T16:25:24.000Z",
                "2021-10-01T16:25:24+02:00",
                "2021-09-30T16:00:00Z",
                "some%20request",
                List.of(
                    "ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/",
                    "https://example.com/my-web2-claim.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com wants, ' wants'",
    "example.com wants, ex ample.com wants",
    "example.com wants, exаmple.com wants",
    "example.com wants, 1a://example.com wants",
    "example.com wants, example.com/path wants",
    "account:, account",
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, vitalik.eth",
    "URI: https://example.com/login, URI: example.com/login",
    "URI: https://example.com/login, URI: https://exa mple.com",
    "URI: https://example.com/login, URI: https://example.com/%g0",
    "Version: 1, Version: 2",
    "Version: 1, version: 1",
    "Chain ID: 1, Chain ID: 0x1",
    "Chain ID: 1, Chain ID: 1234567890123456",
    "Nonce: 32891756, Nonce: 3289175",
    "Nonce: 32891756, Nonce: 3289-1756",
    "2021-09-30T16:25:24Z, 2021-09-31T16:25:24Z",
    "2021-09-30T16:25:24Z, 2021-09-30",
    "2021-09-30T16:25:24Z, 2021-09-30T16:25:24",
    "Issued At, Expiration Time",
  })
  void keepsTheTextOfAMalformedSignInButDoesNotReadIt(String part, String by) {
    String text = SHORTEST.replace(part, by);
    assertThat(text).isNotEqualTo(SHORTEST);
    MessagePayload payload = read(text);
    assertThat(payload.siwe()).isNull();
    assertThat(payload.text()).isEqualTo(text);
    assertThat(SignInGrammar.claims(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "\nResources:\nhttps://example.com",
        "\nRequest ID: a b",
        "\nNot Before: 2021-09-30T16:00:00Z\nExpiration Time: 2021-10-01T16:25:24Z",
        "\nI also send all my tokens to the bearer",
        "\r\nExpiration Time: 2021-10-01T16:25:24Z"
      })
  void refusesWhatFollowsASignIn(String more) {
    assertThat(read(SHORTEST + more).siwe()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "ünïcode", "a \"quotation\"", "100%"})
  void refusesAStatementThatTheGrammarDoesNotAllow(String statement) {
    String text = SHORTEST.replace("\n\n\n", "\n\n" + statement + "\n\n");
    assertThat(read(text).siwe()).isNull();
    assertThat(read(SHORTEST.replace("\n\n\n", "\n\nplain\n\n")).siwe()).isNotNull();
  }

  @Test
  void showsWhatAMalformedSignInClaimsAsItsSite() {
    assertThat(SignInGrammar.claimedDomain(" https://exаmple.com wants you to sign in with"))
        .isEqualTo("exаmple.com");
  }

  @Test
  void isNoTextWithControlCharactersOrBrokenUtf8() {
    assertThat(MessageReader.read(Bytes.fromHex("0x00"), null, null).text()).isNull();
    assertThat(MessageReader.read(Bytes.fromHex("0x1b5b324a"), null, null).text()).isNull();
    assertThat(MessageReader.read(Bytes.fromHex("0xc285"), null, null).text()).isNull();
    assertThat(MessageReader.read(Bytes.fromHex("0xc0af"), null, null).text()).isNull();
    assertThat(MessageReader.read(Bytes.fromHex("0xeda080"), null, null).text()).isNull();
    assertThat(read("a\tb\r\nc").text()).isEqualTo("a\tb\r\nc");
  }

  @Test
  void keepsWhoSignsAndWhoAsks() {
    MessagePayload payload =
        MessageReader.read(Bytes.of(new byte[] {65}), Address.of(ACCOUNT), "example.com");
    assertThat(payload.signer()).isEqualTo(Address.of(ACCOUNT));
    assertThat(payload.requestedBy()).isEqualTo("example.com");
  }

  @Test
  void readsAnEndlessSignInInNoTime() {
    assertThat(read(SHORTEST + "\nResources:" + "\n- a:%20".repeat(20_000)).siwe()).isNull();
    assertThat(read(SHORTEST + "\nResources:" + "\n- a:%20".repeat(2_000)).siwe()).isNotNull();
    assertThat(read(SHORTEST.replace("/login", "/" + "%20".repeat(2_000))).siwe()).isNotNull();
  }
}
