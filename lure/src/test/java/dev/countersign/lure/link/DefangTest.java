package dev.countersign.lure.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that cannot be clicked, and back. */
class DefangTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.example.com/x.html?y=1.2, hxxps://a[.]example[.]com/x.html?y=1.2",
    "HTTP://example.com, hxxp://example[.]com",
    "example.com, example[.]com",
    "someone@example.com, someone[@]example[.]com",
    "https://a.test@b.test/, hxxps://a[.]test[@]b[.]test/",
    "192.0.2.1, 192[.]0[.]2[.]1",
    "hxxps://a[.]example[.]com/, hxxps://a[.]example[.]com/"
  })
  void breaks(String address, String defanged) {
    assertThat(Defang.of(address)).isEqualTo(defanged);
  }

  @ParameterizedTest
  @CsvSource({
    "hxxps://a[.]example[.]com/x, https://a.example.com/x",
    "hXXp://example(.)com, http://example.com",
    "example[dot]com, example.com",
    "someone[at]example[.]com, someone@example.com",
    "hxxps[:]//example[.]com, https://example.com",
    "https://example.com/, https://example.com/"
  })
  void mends(String written, String meant) {
    assertThat(Defang.undo(written)).isEqualTo(meant);
  }
}
