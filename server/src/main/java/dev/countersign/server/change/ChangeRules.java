package dev.countersign.server.change;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Change.State;
import dev.countersign.server.change.Governance.Needs;
import dev.countersign.server.company.Installation;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Whom a change needs, and who may agree to it. */
public final class ChangeRules {
  private final PeopleStore people;
  private final Installation installation;
  private final Governance governance;
  private final Map<String, String> areas;

  /**
   * Rules of an installation.
   *
   * @param areas the area of each kind of change
   */
  public ChangeRules(
      PeopleStore people,
      Installation installation,
      Governance governance,
      Map<String, String> areas) {
    this.people = people;
    this.installation = installation;
    this.governance = governance;
    this.areas = Map.copyOf(areas);
  }

  /** Whom it needs. */
  public Needs needs(Change change) {
    if (foundersFirst(change)) {
      return new Needs(Map.of(), Duration.ZERO);
    }
    Needs needs = governance.needs(areas.getOrDefault(change.kind(), ""));
    return installation.beingSetUp() ? new Needs(needs.approvals(), Duration.ZERO) : needs;
  }

  /** Who is still missing: how many of which group. */
  public Map<String, Integer> missing(Change change) {
    return new TreeMap<>(Quorum.of(change, needs(change), people::find).missing());
  }

  /** True when a person may agree to it. */
  public boolean may(SignedIn who, Change change) {
    return change.state() == State.PROPOSED
        && !change.proposer().equals(who.person().id())
        && !change.proposerKey().equals(who.session().keyThumbprint())
        && change.agreements().stream()
            .noneMatch(one ->
                one.person().equals(who.person().id())
                    || one.browserKey().equals(who.session().keyThumbprint()))
        && needs(change).approvals().keySet().stream().anyMatch(who.person().groups()::contains);
  }

  void demandMayAgree(SignedIn who, Change change) {
    if (change.state() != State.PROPOSED) {
      throw new UnreadableInput("Enough have agreed to this change already");
    }
    if (change.proposer().equals(who.person().id())) {
      throw new UnreadableInput("Whoever proposed a change cannot agree to it");
    }
    if (change.proposerKey().equals(who.session().keyThumbprint())
        || change.agreements().stream()
            .anyMatch(one -> one.browserKey().equals(who.session().keyThumbprint()))) {
      throw new UnreadableInput(
          "This browser has spoken on the change already, for somebody else; use one of your own");
    }
    if (change.agreements().stream().anyMatch(one -> one.person().equals(who.person().id()))) {
      throw new UnreadableInput("You have agreed to this change already");
    }
    if (needs(change).approvals().keySet().stream().noneMatch(who.person().groups()::contains)) {
      throw new UnreadableInput(
          "This change needs " + needs(change).words() + ", and you are in none of these groups");
    }
  }

  /** The founder invites the second administrator alone: there is nobody yet to agree. */
  private boolean foundersFirst(Change change) {
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
}
