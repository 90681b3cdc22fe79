package dev.countersign.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.manual.Project;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the units for systemd have to say, on machines without systemd too. */
class UnitsTest {
  private static final Path FOLDER = Project.ROOT.resolve("deploy/systemd");
  private static final Pattern OPTIONS = Pattern.compile("(?m)^COUNTERSIGN_OPTIONS=\"(.*)\"$");

  private static String unit(String name) {
    return Manifests.text(FOLDER.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"countersign.service", "countersign@.service"})
  void aUnitGivesAwayNoRights(String name) {
    assertThat(unit(name).lines())
        .contains(
            "User=countersign",
            "NoNewPrivileges=yes",
            "CapabilityBoundingSet=",
            "ProtectSystem=strict",
            "ProtectHome=yes",
            "PrivateTmp=yes",
            "PrivateDevices=yes",
            "RestrictNamespaces=yes",
            "SystemCallArchitectures=native",
            "SystemCallFilter=~@privileged @resources",
            "LimitCORE=0",
            "UMask=0077");
  }

  @ParameterizedTest
  @ValueSource(strings = {"countersign.service", "countersign@.service"})
  void secretsComeAsCredentials(String name) {
    assertThat(unit(name)).contains("LoadCredential=").doesNotContainPattern("(?i)password=[^f]");
    assertThat(unit("countersign.env")).doesNotContainPattern("(?i)password=");
  }

  @Test
  void theServersWordsAreOptionsThatItHas() {
    String start =
        unit("countersign.service")
            .lines()
            .filter(line -> line.startsWith("ExecStart="))
            .findFirst()
            .orElseThrow();
    Matcher options = OPTIONS.matcher(unit("countersign.env"));
    assertThat(options.find()).isTrue();
    List<String> words =
        Arrays.asList(
            start
                .substring(start.indexOf(" start ") + 1)
                .replace("$COUNTERSIGN_OPTIONS", options.group(1))
                .split(" ", -1));
    Started.understands(words);
  }
}
