package dev.countersign.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void showsColoursOnlyOnATerminalThatHasThem() {
    assertThat(Terminal.coloursWanted(true, Map.of("TERM", "xterm"))).isTrue();
    assertThat(Terminal.coloursWanted(false, Map.of("TERM", "xterm"))).isFalse();
    assertThat(Terminal.coloursWanted(true, Map.of("TERM", "dumb"))).isFalse();
  }

  @Test
  void showsNoColoursAgainstNoColor() {
    assertThat(Terminal.coloursWanted(true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.coloursWanted(true, Map.of("NO_COLOR", ""))).isTrue();
  }

  @Test
  void keepsTracesOnlyWhenAsked() {
    assertThat(Terminal.debugWanted(Map.of())).isFalse();
    assertThat(Terminal.debugWanted(Map.of("COUNTERSIGN_DEBUG", "0"))).isFalse();
    assertThat(Terminal.debugWanted(Map.of("COUNTERSIGN_DEBUG", "1"))).isTrue();
  }
}
