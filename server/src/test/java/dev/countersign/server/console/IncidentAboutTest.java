package dev.countersign.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IncidentAboutTest {
  private static final UUID VAULT = new UUID(0, 1);

  private static Optional<String> label(UUID id) {
    return id.equals(VAULT) ? Optional.of("Cold vault") : Optional.empty();
  }

  @Test
  void namesAWalletAsPeopleKnowIt() {
    assertThat(
            IncidentAbout.of("wallet/" + VAULT, IncidentAboutTest::label, id -> Optional.empty()))
        .isEqualTo(new IncidentAbout("Cold vault", "/wallets/" + VAULT + "/access"));
  }

  @Test
  void namesABitcoinWalletWhichNobodyReachesByAKeyOfOurs() {
    assertThat(
            IncidentAbout.of("wallet/" + VAULT, id -> Optional.empty(), IncidentAboutTest::label))
        .isEqualTo(new IncidentAbout("Cold vault", "/wallets#bitcoin"));
  }

  @Test
  void leadsFromATopicToWhatCouldNotBeReadInIt() {
    assertThat(
            IncidentAbout.of(
                "topic/a.findings", IncidentAboutTest::label, IncidentAboutTest::label))
        .isEqualTo(new IncidentAbout("topic/a.findings", "/incidents/dead-letters?show=all"));
  }

  @Test
  void saysOfAnythingElseWhatItIsCalled() {
    for (String group : new String[] {"wallet/" + new UUID(0, 2), "wallet/x", "eip155:1", ""}) {
      assertThat(IncidentAbout.of(group, IncidentAboutTest::label, IncidentAboutTest::label))
          .isEqualTo(new IncidentAbout(group, ""));
    }
  }
}
