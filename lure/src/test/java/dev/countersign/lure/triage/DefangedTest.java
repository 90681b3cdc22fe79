package dev.countersign.lure.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefangedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It leads to https://theme.example/a.b. | It leads to hxxps://theme[.]example/a.b.",
        "from elena.marsh@mail.example now | from elena[.]marsh[@]mail[.]example now",
        "see uniswap-claim.xyz now | see uniswap-claim[.]xyz now",
        "see www.uniswap.org. Then | see www[.]uniswap[.]org. Then",
        "server/config/theme.js:6 | server/config/theme.js:6",
        "setup.py and README.md | setup.py and README.md",
        "It is 1.5 times as much, e.g. today | It is 1.5 times as much, e.g. today",
        "ftp://files.example/x | fxp://files[.]example/x",
        "“http://a.example” | “hxxp://a[.]example”"
      })
  void nothingCanBeClickedOn(String text, String defanged) {
    assertThat(Defanged.text(text)).isEqualTo(defanged);
  }
}
