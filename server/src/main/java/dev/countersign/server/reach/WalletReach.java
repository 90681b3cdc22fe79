package dev.countersign.server.reach;

import dev.countersign.access.wallet.CompanyPerson;
import dev.countersign.access.wallet.CompanyPerson.Standing;
import dev.countersign.access.wallet.Delegations;
import dev.countersign.access.wallet.ImportedRight;
import dev.countersign.access.wallet.KnownOwner;
import dev.countersign.access.wallet.OnChain;
import dev.countersign.access.wallet.Reviewed;
import dev.countersign.access.wallet.WalletAccess;
import dev.countersign.access.wallet.WalletFacts;
import dev.countersign.access.wallet.WalletFacts.CompanyMachine;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.model.value.Address;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.machine.MachineStore;
import dev.countersign.server.machine.Scope;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Puts together who can reach which wallet, as of now. */
public final class WalletReach {
  /** A right is noticed when it was not used for so many days. */
  private static final int UNUSED_DAYS = 90;

  /** What a node or a service said is believed for so long: no page asks it over and over. */
  private static final Duration READ_AGAIN = Duration.ofSeconds(20);

  private final WalletStore wallets;
  private final PeopleStore people;
  private final MachineStore machines;
  private final Policies policies;
  private final KeyRing keys;
  private final Nodes nodes;
  private final ServiceDelegates delegates;
  private final OwnerStore owners;
  private final RightsStore rights;
  private final ReviewStore reviews;
  private final Uses uses;
  private final InstantSource clock;
  private final Map<UUID, Said> said = new ConcurrentHashMap<>();

  /** Over those stores. */
  public WalletReach(
      DataSource source,
      WalletStore wallets,
      PeopleStore people,
      MachineStore machines,
      Policies policies,
      KeyRing keys,
      Nodes nodes,
      ServiceDelegates delegates,
      InstantSource clock) {
    this.wallets = wallets;
    this.people = people;
    this.machines = machines;
    this.policies = policies;
    this.keys = keys;
    this.nodes = nodes;
    this.delegates = delegates;
    this.owners = new OwnerStore(source);
    this.rights = new RightsStore(source);
    this.reviews = new ReviewStore(source);
    this.uses = new Uses(source);
    this.clock = clock;
  }

  private record Said(Instant at, OnChain chain, Delegations delegations) {}

  /**
   * A wallet with who can reach it.
   *
   * @param reviewed the last finished review; null before the first
   * @param devicesTold whether it is said of every owner's key on which device it lies
   */
  public record Reach(
      Wallet wallet, WalletAccess access, @Nullable Reviewed reviewed, boolean devicesTold) {}

  /** All, by label. */
  public List<Reach> all() {
    Company company = company();
    List<Wallet> all = wallets.all();
    Map<UUID, Said> answers = new ConcurrentHashMap<>();
    List<Thread> asking = new ArrayList<>();
    for (Wallet wallet : all) {
      asking.add(Thread.ofVirtual().start(() -> answers.put(wallet.id(), said(wallet))));
    }
    try {
      for (Thread one : asking) {
        one.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Said nothing =
        new Said(
            clock.instant(),
            new OnChain.Unread("The node could not be asked."),
            new Delegations.None());
    return all.stream()
        .map(wallet -> of(wallet, company, answers.getOrDefault(wallet.id(), nothing)))
        .toList();
  }

  /** One. */
  public Reach of(Wallet wallet) {
    return of(wallet, company(), said(wallet));
  }

  /** The directory of owners. */
  public OwnerStore owners() {
    return owners;
  }

  /** Imported lists. */
  public RightsStore rights() {
    return rights;
  }

  /** Reviews. */
  public ReviewStore reviews() {
    return reviews;
  }

  private Said said(Wallet wallet) {
    Instant now = clock.instant();
    Said known = said.get(wallet.id());
    if (known != null
        && known.at.plus(READ_AGAIN).isAfter(now)
        && !(known.chain instanceof OnChain.Unread)) {
      return known;
    }
    OnChain chain = SafeReading.of(wallet, nodes);
    Said read = new Said(now, chain, DelegateReading.of(wallet, chain, delegates, now));
    said.put(wallet.id(), read);
    return read;
  }

  private record Company(
      List<CompanyPerson> people,
      List<CompanyMachine> machines,
      ApprovalNeeds needs,
      Map<Address, KnownOwner> owners,
      List<ImportedRight> imported) {}

  private Company company() {
    Map<UUID, Instant> added = uses.added();
    List<Person> everybody = people.all();
    Map<UUID, Person> byId = new HashMap<>();
    everybody.forEach(person -> byId.put(person.id(), person));
    return new Company(
        everybody.stream().map(person -> person(person, added.get(person.id()))).toList(),
        machines.all().stream()
            .map(machine -> {
              Person responsible = byId.get(machine.responsible());
              return new CompanyMachine(
                  machine.name(),
                  machine.scopes().stream().map(Scope::word).collect(Collectors.toSet()),
                  responsible == null ? "nobody" : responsible.email().toLowerCase(Locale.ROOT),
                  responsible != null && responsible.state() == Person.State.ACTIVE,
                  machine.addedAt());
            })
            .toList(),
        new ApprovalNeeds(policies.inForce().judge().policy()),
        owners.byAddress(),
        rights.all());
  }

  private static CompanyPerson person(Person person, @Nullable Instant added) {
    return new CompanyPerson(
        person.name(),
        person.email(),
        switch (person.state()) {
          case ACTIVE -> Standing.ACTIVE;
          case INVITED, WAITING -> Standing.COMING;
          case DISABLED -> Standing.FORMER;
        },
        person.roles().stream().map(Role::word).collect(Collectors.toSet()),
        person.groups(),
        person.teams(),
        added);
  }

  private Reach of(Wallet wallet, Company company, Said read) {
    Reviewed reviewed = reviews.reviewed(wallet.id()).orElse(null);
    WalletFacts facts =
        new WalletFacts(
            wallet.label(),
            wallet.address(),
            wallet.signingKey(),
            place(wallet.signingKey()),
            uses.since(wallet),
            read.chain,
            read.delegations,
            company.needs.of(wallet, company.people, company.machines),
            company.people,
            company.machines,
            company.needs.groups(wallet),
            company.needs.governors(),
            company.owners,
            company.imported,
            uses.of(wallet));
    return new Reach(
        wallet,
        WalletAccess.of(facts, reviewed, UNUSED_DAYS, clock.instant()),
        reviewed,
        devicesTold(read.chain, facts));
  }

  private static boolean devicesTold(OnChain chain, WalletFacts facts) {
    return !(chain instanceof OnChain.Safe safe)
        || safe.owners().stream()
            .filter(owner -> !owner.equals(facts.signingKey()))
            .filter(owner -> !safe.nested().containsKey(owner))
            .map(owner -> facts.owners().get(owner))
            .allMatch(owner -> owner != null && !owner.device().isBlank());
  }

  private String place(Address key) {
    return keys.all().stream()
        .filter(one -> one.address().equals(key))
        .map(SigningKey::description)
        .findFirst()
        .orElse("nowhere that this server knows");
  }
}
