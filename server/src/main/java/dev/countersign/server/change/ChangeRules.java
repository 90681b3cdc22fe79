package dev.countersign.server.change;

import dev.countersign.gate.policy.decision.ChangeDecision;
import dev.countersign.gate.policy.decision.ChangeJudge;
import dev.countersign.gate.policy.document.ChangeKind;
import dev.countersign.gate.policy.document.ChangeRule;
import dev.countersign.gate.policy.document.Governance;
import dev.countersign.gate.policy.facts.ApprovalFacts;
import dev.countersign.gate.policy.quorum.Quorum;
import dev.countersign.gate.policy.quorum.Requirement;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Change.Agreement;
import dev.countersign.server.change.Change.State;
import dev.countersign.server.company.Installation;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whom a change needs, by the policy in force, and who may agree to it. */
public final class ChangeRules {
  /** The area of exercises, behind which two administrators stand whatever the policy says. */
  public static final String DRILLS = "drills";

  private final PeopleStore people;
  private final Installation installation;
  private final Supplier<Governance> governance;
  private final Map<String, String> areas;
  private final InstantSource clock;

  /**
   * Rules of an installation.
   *
   * @param governance of the policy in force
   * @param areas the area of each kind of change
   */
  public ChangeRules(
      PeopleStore people,
      Installation installation,
      Supplier<Governance> governance,
      Map<String, String> areas,
      InstantSource clock) {
    this.people = people;
    this.installation = installation;
    this.governance = governance;
    this.areas = Map.copyOf(areas);
    this.clock = clock;
  }

  /** Whether it may take effect now, who agreed, and who is missing. */
  public ChangeDecision decide(Change change) {
    List<ApprovalFacts> approvals = new ArrayList<>();
    for (Agreement agreement : change.agreements()) {
      people
          .find(agreement.person())
          .filter(person -> person.state() == Person.State.ACTIVE)
          .ifPresent(person ->
              approvals.add(
                  new ApprovalFacts(
                      person.id().toString(),
                      person.name(),
                      person.groups(),
                      agreement.browserKey(),
                      agreement.at(),
                      change.hash(),
                      false)));
    }
    return new ChangeJudge(rules(change))
        .decide(
            new dev.countersign.gate.policy.decision.Change(
                kind(change),
                change.hash(),
                change.proposer().toString(),
                change.proposerKey(),
                change.proposedAt()),
            approvals,
            clock.instant());
  }

  /** Whom it needs besides its proposer, and how long it cools off. */
  public ChangeRule needs(Change change) {
    return rules(change).of(kind(change));
  }

  /** The policy's rules, with what a change needs beside them. */
  private Governance rules(Change change) {
    Governance inForce = rules();
    if (!areas.getOrDefault(change.kind(), "").equals(DRILLS)) {
      return inForce;
    }
    boolean own =
        people.find(change.proposer()).filter(one -> one.hasAny(Role.ADMINISTRATOR)).isPresent();
    Map<String, Integer> administrators = Map.of(Role.ADMINISTRATOR.group(), own ? 1 : 2);
    ChangeKind kind = kind(change);
    ChangeRule rule = inForce.of(kind);
    Map<ChangeKind, ChangeRule> all = new EnumMap<>(inForce.all());
    all.put(
        kind,
        new ChangeRule(
            rule.approvals().and(Quorum.of(Requirement.of(administrators))), rule.coolingOff()));
    return new Governance(inForce.usual(), all);
  }

  /** True when nobody else is needed: the founder lets in the second administrator. */
  public boolean needsNobody(Change change) {
    return installation.beingSetUp()
        && people.active(Role.ADMINISTRATOR) == 1
        && change.kind().equals(InvitePerson.NAME)
        && change
            .document()
            .path("roles")
            .valueStream()
            .anyMatch(role -> role.asString().equals(Role.ADMINISTRATOR.word()))
        && people.all().stream()
            .noneMatch(
                one -> one.state() == Person.State.INVITED && one.hasAny(Role.ADMINISTRATOR));
  }

  /** True when a person may agree to it. */
  public boolean may(SignedIn who, Change change) {
    try {
      demandMayAgree(who, change);
      return true;
    } catch (UnreadableInput e) {
      return false;
    }
  }

  void demandMayAgree(SignedIn who, Change change) {
    if (change.state() != State.PROPOSED) {
      throw new UnreadableInput("Enough have agreed to this change already");
    }
    if (change.proposer().equals(who.person().id())) {
      throw new UnreadableInput("Whoever proposed a change cannot agree to it");
    }
    String browser = who.session().keyThumbprint();
    if (change.proposerKey().equals(browser)
        || change.agreements().stream().anyMatch(one -> one.browserKey().equals(browser))) {
      throw new UnreadableInput(
          "This browser has spoken on the change already, for somebody else; use one of your own");
    }
    if (change.agreements().stream().anyMatch(one -> one.person().equals(who.person().id()))) {
      throw new UnreadableInput("You have agreed to this change already");
    }
    var quorum = needs(change).approvals();
    if (quorum.groups().stream().noneMatch(who.person().groups()::contains)
        && quorum.all().people() == 0) {
      throw new UnreadableInput(
          "This change needs " + quorum.words() + ", and you are in none of these groups");
    }
  }

  /** While the installation is being set up, nothing cools off. */
  private Governance rules() {
    Governance inForce = governance.get();
    if (!installation.beingSetUp()) {
      return inForce;
    }
    Map<ChangeKind, ChangeRule> at = new EnumMap<>(ChangeKind.class);
    inForce
        .all()
        .forEach((kind, rule) -> at.put(kind, new ChangeRule(rule.approvals(), Duration.ZERO)));
    return new Governance(new ChangeRule(inForce.usual().approvals(), Duration.ZERO), at);
  }

  /** What the policy does not name is as grave as the policy itself. */
  private ChangeKind kind(Change change) {
    return ChangeKind.of(areas.getOrDefault(change.kind(), "")).orElse(ChangeKind.POLICY);
  }
}
