package dev.countersign.access.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0|edge|windows|141|BROWSER",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15|safari|macos|26|BROWSER",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1|chrome|ios|141|BROWSER",
        "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0|firefox|linux|143|BROWSER",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36|headlesschrome|linux|0|SCRIPT",
        "python-requests/2.32.3|python-requests||0|SCRIPT",
        "curl/8.9.1|curl||0|SCRIPT",
        "Go-http-client/2.0|go-http-client||0|SCRIPT",
        "aws-cli/2.18 Python/3.12 Darwin/24|aws-cli||0|TOOL",
        "git/2.50.1|git||0|TOOL",
        "CHROME|chrome||0|BROWSER",
        "Slack/4.40 (iPhone; iOS 18.1)|slack|ios|4|APP"
      })
  void readsWhatSpeaks(String text, String family, String system, int version, Agent.Kind kind) {
    Agent agent = Agent.read(text);
    assertThat(agent.family()).isEqualTo(family);
    assertThat(agent.system()).isEqualTo(system == null ? "" : system);
    assertThat(agent.version()).isEqualTo(version);
    assertThat(agent.kind()).isEqualTo(kind);
  }

  @Test
  void whatSaysNothingIsSilentAndWhatIsTooLongIsCut() {
    assertThat(Agent.read("  ").kind()).isEqualTo(Agent.Kind.SILENT);
    assertThat(Agent.read("x".repeat(100_000)).text()).hasSize(1_000);
  }
}
