package dev.countersign.access.wallet;

import dev.countersign.access.wallet.Delegations.Delegation;
import dev.countersign.access.wallet.WalletFacts.CompanyMachine;
import dev.countersign.model.value.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every right over one wallet, each once. */
final class Grants {
  private static final List<Right> ORDER =
      List.of(
          Right.MOVE_PAST_OWNERS,
          Right.REACH_KEY,
          Right.SIGN,
          Right.APPROVE,
          Right.CHANGE_POLICY,
          Right.PROPOSE,
          Right.HOLD_UP);

  /** Roles that propose changes, each with its group. */
  private static final Map<String, String> CHANGERS =
      Map.of("administrator", "administrators", "security", "security");

  private final WalletFacts facts;
  private final Map<String, Grant> grants = new LinkedHashMap<>();

  Grants(WalletFacts facts) {
    this.facts = facts;
  }

  List<Grant> all() {
    ofChain();
    ofService();
    ofCountersign();
    facts.machines().forEach(this::ofMachine);
    ofLists();
    List<Grant> all = new ArrayList<>(grants.values());
    all.sort(
        Comparator.comparingInt((Grant one) -> ORDER.indexOf(one.right()))
            .thenComparing(one -> one.holder().name())
            .thenComparing(Grant::key));
    return all;
  }

  private void ofChain() {
    switch (facts.chain()) {
      case OnChain.Account account -> ownKey();
      case OnChain.Unread unread -> ownKey();
      case OnChain.Safe safe -> {
        ofSafe(safe, "", facts.address());
        for (Address module : safe.modules()) {
          put(module(module, Right.MOVE_PAST_OWNERS, Way.SAFE_MODULE));
        }
        Address guard = safe.guard();
        if (guard != null) {
          put(module(guard, Right.HOLD_UP, Way.SAFE_GUARD));
        }
      }
    }
  }

  /** A Safe that stands in a circle of owners was not read as nested, so this ends. */
  private void ofSafe(OnChain.Safe safe, String within, Address itself) {
    for (Address owner : safe.owners()) {
      OnChain.Safe nested = safe.nested().get(owner);
      if (owner.equals(facts.signingKey())) {
        ownKey();
      } else if (nested != null) {
        put(module(owner, Right.SIGN, within.isEmpty() ? Way.SAFE_OWNER : Way.NESTED_SAFE_OWNER));
        ofSafe(nested, owner.toString(), owner);
      } else {
        put(owner(owner, within.isEmpty() ? Way.SAFE_OWNER : Way.NESTED_SAFE_OWNER, itself));
      }
    }
  }

  private Grant owner(Address owner, Way way, Address of) {
    KnownOwner known = facts.owners().get(owner);
    Holder holder =
        known == null
            ? new Holder(Holder.Kind.KEY, owner.toString(), owner.toString())
            : Holder.person(known.who(), known.person());
    String through = way == Way.SAFE_OWNER ? owner.toString() : owner + " in the Safe " + of;
    return new Grant(
        holder,
        Right.SIGN,
        way,
        through,
        null,
        used(owner.toString(), Right.SIGN),
        true,
        known != null && (known.left() || former(known.who())));
  }

  private void ofService() {
    switch (facts.delegations()) {
      case Delegations.None none -> {}
      case Delegations.Unread unread -> {}
      case Delegations.Read(List<Delegation> all) -> all.forEach(one -> put(delegate(one)));
    }
  }

  /** What a delegate is called is the owner's to change, and so no part of what they can do. */
  private Grant delegate(Delegation one) {
    String address = one.delegate().toString();
    KnownOwner known = facts.owners().get(one.delegate());
    String called =
        one.label().isEmpty() ? address : address + " (\u201c" + one.label() + "\u201d)";
    return new Grant(
        known == null
            ? new Holder(Holder.Kind.KEY, address, called)
            : Holder.person(known.who(), known.person()),
        Right.PROPOSE,
        Way.SAFE_DELEGATE,
        address + " of the owner " + one.owner(),
        null,
        null,
        false,
        known != null && (known.left() || former(known.who())));
  }

  private Grant module(Address address, Right right, Way way) {
    KnownOwner known = facts.owners().get(address);
    return new Grant(
        new Holder(
            Holder.Kind.MODULE,
            address.toString(),
            known == null ? address.toString() : known.person() + " answers for " + address),
        right,
        way,
        address.toString(),
        null,
        null,
        false,
        known != null && (known.left() || former(known.who())));
  }

  private void ownKey() {
    String key = facts.signingKey().toString();
    put(
        new Grant(
            new Holder(Holder.Kind.KEY, key, "Countersign"),
            Right.SIGN,
            Way.COUNTERSIGN_KEY,
            facts.keyPlace(),
            facts.since(),
            used(key, Right.SIGN),
            true,
            false));
  }

  private void ofCountersign() {
    for (CompanyPerson person : facts.people()) {
      if (!person.active()) {
        continue;
      }
      if (person.roles().contains("requester")) {
        put(role(person, Right.PROPOSE, Way.COUNTERSIGN_ROLE, "requester", true));
      }
      for (String group : person.groups()) {
        if (facts.approvers().contains(group)) {
          put(role(person, Right.APPROVE, Way.POLICY_APPROVERS, group, true));
        }
        if (facts.governors().contains(group) && !CHANGERS.containsValue(group)) {
          put(role(person, Right.CHANGE_POLICY, Way.POLICY_GOVERNANCE, group, true));
        }
      }
      for (String role : CHANGERS.keySet()) {
        if (person.roles().contains(role)) {
          put(role(person, Right.CHANGE_POLICY, Way.COUNTERSIGN_ROLE, role, true));
        }
      }
      if (person.roles().contains("security")) {
        put(role(person, Right.HOLD_UP, Way.COUNTERSIGN_ROLE, "security", false));
      }
    }
  }

  private Grant role(CompanyPerson person, Right right, Way way, String through, boolean observed) {
    return new Grant(
        Holder.person(person.mail(), person.name()),
        right,
        way,
        through,
        person.since(),
        used(person.mail(), right),
        observed,
        false);
  }

  private void ofMachine(CompanyMachine machine) {
    if (machine.scopes().contains("request")) {
      put(
          new Grant(
              new Holder(Holder.Kind.MACHINE, machine.name(), machine.name()),
              Right.PROPOSE,
              Way.MACHINE_SCOPE,
              "request, answered for by " + machine.responsible(),
              machine.since(),
              used(machine.name(), Right.PROPOSE),
              true,
              !machine.answered()));
    }
  }

  private void ofLists() {
    for (ImportedRight right : facts.imported()) {
      if (right.isOf(facts.label(), facts.address().toString())) {
        Optional<CompanyPerson> person =
            facts.people().stream().filter(one -> one.mail().equals(right.key())).findFirst();
        put(
            new Grant(
                new Holder(
                    person.isPresent() ? Holder.Kind.PERSON : right.kind(),
                    right.key(),
                    person.map(CompanyPerson::name).orElse(right.holder())),
                right.right(),
                right.way(),
                right.by(),
                right.since(),
                right.lastUsed(),
                right.lastUsed() != null,
                person.filter(one -> one.standing() == CompanyPerson.Standing.FORMER).isPresent()
                    || leftByDirectory(right.key())));
      }
    }
  }

  private boolean former(String who) {
    return facts.people().stream()
        .anyMatch(one -> one.mail().equals(who) && one.standing() == CompanyPerson.Standing.FORMER);
  }

  private boolean leftByDirectory(String who) {
    return facts.owners().values().stream().anyMatch(one -> one.left() && one.who().equals(who));
  }

  private @Nullable Instant used(String holder, Right right) {
    return facts.uses().get(WalletFacts.use(holder, right));
  }

  private void put(Grant grant) {
    grants.putIfAbsent(grant.key(), grant);
  }
}
