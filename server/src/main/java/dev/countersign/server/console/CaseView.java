package dev.countersign.server.console;

import dev.countersign.response.cases.Agenda;
import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.CaseRole;
import dev.countersign.response.cases.CaseState;
import dev.countersign.response.playbook.Filling;
import dev.countersign.response.playbook.Playbooks;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.cases.Things.Named;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Words;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A case for its page.
 *
 * @param version that is looked at
 * @param about whether it is about whoever looks
 * @param decides whether they may decide in it
 * @param known what is known, by kind in words
 * @param open what is to be decided now, the nearest first
 * @param rest what is decided, waits, or is not needed
 * @param closing who asks that it is closed, and why; empty where nobody does
 * @param closingIsOurs whether whoever looks asked
 * @param closed who agreed, and when; empty while it is not closed
 */
public record CaseView(
    CaseLine line,
    long version,
    boolean about,
    boolean decides,
    Map<String, List<Known>> known,
    List<CaseTask> open,
    List<CaseTask> rest,
    List<Part> parts,
    List<Note> notes,
    String closing,
    boolean closingIsOurs,
    String closed) {
  /** Something that the case is about. */
  public record Known(String subject, Words name, String link) {}

  /** Somebody's part. */
  public record Part(String person, String name, String role, String does) {}

  /** A note. */
  public record Note(String by, String at, String words) {}

  static CaseView of(
      Case one,
      Playbooks playbooks,
      List<Named> things,
      UnaryOperator<String> names,
      SignedIn who,
      Instant now) {
    boolean about = one.isAbout(who.person().subject());
    boolean decides =
        !about
            && one.state() != CaseState.CLOSED
            && who.person().hasAny(Role.SECURITY, Role.ADMINISTRATOR);
    Agenda agenda = one.agenda(playbooks);
    Filling filling = filling(things);
    Map<String, String> questions = new HashMap<>();
    agenda
        .lines()
        .forEach(line -> questions.put(line.task().key(), filling.sentence(line.task().ask())));
    CaseTask.Looking looking =
        new CaseTask.Looking(who.person().roles().stream().map(Role::word).toList(), decides, now);
    List<Agenda.Line> open = agenda.open();
    List<CaseTask> rest =
        agenda.lines().stream()
            .filter(line -> !(line.standing() instanceof Agenda.Open))
            .map(line -> CaseTask.of(line, filling, questions, names, looking))
            .toList();
    return new CaseView(
        CaseLine.of(one, playbooks, names, now),
        one.version(),
        about,
        decides,
        known(things),
        open.stream().map(line -> CaseTask.of(line, filling, questions, names, looking)).toList(),
        rest,
        one.members().stream()
            .map(each ->
                new Part(
                    each.person(),
                    Words.plain(names.apply(each.person())),
                    each.role().word(),
                    each.role().does()))
            .toList(),
        one.notes().stream()
            .map(note ->
                new Note(
                    Words.plain(names.apply(note.by())),
                    Moments.of(note.at()),
                    Words.plain(note.words())))
            .toList()
            .reversed(),
        one.closing()
            .filter(said -> one.closed().isEmpty())
            .map(said -> Words.plain(names.apply(said.by()) + ": " + said.words()))
            .orElse(""),
        one.closing().filter(said -> said.by().equals(who.person().subject())).isPresent(),
        one.closed()
            .map(said ->
                Words.plain(
                    one.closing().map(asked -> names.apply(asked.by()) + " and ").orElse("")
                        + names.apply(said.by())
                        + ", "
                        + Moments.of(said.at())
                        + ": "
                        + said.words()))
            .orElse(""));
  }

  private static Filling filling(List<Named> things) {
    Map<Thing.Kind, List<Filling.Name>> known = new EnumMap<>(Thing.Kind.class);
    for (Named one : things) {
      known
          .computeIfAbsent(one.thing().kind(), kind -> new ArrayList<>())
          .add(new Filling.Name(one.thing().id(), one.name()));
    }
    return new Filling(known);
  }

  private static Map<String, List<Known>> known(List<Named> things) {
    Map<String, List<Known>> known = new LinkedHashMap<>();
    for (Named one : things) {
      String many = one.thing().kind().many();
      String heading = many.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + many.substring(1);
      known
          .computeIfAbsent(heading, kind -> new ArrayList<>())
          .add(new Known(one.thing().subject(), Words.of(one.name()), one.link()));
    }
    return known;
  }

  /** The parts that can be given. */
  static List<CaseRole> roles() {
    return List.of(CaseRole.values());
  }
}
