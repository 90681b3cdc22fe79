package dev.countersign.server.lure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.triage.Indicator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefangedTest {
  @ParameterizedTest
  @CsvSource({
    "see https://evil.example/a.html now, see hxxps://evil[.]example/a[.]html now",
    "HTTP://EVIL.EXAMPLE, hxxP://EVIL[.]EXAMPLE",
    "write to eve@evil.example., write to eve[@]evil[.]example.",
    "from 10.0.0.7 at noon, from 10[.]0[.]0[.]7 at noon",
    "javascript:alert(1), javascript[:]alert(1)",
    "'It is 1.5 ETH. That is much.', 'It is 1.5 ETH. That is much.'",
    "münchen.example, münchen[.]example"
  })
  void leavesNothingThatCouldBeALink(String text, String defanged) {
    assertThat(Defanged.of(text)).isEqualTo(defanged);
  }

  @ParameterizedTest
  @CsvSource({
    "DOMAIN, evil.example, evil[.]example",
    "ADDRESS, eve@evil.example, eve[@]evil[.]example",
    "URL, https://evil.example/x, hxxps://evil[.]example/x",
    "PACKAGE, npm:left.pad, npm:left.pad",
    "HANDLE, telegram:eve, telegram:eve"
  })
  void writesIndicatorsInTheFormOfTheField(Indicator.Kind kind, String value, String defanged) {
    assertThat(Defanged.of(new Indicator(kind, value))).isEqualTo(defanged);
  }
}
