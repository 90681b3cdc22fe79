package dev.countersign.server.posture;

import dev.countersign.access.posture.Observed;
import dev.countersign.access.posture.Observed.Approvals;
import dev.countersign.access.posture.Observed.Channel;
import dev.countersign.access.posture.Observed.JournalKept;
import dev.countersign.access.posture.Observed.Machine;
import dev.countersign.access.posture.Observed.Reports;
import dev.countersign.access.posture.Observed.Stop;
import dev.countersign.access.posture.Observed.WalletSeen;
import dev.countersign.access.posture.ObservedChain;
import dev.countersign.access.posture.ObservedSources;
import dev.countersign.access.posture.Posture;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.machine.MachineStore;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.notice.Couriers;
import dev.countersign.server.passkey.PasskeyStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.reach.WalletReach;
import dev.countersign.server.reach.WalletReach.Reach;
import dev.countersign.server.store.TakenOut;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/** Answers what employees should ask, from what this installation is. */
public final class PostureDesk {
  private final Stores stores;
  private final Seen seen;
  private final InstantSource clock;

  /** Over those stores. */
  public PostureDesk(Stores stores, DataSource source, InstantSource clock) {
    this.stores = stores;
    this.seen = new Seen(source);
    this.clock = clock;
  }

  /** Where it is looked up. */
  public record Stores(
      PeopleStore people,
      PasskeyStore passkeys,
      MachineStore machines,
      Policies policies,
      Installation installation,
      JournalStore journal,
      WalletReach reach,
      Nodes nodes,
      Couriers couriers,
      ContactStore contacts,
      TakenOut takenOut,
      ObservedSources sources) {}

  /** As of now. */
  public Posture now() {
    Instant now = clock.instant();
    List<Person> active =
        stores.people().all().stream().filter(one -> one.state() == Person.State.ACTIVE).toList();
    List<Reach> wallets = stores.reach().all();
    return Posture.of(
        new Observed(
            now,
            active.stream().map(this::person).toList(),
            machines(active),
            stores.sources().all(),
            stores.sources().network(),
            stores.sources().response(),
            PolicySeen.of(stores.policies().inForce(), stores.installation().beingSetUp()),
            new Approvals(seen.approvals(), seen.signedApprovals()),
            chains(wallets),
            stop(),
            wallets.stream()
                .map(one ->
                    new WalletSeen(
                        one.wallet().label(),
                        one.access(),
                        one.reviewed() == null ? null : one.reviewed().at(),
                        one.devicesTold()))
                .toList(),
            channels(),
            stores.takenOut().last(TakenOut.What.BACKUP).orElse(null),
            new JournalKept(
                stores.takenOut().last(TakenOut.What.JOURNAL).orElse(null),
                seen.headSigned(),
                stores.journal().last().map(JournalEntry::number).orElse(0L)),
            new Reports(seen.reports(now), seen.open(), seen.oldest()),
            stores.contacts().all().size(),
            stores.contacts().us().domains().size()));
  }

  private Observed.Person person(Person person) {
    List<CredentialRecord> passkeys = stores.passkeys().ofPerson(person.id());
    return new Observed.Person(
        person.name(),
        person.hasAny(Role.ADMINISTRATOR),
        person.hasAny(Role.SECURITY),
        passkeys.size(),
        (int) passkeys.stream().filter(CredentialRecord::isUvInitialized).count());
  }

  private List<Machine> machines(List<Person> active) {
    Set<UUID> there = active.stream().map(Person::id).collect(Collectors.toSet());
    return stores.machines().all().stream()
        .map(one -> new Machine(one.name(), there.contains(one.responsible())))
        .toList();
  }

  private List<ObservedChain> chains(List<Reach> wallets) {
    return wallets.stream()
        .map(one -> one.wallet().chainId())
        .distinct()
        .sorted()
        .map(chain -> NodeCheck.of(chain, stores.nodes()))
        .toList();
  }

  private Stop stop() {
    return new Stop(
        stores.installation().stop().isPresent(),
        stores.journal().search(Long.MAX_VALUE, "signing-stopped", "", 1).stream()
            .findFirst()
            .map(JournalEntry::at)
            .orElse(null));
  }

  private List<Channel> channels() {
    List<Channel> channels = new ArrayList<>();
    if (!stores.couriers().mailPlace().isEmpty()) {
      channels.add(seen.channel("mail", "Mail by " + stores.couriers().mailPlace()));
    }
    if (!stores.couriers().webhookPlace().isEmpty()) {
      channels.add(seen.channel("webhook", "Webhooks to " + stores.couriers().webhookPlace()));
    }
    return channels;
  }
}
