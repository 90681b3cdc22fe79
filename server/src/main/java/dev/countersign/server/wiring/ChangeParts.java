package dev.countersign.server.wiring;

import dev.countersign.server.bitcoin.AddBitcoinWallet;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.bitcoin.RemoveBitcoinWallet;
import dev.countersign.server.book.BookStore;
import dev.countersign.server.book.ChangeBook;
import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.ChangePerson;
import dev.countersign.server.change.ChangeRules;
import dev.countersign.server.change.InvitePerson;
import dev.countersign.server.change.LiftStop;
import dev.countersign.server.change.RenewPerson;
import dev.countersign.server.change.SettleInstallation;
import dev.countersign.server.company.Installation;
import dev.countersign.server.company.StopDesk;
import dev.countersign.server.drill.CallStore;
import dev.countersign.server.drill.DrillStore;
import dev.countersign.server.drill.ExerciseStore;
import dev.countersign.server.drill.PlayStore;
import dev.countersign.server.drill.StartCalls;
import dev.countersign.server.drill.StartDrill;
import dev.countersign.server.drill.StartPlay;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.machine.AddMachine;
import dev.countersign.server.machine.ChangeMachine;
import dev.countersign.server.machine.MachineStore;
import dev.countersign.server.machine.RemoveMachine;
import dev.countersign.server.notice.Outside;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.PasskeyStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.policy.ChangePolicy;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.wallet.AddWallet;
import dev.countersign.server.wallet.RemoveWallet;
import dev.countersign.server.wallet.WalletStore;
import java.time.InstantSource;
import java.util.List;
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
      BookStore book,
      WalletStore wallets,
      BitcoinWalletStore bitcoin,
      KeyRing keys,
      Policies policies,
      MachineStore machines,
      DrillStore drills,
      ExerciseStore exercises,
      PlayStore plays,
      Outside outside,
      DataSource source,
      JournalStore journal) {
    InstantSource clock = journal::now;
    return List.of(
        new InvitePerson(people, clock),
        new ChangePerson(people),
        new RenewPerson(people, passkeys, sessions, clock),
        new SettleInstallation(installation, clock),
        new LiftStop(installation),
        new ChangeBook(book, clock),
        new AddWallet(
            wallets,
            keys::addresses,
            label -> bitcoin.all().stream().anyMatch(one -> one.label().equals(label)),
            clock),
        RemoveWallet.from(wallets, clock),
        new AddBitcoinWallet(bitcoin, wallets, clock),
        RemoveBitcoinWallet.from(bitcoin, clock),
        new ChangePolicy(policies, clock),
        new AddMachine(machines, people, clock),
        new ChangeMachine(machines, people),
        new RemoveMachine(machines, clock),
        new StartDrill(
            drills, exercises, people, new ContactStore(source), outside.mail() != null, clock),
        new StartPlay(drills, plays, people, wallets, new ContactStore(source), clock),
        new StartCalls(
            drills, exercises, new CallStore(source), people, new ContactStore(source), clock));
  }

  /** Where they are proposed and agreed to. */
  @Bean
  ChangeDesk changeDesk(
      DataSource source,
      JournalStore journal,
      Ceremonies ceremonies,
      PeopleStore people,
      Installation installation,
      Policies policies,
      List<ChangeKind> changeKinds) {
    InstantSource clock = journal::now;
    ChangeRules rules =
        new ChangeRules(
            people,
            installation,
            () -> policies.inForce().judge().policy().governance(),
            changeKinds.stream().collect(Collectors.toMap(ChangeKind::name, ChangeKind::area)),
            clock);
    return new ChangeDesk(source, journal, ceremonies, rules, changeKinds, clock);
  }

  /** The stop. */
  @Bean
  StopDesk stopDesk(JournalStore journal, Installation installation) {
    return new StopDesk(journal, installation, journal::now);
  }
}
