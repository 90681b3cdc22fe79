package dev.countersign.access.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.finding.Sighting;
import dev.countersign.access.network.KnownNetworks;
import dev.countersign.access.watch.SessionWatch;
import dev.countersign.access.watch.WatchSettings;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The samples of public detection rules whose question one event answers: found, and only then. */
class SampleRulesTest {
  private static final Path SAMPLES =
      Path.of("../../shared/data/logins/detection-rule-events.jsonl");

  private static final Map<String, AccessFinding> RULES =
      Map.ofEntries(
          Map.entry("AWS.Console.LoginWithoutMFA", AccessFinding.SIGN_IN_WITHOUT_FACTOR),
          Map.entry("Auth0.FraudRisk.Volume", AccessFinding.PROVIDER_WARNED),
          Map.entry("Auth0.MFA.Policy.Disabled", AccessFinding.PROTECTION_WEAKENED),
          Map.entry("DUO.Admin.Action.MarkedFraudulent", AccessFinding.PROVIDER_WARNED),
          Map.entry("Duo.Admin.Create.Admin", AccessFinding.RIGHTS_GRANTED),
          Map.entry("Duo.Admin.SSO.SAML.Requirement.Disabled", AccessFinding.PROTECTION_WEAKENED),
          Map.entry("GSuite.DeviceCompromise", AccessFinding.PROVIDER_WARNED),
          Map.entry("GSuite.GovernmentBackedAttack", AccessFinding.PROVIDER_WARNED),
          Map.entry(
              "GSuite.Workspace.CalendarExternalSharingSetting", AccessFinding.PROTECTION_WEAKENED),
          Map.entry("GSuite.Workspace.DataExportCreated", AccessFinding.DATA_TAKEN_OUT),
          Map.entry("GitHub.Branch.ProtectionDisabled", AccessFinding.PROTECTION_WEAKENED),
          Map.entry("GitHub.Org.IpAllowlist", AccessFinding.PROTECTION_WEAKENED),
          Map.entry("Github.Repo.VulnerabilityDismissed", AccessFinding.PROTECTION_WEAKENED),
          Map.entry("Okta.AdminRoleAssigned", AccessFinding.RIGHTS_GRANTED),
          Map.entry("Okta.Global.MFA.Disabled", AccessFinding.PROTECTION_WEAKENED),
          Map.entry("Okta.Identity.Provider.Created.Modified", AccessFinding.PROTECTION_WEAKENED),
          Map.entry("Okta.Refresh.Access.Token.Reuse", AccessFinding.TOKEN_USED_AGAIN),
          Map.entry("Okta.Support.Access", AccessFinding.ACTING_AS_ANOTHER),
          Map.entry("Okta.User.Reported.Suspicious.Activity", AccessFinding.PROVIDER_WARNED));

  @Test
  void findsWhatTheRuleIsForAndNothingOfItElsewhere() throws IOException {
    assumeThat(Files.exists(SAMPLES)).as("the samples of detection rules are not at hand").isTrue();
    int tried = 0;
    for (String line : Files.readAllLines(SAMPLES)) {
      JsonNode sample = Json.parse(line, "The sample");
      AccessFinding code = RULES.get(sample.path("rule").asString());
      boolean expected = sample.path("expected").asBoolean();
      // what a rule asks elsewhere, such as the age of an account, is not in the record
      if (code == null || (!expected && sample.path("mocks").size() > 0)) {
        continue;
      }
      tried++;
      List<Sighting> found = new ArrayList<>();
      SessionWatch watch =
          new SessionWatch(WatchSettings.standard(), KnownNetworks.none(), found::add);
      for (AccessEvent event :
          Readers.standard().read(sample.path("log"), Sample.ARRIVED).events()) {
        watch.accept(event, Sample.ARRIVED);
      }
      assertThat(found.stream().anyMatch(one -> one.code() == code))
          .as(sample.toString())
          .isEqualTo(expected);
    }
    assertThat(tried).isGreaterThan(35);
  }
}
