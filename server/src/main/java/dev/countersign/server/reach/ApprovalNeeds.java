package dev.countersign.server.reach;

import dev.countersign.access.wallet.CompanyPerson;
import dev.countersign.access.wallet.Needed;
import dev.countersign.access.wallet.Voice;
import dev.countersign.access.wallet.WalletFacts.CompanyMachine;
import dev.countersign.gate.policy.condition.ActionIs;
import dev.countersign.gate.policy.condition.ChainIs;
import dev.countersign.gate.policy.condition.WalletIs;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Stated;
import dev.countersign.gate.policy.document.Then;
import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.WalletFacts.Kind;
import dev.countersign.gate.policy.quorum.Quorum;
import dev.countersign.gate.policy.quorum.Requirement;
import dev.countersign.server.wallet.Wallet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose agreement makes Countersign sign, by the policy. Each rule is taken by itself: where
 * several match at once they ask for more, never for less, so nobody is thought harmless who is
 * not. Conditions other than the action, the chain and the wallet are taken as met.
 */
public final class ApprovalNeeds {
  private final Policy policy;

  /** By that policy. */
  public ApprovalNeeds(Policy policy) {
    this.policy = policy;
  }

  /** Rules that let value, or control of it, move; of whichever wallet. */
  public List<Rule> moving() {
    return policy.rules().stream()
        .filter(rule -> rule.then() == Then.ALLOW && moves(rule))
        .toList();
  }

  private static boolean moves(Rule rule) {
    for (Stated stated : rule.when()) {
      if (stated.condition() instanceof ActionIs actions
          && actions.actions().stream()
              .noneMatch(action -> action.movesValue() || action == Action.CONTROL)) {
        return false;
      }
    }
    return true;
  }

  /** Those of them that can be about this wallet. */
  List<Rule> moving(Wallet wallet) {
    return moving().stream().filter(rule -> concerns(rule, wallet)).toList();
  }

  private static boolean concerns(Rule rule, Wallet wallet) {
    for (Stated stated : rule.when()) {
      if (stated.condition() instanceof ChainIs chain
          && !chain.chains().contains(wallet.chainId())) {
        return false;
      }
      if (stated.condition() instanceof WalletIs is
          && !is.labels().contains(wallet.label())
          && !is.kinds().contains(wallet.kind() == Wallet.Kind.SAFE ? Kind.SAFE : Kind.ACCOUNT)
          && Collections.disjoint(is.tags(), wallet.tags())) {
        return false;
      }
    }
    return true;
  }

  /** Groups that are asked about a wallet. */
  Set<String> groups(Wallet wallet) {
    Set<String> groups = new TreeSet<>();
    moving(wallet).forEach(rule -> groups.addAll(rule.approvals().groups()));
    return groups;
  }

  /** Groups that agree to changes. */
  Set<String> governors() {
    Set<String> groups = new TreeSet<>();
    policy
        .governance()
        .all()
        .values()
        .forEach(change -> groups.addAll(change.approvals().groups()));
    return groups;
  }

  /** Whose agreement is enough for a wallet. */
  Needed of(Wallet wallet, List<CompanyPerson> people, List<CompanyMachine> machines) {
    List<CompanyPerson> active = people.stream().filter(CompanyPerson::active).toList();
    List<Voice> asking = new ArrayList<>();
    for (CompanyPerson person : active) {
      if (person.roles().contains("requester")) {
        asking.add(person.voice());
      }
    }
    for (CompanyMachine machine : machines) {
      if (machine.answered() && machine.scopes().contains("request")) {
        active.stream()
            .filter(person -> person.mail().equals(machine.responsible()))
            .forEach(person -> asking.add(person.voice()));
      }
    }
    List<Needed> ways = new ArrayList<>();
    for (Rule rule : moving(wallet)) {
      ways.add(
          new Needed.Asked(
              asking, rule.approvals().isNobody() ? null : needed(rule.approvals(), active)));
    }
    return Needed.any(ways);
  }

  private static Needed.Some needed(Quorum quorum, List<CompanyPerson> people) {
    List<Needed> all = new ArrayList<>();
    if (!quorum.all().isNobody()) {
      all.add(needed(quorum.all(), people));
    }
    for (List<Requirement> choice : quorum.choices()) {
      all.add(Needed.any(choice.stream().<Needed>map(one -> needed(one, people)).toList()));
    }
    return Needed.all(all);
  }

  private static Needed.Some needed(Requirement requirement, List<CompanyPerson> people) {
    List<Needed> all = new ArrayList<>();
    for (Map.Entry<String, Integer> group : requirement.groups().entrySet()) {
      all.add(
          new Needed.Some(
              group.getValue(),
              people.stream()
                  .filter(person -> person.groups().contains(group.getKey()))
                  .<Needed>map(CompanyPerson::voice)
                  .toList()));
    }
    if (requirement.people() > 0) {
      all.add(
          new Needed.Some(
              requirement.people(), people.stream().<Needed>map(CompanyPerson::voice).toList()));
    }
    return Needed.all(all);
  }

  /** How many different people it takes at the least, were each in every group. */
  public static int heads(Quorum quorum) {
    int heads = heads(quorum.all());
    for (List<Requirement> choice : quorum.choices()) {
      heads = Math.max(heads, choice.stream().mapToInt(ApprovalNeeds::heads).min().orElse(0));
    }
    return heads;
  }

  private static int heads(Requirement requirement) {
    return Math.max(
        requirement.people(),
        requirement.groups().values().stream().mapToInt(Integer::intValue).max().orElse(0));
  }
}
