package dev.countersign.intel.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.intel.list.UpdateJudge.Decision;
import dev.countersign.model.value.UnreadableInput;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateJudgeTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Entry ENTRY =
      ListReader.read(("0x" + "a1".repeat(20)).getBytes(UTF_8), "l.txt").entries().getFirst();

  private static ReadList list(String day, int subjects, int addresses) {
    return new ReadList(
        ListSource.OFAC,
        Optional.of(LocalDate.parse(day)),
        subjects,
        Collections.nCopies(addresses, ENTRY),
        List.of(),
        "%064x".formatted(31L * subjects + 7L * addresses + day.hashCode()));
  }

  private static Decision judge(ReadList before, ReadList read) {
    return UpdateJudge.judge(
        Optional.of(before.version(NOW)), read, "ofac-sdn", Optional.empty(), false, NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-27 | 19000 | 800 | Take",
        "2026-11-27 | 9500 | 400 | Take",
        "2026-11-27 | 9499 | 800 | has 9,499 entries where the version in force has 19,000",
        "2026-11-27 | 1900 | 80 | has 1,900 entries",
        "2026-11-27 | 19000 | 399 | has 399 addresses where the version in force has 800",
        "2026-11-27 | 19000 | 0 | has 0 addresses",
        "2026-11-27 | 0 | 0 | it is empty",
        "2026-11-25 | 19000 | 800 | older than the version in force",
        "2026-11-26 | 19000 | 800 | Same",
      })
  void takesANewVersionUnlessItIsEmptyOlderOrMuchSmaller(
      String day, int subjects, int addresses, String expected) {
    Decision decision = judge(list("2026-11-26", 19_000, 800), list(day, subjects, addresses));
    switch (decision) {
      case Decision.Take take -> assertThat(expected).isEqualTo("Take");
      case Decision.Same same -> assertThat(expected).isEqualTo("Same");
      case Decision.Refuse refuse -> assertThat(refuse.sentence()).contains(expected);
    }
  }

  @Test
  void takesASmallerOneWhereSomebodyAgreed() {
    assertThat(
            UpdateJudge.judge(
                Optional.of(list("2026-11-26", 19_000, 800).version(NOW)),
                list("2026-11-27", 1_000, 10),
                "",
                Optional.empty(),
                true,
                NOW))
        .isInstanceOf(Decision.Take.class);
  }

  @Test
  void refusesAnotherListAndAnotherHash() {
    ReadList read = list("2026-11-27", 10, 10);
    assertThat(UpdateJudge.judge(Optional.empty(), read, "un-sc", Optional.empty(), false, NOW))
        .isEqualTo(new Decision.Refuse("it is the list ofac-sdn, expected un-sc"));
    assertThat(UpdateJudge.judge(Optional.empty(), read, "", Optional.of("00"), false, NOW))
        .isInstanceOf(Decision.Refuse.class);
    assertThat(
            UpdateJudge.judge(Optional.empty(), read, "", Optional.of(read.sha256()), false, NOW))
        .isInstanceOf(Decision.Take.class);
  }

  @Test
  void isStaleAMonthAfterItsDay() {
    ListVersion version = list("2026-10-28", 10, 10).version(NOW);
    assertThat(version.isStale(NOW)).isFalse();
    assertThat(version.isStale(NOW.plusSeconds(86_400))).isTrue();
  }

  @Test
  void acceptsOnlyThePublishersSignature() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    String key =
        Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, 12, encoded.length));
    byte[] bytes = "a list".getBytes(UTF_8);
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(bytes);
    String signature = Base64.getEncoder().encodeToString(signer.sign());
    assertThatCode(() -> Signed.check(bytes, key, signature, "l.txt")).doesNotThrowAnyException();
    assertThatThrownBy(() -> Signed.check("a lisT".getBytes(UTF_8), key, signature, "l.txt"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("the file was changed");
    assertThatThrownBy(() -> Signed.check(bytes, key, "AAAA", "l.txt"))
        .isInstanceOf(UnreadableInput.class);
  }
}
