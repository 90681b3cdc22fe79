package dev.countersign.response.cases;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Thing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody says of a case beside decisions. Each step gives the case as it is afterwards.
 *
 * @param at the case as it is
 * @param by who says it
 */
public record Editing(Case at, Actor by) {
  private static final int MOST_NOTES = 1_000;

  /**
   * The same with somebody in a role; whoever had it before has it no more where one alone has it.
   *
   * @throws UnreadableInput when the case is about them
   */
  public Case withMember(Member member) {
    at.mayAct(by);
    if (at.isAbout(member.person())) {
      throw new UnreadableInput("The case is about them; they have no part in it");
    }
    List<Member> all = new ArrayList<>(at.members());
    all.removeIf(one ->
        one.equals(member) || (member.role() == CaseRole.LEAD && one.role() == CaseRole.LEAD));
    all.add(member);
    Steps next = new Steps(at);
    next.members = all;
    return next.done();
  }

  /**
   * The same without somebody in a role.
   *
   * @throws UnreadableInput when they do not have it
   */
  public Case withoutMember(Member member) {
    at.mayAct(by);
    List<Member> all = new ArrayList<>(at.members());
    if (!all.remove(member)) {
      throw new UnreadableInput("They have no such part in the case");
    }
    Steps next = new Steps(at);
    next.members = all;
    return next.done();
  }

  /**
   * The same with a note for whoever takes over. Notes are only added, so that one of an older
   * version is taken too.
   *
   * @throws UnreadableInput when there is nothing in it, it is too long, or there are too many
   */
  public Case withNote(String words, Instant now) {
    at.mayNotBeAbout(by);
    if (at.notes().size() >= MOST_NOTES) {
      throw new UnreadableInput("A case has at most " + MOST_NOTES + " notes");
    }
    List<Said> all = new ArrayList<>(at.notes());
    all.add(new Said(by.subject(), now, Said.needed(words, "The note")));
    Steps next = new Steps(at);
    next.notes = all;
    return next.ofItself();
  }

  /**
   * The same about more things.
   *
   * @throws UnreadableInput when there is no room, or it has them already
   */
  public Case withThings(Set<Thing> more) {
    at.mayAct(by);
    Set<Thing> things = new TreeSet<>(at.about());
    if (!things.addAll(more)) {
      throw new UnreadableInput("The case " + at.number() + " has that already");
    }
    if (things.size() > Case.MOST_THINGS) {
      throw new UnreadableInput("A case is about at most " + Case.MOST_THINGS + " things");
    }
    Steps next = new Steps(at);
    next.about = things;
    return next.done();
  }

  /**
   * The same without something that does not belong to it.
   *
   * @throws UnreadableInput when it does not have that, or would be about nothing
   */
  public Case without(Thing thing) {
    at.mayAct(by);
    Set<Thing> things = new TreeSet<>(at.about());
    if (!things.remove(thing) || things.isEmpty()) {
      throw new UnreadableInput(
          things.isEmpty()
              ? "A case is about something; attach another thing first"
              : "The case " + at.number() + " does not have that");
    }
    Steps next = new Steps(at);
    next.about = things;
    return next.done();
  }

  /** The same with another playbook, because somebody says that it is that as well. */
  public Case withKind(CaseKind kind, Instant now) {
    at.mayAct(by);
    if (at.playbooks().containsKey(kind)) {
      throw new UnreadableInput("The case " + at.number() + " is that already");
    }
    Steps next = new Steps(at);
    Map<CaseKind, Instant> kinds = new EnumMap<>(at.playbooks());
    kinds.put(kind, now);
    next.playbooks = kinds;
    return next.done();
  }
}
