package dev.countersign.gate.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.message.MessageReader;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.FindingCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReadingTest {
  private static final Address ACCOUNT = Address.of("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Directory DIRECTORY =
      new Directory(
          new Known(
              List.of(),
              List.of(),
              List.of(),
              Set.of("app.uniswap.org", "kraken.com"),
              List.of(),
              List.of(),
              List.of()));
  private static final String SIGN_IN =
      """
      app.uniswap.org wants you to sign in with your Ethereum account:
      0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed

      Welcome back.

      URI: https://app.uniswap.org/login
      Version: 1
      Chain ID: 1
      Nonce: 32891756
      Issued At: 2026-03-01T11:59:00Z\
      """;

  private static List<FindingCode> codes(String text) {
    return codes(text, ACCOUNT, null, DIRECTORY);
  }

  private static List<FindingCode> codes(
      String text, @Nullable Address signer, @Nullable String requestedBy, Directory directory) {
    return codes(Bytes.of(text.getBytes(StandardCharsets.UTF_8)), signer, requestedBy, directory);
  }

  private static List<FindingCode> codes(
      Bytes message, @Nullable Address signer, @Nullable String requestedBy, Directory directory) {
    Reading out = new Reading();
    MessageReading.read(MessageReader.read(message, signer, requestedBy), directory, NOW, out);
    return out.findings().stream().map(finding -> finding.code()).toList();
  }

  private static String at(String domain) {
    return SIGN_IN.replace("app.uniswap.org", domain);
  }

  @Test
  void allowsASignInToAKnownSite() {
    assertThat(codes(SIGN_IN)).isEmpty();
    assertThat(codes(SIGN_IN, null, null, DIRECTORY)).isEmpty();
    assertThat(codes(SIGN_IN, ACCOUNT, "https://App.Uniswap.org:443/x", DIRECTORY)).isEmpty();
    assertThat(codes("https://" + SIGN_IN)).isEmpty();
  }

  @Test
  void doesNotHoldASignInThatNamesNoExpiryOrALaterOne() {
    assertThat(codes(SIGN_IN + "\nExpiration Time: 2026-03-01T12:00:01Z")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\nExpiration Time: 2026-03-01T12:00:00Z",
        "\nExpiration Time: 2026-03-01T13:59:59+02:00",
        "\nNot Before: 2026-03-01T12:00:01Z"
      })
  void holdsASignInOutsideItsTime(String time) {
    assertThat(codes(SIGN_IN + time)).containsExactly(GateFinding.SIWE_EXPIRED);
  }

  @Test
  void holdsASignInFromTheFuture() {
    assertThat(codes(SIGN_IN.replace("11:59:00", "12:05:00"))).isEmpty();
    assertThat(codes(SIGN_IN.replace("11:59:00", "12:05:01")))
        .containsExactly(GateFinding.SIWE_EXPIRED);
  }

  @Test
  void deniesASignInThatAnotherSiteAsksFor() {
    assertThat(codes(SIGN_IN, ACCOUNT, "evil.example", DIRECTORY))
        .containsExactly(GateFinding.SIWE_DOMAIN_DIFFERS);
    assertThat(codes(SIGN_IN, ACCOUNT, "app.uniswap.org:8443", DIRECTORY))
        .containsExactly(GateFinding.SIWE_DOMAIN_DIFFERS);
    assertThat(codes(SIGN_IN, ACCOUNT, "app.uniswap.org.evil.example", DIRECTORY))
        .containsExactly(GateFinding.SIWE_DOMAIN_DIFFERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.uniswap.org.evil.example",
        "app.unlswap.org",
        "app.uniswap.co",
        "app-uniswap.org",
        "uniswap-login.example",
        "un1swap.example",
        "krakem.com",
        "kraken.co",
        "xn--kraen-5ua.com",
        "kraken.com.login.example",
      })
  void deniesASignInToASiteThatImitatesAKnownOne(String domain) {
    assertThat(codes(at(domain))).containsExactly(GateFinding.SIWE_DOMAIN_DIFFERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"app.uniswap.org@evil.example", "kraken.com%2eevil.example"})
  void deniesASiteWhoseHostIsHidden(String domain) {
    assertThat(codes(at(domain))).contains(GateFinding.SIWE_DOMAIN_DIFFERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.net", "info.uniswap.org", "app.uniswap.org:8443"})
  void holdsASignInToASiteThatIsNotKnown(String domain) {
    assertThat(codes(at(domain))).containsExactly(GateFinding.SIWE_DOMAIN_UNKNOWN);
  }

  @Test
  void holdsASignInWhenNoSiteIsKnown() {
    assertThat(codes(SIGN_IN, ACCOUNT, null, Directory.SHIPPED))
        .containsExactly(GateFinding.SIWE_DOMAIN_UNKNOWN);
    assertThat(codes(SIGN_IN, ACCOUNT, "app.uniswap.org", Directory.SHIPPED))
        .containsExactly(GateFinding.SIWE_DOMAIN_UNKNOWN);
  }

  @Test
  void deniesASignInWhosePageBelongsToAnotherSite() {
    assertThat(codes(SIGN_IN.replace("https://app.uniswap.org", "https://evil.example")))
        .containsExactly(GateFinding.SIWE_DOMAIN_DIFFERS);
    assertThat(
            codes(
                SIGN_IN.replace("https://app.uniswap.org", "https://app.uniswap.org@evil.example")))
        .containsExactly(GateFinding.SIWE_DOMAIN_DIFFERS);
  }

  @Test
  void holdsASignInForAnotherAccount() {
    assertThat(codes(SIGN_IN, Address.ZERO, null, DIRECTORY))
        .containsExactly(GateFinding.SIGNS_FOR_ANOTHER_ACCOUNT);
  }

  @Test
  void holdsASignInThatGrantsCapabilities() {
    assertThat(codes(SIGN_IN + "\nResources:\n- https://a.example\n- urn:recap:eyJhdHQiOnt9fQ"))
        .containsExactly(GateFinding.SIWE_GRANTS_CAPABILITIES);
    assertThat(codes(SIGN_IN.replace("https://app.uniswap.org/login", "did:key:z6Mk")))
        .containsExactly(GateFinding.SIWE_GRANTS_CAPABILITIES);
    assertThat(codes(SIGN_IN + "\nResources:\n- https://a.example")).isEmpty();
  }

  @Test
  void holdsAMalformedSignInEvenToAKnownSite() {
    assertThat(codes(SIGN_IN.replace("Version: 1", "Version: 2")))
        .containsExactly(GateFinding.SIWE_MALFORMED);
    assertThat(codes(SIGN_IN.replace("wants you to sign in", "Wants you to SIGN IN")))
        .containsExactly(GateFinding.SIWE_MALFORMED);
  }

  @Test
  void deniesASiteInLettersOfAnotherScript() {
    assertThat(codes(at("kr\u0430ken.com")))
        .containsExactly(GateFinding.SIWE_MALFORMED, GateFinding.SIWE_DOMAIN_DIFFERS);
  }

  @Test
  void holdsOtherText() {
    assertThat(codes("I am the owner of this account."))
        .containsExactly(GateFinding.UNREAD_MESSAGE);
    assertThat(codes("")).containsExactly(GateFinding.UNREAD_MESSAGE);
    assertThat(codes(Bytes.fromHex("0x00ff00"), null, null, DIRECTORY))
        .containsExactly(GateFinding.UNREAD_MESSAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "a hash, 0xb3476d06000000000000000000000000000000000000000000000000000004f8",
    "typed data, 0x1901b3476d06000000000000000000000000000000000000000000000000000004f8"
        + "b3476d06000000000000000000000000000000000000000000000000000004f8",
    "a message, 0x19457468657265756d205369676e6564204d6573736167653a0a3332",
    "a transfer, 0xa9059cbb0000000000000000000000005aaeb6053f3e94c9b9a09f33669435e7ef1beaed"
        + "0000000000000000000000000000000000000000000000000000000000000001",
    // The transaction of EIP-155's own example.
    "a transaction, 0xec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76"
        + "4000080018080"
  })
  void deniesAHashOrTransactionAsBytesAndAsText(String what, String hex) {
    assertThat(codes(Bytes.fromHex(hex), null, null, DIRECTORY))
        .as(what)
        .containsExactly(GateFinding.MESSAGE_LOOKS_LIKE_HASH);
    if (hex.length() >= 66) {
      String spaced = hex.substring(2, 40) + "\n  " + hex.substring(40);
      for (String text : List.of(hex, hex.substring(2), "  " + hex.replace("0x", "0X"), spaced)) {
        assertThat(codes(text)).as(text).containsExactly(GateFinding.MESSAGE_LOOKS_LIKE_HASH);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x202e, 0x2066, 0x200b, 0x2060, 0xfeff, 0x3164, 0x2800, 0x2028, 0xe0041})
  void holdsTextWithHiddenCharactersAndShowsThem(int character) {
    String text = "pay " + Character.toString(character) + "nothing";
    assertThat(codes(text))
        .containsExactly(GateFinding.UNREAD_MESSAGE, GateFinding.HIDDEN_CHARACTERS);
    Reading out = new Reading();
    Bytes message = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    MessageReading.read(MessageReader.read(message, null, null), DIRECTORY, NOW, out);
    assertThat(out.findings())
        .allSatisfy(finding ->
            assertThat(finding.sentence() + finding.evidence())
                .doesNotContain(Character.toString(character))
                .contains("U+%04X".formatted(character)));
  }

  @Test
  void boundsWhatItShows() {
    Reading out = new Reading();
    Bytes message = Bytes.of("a".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
    MessageReading.read(MessageReader.read(message, null, null), DIRECTORY, NOW, out);
    assertThat(out.findings().getFirst().toString()).hasSizeLessThan(2_000);
  }
}
