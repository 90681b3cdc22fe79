package dev.countersign.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchCatalogue;
import dev.countersign.watch.finding.WatchFinding;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingFormTest {
  private static Optional<FindingCode> code(String code) {
    return WatchCatalogue.ALL.stream().filter(one -> one.code().equals(code)).findFirst();
  }

  private static Alert alert(String sentence, Optional<Sighting> seen) {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("rule", "big");
    evidence.put("amount", "1 ETH");
    return new Alert(
        WatchFinding.RULE_MATCHED,
        Severity.HIGH,
        "chain/1",
        "rule/big",
        "big/1",
        sentence,
        evidence,
        seen,
        Instant.ofEpochSecond(1_772_000_000));
  }

  static Stream<Optional<Sighting>> sightings() {
    return Stream.of(
        Optional.empty(),
        Optional.of(new Sighting(0, Optional.empty(), Optional.empty())),
        Optional.of(
            new Sighting(
                1, Optional.of(20_000_000L), Optional.of(Bytes.word(BigInteger.valueOf(7))))));
  }

  @ParameterizedTest
  @MethodSource("sightings")
  void isReadAsItWasWritten(Optional<Sighting> seen) {
    Alert alert = alert("Much moved.", seen);
    assertThat(FindingForm.read(FindingForm.write(alert), FindingFormTest::code)).isEqualTo(alert);
  }

  @Test
  void isKnownByWhatItSays() {
    Bytes one = FindingForm.identity(alert("Much moved.", Optional.empty()));
    assertThat(one.toHex()).hasSize(2 + 64);
    assertThat(FindingForm.identity(alert("Much moved.", Optional.empty()))).isEqualTo(one);
    assertThat(FindingForm.identity(alert("Much moved", Optional.empty()))).isNotEqualTo(one);
  }

  @Test
  void refusesACodeThatIsNotInTheCatalogue() {
    byte[] written = FindingForm.write(alert("Much moved.", Optional.empty()));
    assertThatThrownBy(() -> FindingForm.read(written, code -> Optional.empty()))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("not in the catalogue");
  }

  @Test
  void refusesABlockBelowZero() {
    byte[] written =
        FindingForm.write(
            alert("Moved.", Optional.of(new Sighting(1, Optional.of(-1L), Optional.empty()))));
    assertThatThrownBy(() -> FindingForm.read(written, FindingFormTest::code))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("less than 0");
  }

  /**
   * Wherever it is cut, and where a length says more than there is: a sentence, and no gigabyte.
   */
  @Test
  void refusesWhatIsCutOrClaimsToBeLong() {
    byte[] written = FindingForm.write(alert("Much moved.", Optional.empty()));
    for (int length = 0; length < written.length; length++) {
      byte[] cut = Arrays.copyOf(written, length);
      assertThatThrownBy(() -> FindingForm.read(cut, FindingFormTest::code))
          .isInstanceOf(UnreadableMessage.class);
    }
    byte[][] lengths = {
      {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f}, // 2^31 - 1
      {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x08}, // 2^30
    };
    for (byte[] length : lengths) {
      byte[] text = Arrays.copyOf(written, Form.HEAD + length.length);
      System.arraycopy(length, 0, text, Form.HEAD, length.length);
      assertThatThrownBy(() -> FindingForm.read(text, FindingFormTest::code))
          .isInstanceOf(UnreadableMessage.class);
      byte[] pairs = Arrays.copyOf(written, Form.HEAD + 6 + length.length); // six empty texts
      Arrays.fill(pairs, Form.HEAD, Form.HEAD + 6, (byte) 0);
      System.arraycopy(length, 0, pairs, Form.HEAD + 6, length.length);
      assertThatThrownBy(() -> FindingForm.read(pairs, FindingFormTest::code))
          .isInstanceOf(UnreadableMessage.class);
    }
    List<byte[]> none = List.of(new byte[0], new byte[] {1}, new byte[] {(byte) 0xc3, 1, 0, 0});
    none.forEach(bytes ->
        assertThatThrownBy(() -> FindingForm.read(bytes, FindingFormTest::code))
            .isInstanceOf(UnreadableMessage.class));
  }
}
