package dev.countersign.server.page;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Change;
import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.SignedIn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change as a page shows it.
 *
 * @param words what would be different
 * @param needs whom it needs besides its proposer
 * @param missing who is still missing; empty when nobody
 */
public record ChangeView(
    String id,
    String kind,
    String state,
    List<Words> words,
    String proposer,
    String proposedAt,
    String needs,
    String missing,
    @Nullable String due,
    @Nullable String reason,
    List<String> agreements,
    String hash,
    String document,
    boolean open,
    boolean mayAgree,
    boolean own) {
  /** Of a change, for whoever looks. */
  public static ChangeView of(
      Change change, ChangeDesk desk, PeopleStore people, SignedIn who, Instant now) {
    boolean open = change.state().open();
    Instant due = change.dueAt();
    return new ChangeView(
        change.id().toString(),
        change.kind().replace('-', ' '),
        change.state().name().toLowerCase(Locale.ROOT),
        words(change, desk).stream().map(Words::of).toList(),
        name(people, change.proposer()),
        Moments.of(change.proposedAt()),
        open ? desk.rules().needs(change).approvals().words() : "",
        open ? desk.rules().decide(change).approvals().missingWords() : "",
        open && due != null ? Moments.of(due) + ", " + Moments.apart(now, due) : null,
        change.reason(),
        change.agreements().stream()
            .map(one -> name(people, one.person()) + ", " + Moments.of(one.at()))
            .toList(),
        change.hash().toHex(),
        Json.pretty(change.document()),
        open,
        desk.rules().may(who, change),
        change.proposer().equals(who.person().id()));
  }

  /** What it is about may be gone by now. */
  private static List<String> words(Change change, ChangeDesk desk) {
    try {
      return desk.words(change);
    } catch (UnreadableInput e) {
      return List.of(change.kind().replace('-', ' '));
    }
  }

  private static String name(PeopleStore people, UUID id) {
    return people.find(id).map(Person::name).orElse("somebody");
  }
}
