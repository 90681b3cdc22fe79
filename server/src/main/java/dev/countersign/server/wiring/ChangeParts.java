package dev.countersign.server.wiring;

import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.ChangePerson;
import dev.countersign.server.change.ChangeRules;
import dev.countersign.server.change.Governance;
import dev.countersign.server.change.InvitePerson;
import dev.countersign.server.change.LiftStop;
import dev.countersign.server.change.RenewPerson;
import dev.countersign.server.change.SettleInstallation;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.PasskeyStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.session.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be changed, and whom it needs. */
@Configuration(proxyBeanMethods = false)
public class ChangeParts {
  /** The kinds of change. */
  @Bean
  List<ChangeKind> changeKinds(
      PeopleStore people,
      PasskeyStore passkeys,
      SessionStore sessions,
      Installation installation,
      Clock clock) {
    return List.of(
        new InvitePerson(people, clock),
        new ChangePerson(people),
        new RenewPerson(people, passkeys, sessions, clock),
        new SettleInstallation(installation, clock),
        new LiftStop(installation));
  }

  /** Whom they need. */
  @Bean
  Governance governance() {
    return area ->
        area.equals("stop")
            ? new Governance.Needs(Map.of("security", 1, "administrators", 1), Duration.ZERO)
            : new Governance.Needs(Map.of("administrators", 1), Duration.ofDays(1));
  }

  /** Where they are proposed and agreed to. */
  @Bean
  ChangeDesk changeDesk(
      DataSource source,
      JournalStore journal,
      Ceremonies ceremonies,
      PeopleStore people,
      Installation installation,
      Governance governance,
      List<ChangeKind> changeKinds,
      Clock clock) {
    return new ChangeDesk(
        source,
        journal,
        ceremonies,
        new ChangeRules(
            people,
            installation,
            governance,
            changeKinds.stream().collect(Collectors.toMap(ChangeKind::name, ChangeKind::area))),
        changeKinds,
        clock);
  }
}
