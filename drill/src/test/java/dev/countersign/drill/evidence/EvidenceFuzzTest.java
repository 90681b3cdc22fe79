package dev.countersign.drill.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.drill.rules.VerifiedDomains;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whatever a browser or a proposal says, it is read to an answer. */
class EvidenceFuzzTest {
  private static final List<String> NAMES =
      List.of("input", "trusted", "seen", "automated", "moves", "span", "dwell", "shown");

  @FuzzTest(maxDuration = "10s")
  void readsWhatABrowserSays(byte[] input) {
    String[] parts = new String(input, StandardCharsets.UTF_8).split("\n", -1);
    Map<String, String> form = new HashMap<>();
    for (int i = 0; i < parts.length && i < NAMES.size(); i++) {
      form.put(NAMES.get(i), parts[i]);
    }
    Hand hand = Hand.of(form);
    assertThat(hand.moves()).isNotNegative();
    assertThat(hand.shown()).isBetween(0, 86_400_000);
  }

  @FuzzTest(maxDuration = "10s")
  void believesNoPassThatItDidNotMake(byte[] input) {
    PagePass passes = new PagePass(new byte[32]);
    assertThat(passes.issued("press", new String(input, StandardCharsets.ISO_8859_1))).isEmpty();
  }

  @FuzzTest(maxDuration = "10s")
  void takesNoAddressElsewhere(byte[] input) {
    String address = new String(input, StandardCharsets.UTF_8);
    VerifiedDomains ours = VerifiedDomains.of(List.of("example.com"));
    if (ours.whyNot(address).isEmpty()) {
      assertThat(address).containsPattern("(?i)^[^@]+@example\\.com$");
    }
  }
}
