package dev.countersign.access.posture;

import static dev.countersign.access.posture.Lines.many;
import static dev.countersign.access.posture.Lines.moment;

import dev.countersign.access.posture.Observed.Machine;
import dev.countersign.access.posture.Observed.Network;
import dev.countersign.access.posture.Observed.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Answers about people and sessions. */
final class AccessAnswers {
  /** A log that was silent for longer has probably stopped coming. */
  private static final Duration FRESH = Duration.ofDays(1);

  /** Networks change hands; older knowledge is wrong too often. */
  private static final Duration NETWORKS_FRESH = Duration.ofDays(90);

  private final Observed seen;

  AccessAnswers(Observed seen) {
    this.seen = seen;
  }

  List<Answer> all() {
    return List.of(sources(), secondFactor(), networks(), response(), administrators(), machines());
  }

  private Answer sources() {
    List<ObservedSource> fresh =
        seen.sources().stream().filter(one -> seen.within(one.last(), FRESH)).toList();
    List<String> evidence =
        Lines.of(
            seen.sources().stream()
                .map(one ->
                    one.name()
                        + ": newest event "
                        + moment(one.last())
                        + ", "
                        + many(one.lately(), "event", "events")
                        + " in the last day")
                .toList());
    if (seen.sources().isEmpty()) {
      return new Answer(
          Question.EVENT_SOURCES,
          State.MISSING,
          "No system’s log comes in. Countersign sees its own sign-ins and nothing else.",
          evidence,
          "Connect the log of the system by which people sign in.",
          "");
    }
    if (fresh.size() < seen.sources().size()) {
      return new Answer(
          Question.EVENT_SOURCES,
          fresh.isEmpty() ? State.MISSING : State.PARTLY,
          many(seen.sources().size() - fresh.size(), "log was", "logs were")
              + " silent for more than a day.",
          evidence,
          "Find out why it went silent: an intruder would want it so.",
          "");
    }
    return Answer.met(
        Question.EVENT_SOURCES,
        many(fresh.size(), "log comes", "logs come") + " in, each newer than a day.",
        evidence);
  }

  private Answer secondFactor() {
    List<String> without =
        seen.people().stream().filter(one -> one.verified() == 0).map(Person::name).toList();
    boolean told = seen.sources().stream().anyMatch(one -> one.withoutFactor() != null);
    long elsewhere = seen.sources().stream().mapToLong(one -> accounts(one).size()).sum();
    List<String> evidence = new ArrayList<>();
    evidence.add(
        seen.people().size()
            - without.size()
            + " of "
            + seen.people().size()
            + " people have a passkey that asks for a finger or a PIN");
    if (!without.isEmpty()) {
      evidence.add("without one: " + String.join(", ", Lines.of(without)));
    }
    seen.sources().forEach(one -> evidence.add(factors(one)));
    if (!without.isEmpty()) {
      return new Answer(
          Question.SECOND_FACTOR,
          State.MISSING,
          many(without.size(), "person has", "people have") + " no such passkey here.",
          evidence,
          "Let them register one, by a link of an administrator.",
          "/people");
    }
    if (elsewhere > 0) {
      return new Answer(
          Question.SECOND_FACTOR,
          State.MISSING,
          "Here everybody needs a passkey, but "
              + many(elsewhere, "account", "accounts")
              + " signed in elsewhere without a second factor in the last 30 days.",
          evidence,
          "Demand one at the system by which people sign in.",
          "/access?show=all&q=sign-in-without-factor");
    }
    return told
        ? Answer.met(
            Question.SECOND_FACTOR,
            "Everybody needs a passkey here, and nobody signed in elsewhere without a second"
                + " factor.",
            evidence)
        : new Answer(
            Question.SECOND_FACTOR,
            State.PARTLY,
            "Here everybody needs a passkey. How people sign in elsewhere cannot be seen.",
            evidence,
            seen.sources().isEmpty()
                ? "Connect the log of the system by which people sign in."
                : "Connect a log that says whether there was a second factor.",
            "");
  }

  private static List<String> accounts(ObservedSource source) {
    List<String> accounts = source.withoutFactor();
    return accounts == null ? List.of() : accounts;
  }

  private static String factors(ObservedSource source) {
    List<String> accounts = source.withoutFactor();
    if (accounts == null) {
      return source.name() + " does not say whether there was a second factor";
    }
    return accounts.isEmpty()
        ? source.name() + ": no sign-in without a second factor in 30 days"
        : source.name()
            + ", without a second factor in 30 days: "
            + String.join(", ", Lines.of(accounts));
  }

  private Answer networks() {
    Network network = seen.network();
    if (network == null) {
      return new Answer(
          Question.NETWORK_KNOWLEDGE,
          State.MISSING,
          "Nothing is known of networks: every address looks alike.",
          List.of(),
          "Give the server a file of networks.",
          "");
    }
    if (network.built() == null) {
      return new Answer(
          Question.NETWORK_KNOWLEDGE,
          State.PARTLY,
          "Something is known of networks; how old it is, nobody says.",
          List.of(network.what()),
          "Give the server a file that says when it was made.",
          "");
    }
    List<String> evidence = List.of(network.what() + " is of " + moment(network.built()));
    return seen.within(network.built(), NETWORKS_FRESH)
        ? Answer.met(Question.NETWORK_KNOWLEDGE, "Networks are told apart.", evidence)
        : new Answer(
            Question.NETWORK_KNOWLEDGE,
            State.PARTLY,
            "What is known of networks is older than 90 days.",
            evidence,
            "Give the server a newer file.",
            "");
  }

  private Answer response() {
    return switch (seen.response()) {
      case NONE ->
          new Answer(
              Question.SESSION_RESPONSE,
              State.MISSING,
              "Nothing follows from a finding about a session.",
              List.of(),
              "Say in the settings of events around accounts what shall follow.",
              "");
      case DRY_RUN ->
          new Answer(
              Question.SESSION_RESPONSE,
              State.PARTLY,
              "What a thief could do is stopped in a rehearsal only: it is told what would have been done.",
              List.of(),
              "Look at what it would have done, then let it act.",
              "");
      case ON ->
          Answer.met(Question.SESSION_RESPONSE, "What a finding asks for is done.", List.of());
    };
  }

  private Answer administrators() {
    List<String> names =
        seen.people().stream().filter(Person::administrator).map(Person::name).toList();
    return names.size() > 1
        ? Answer.met(
            Question.ADMINISTRATORS, names.size() + " people are administrators.", Lines.of(names))
        : new Answer(
            Question.ADMINISTRATORS,
            State.MISSING,
            "Only one person is: whoever has their device has the installation, and without them"
                + " nothing can be changed.",
            names,
            "Invite a second administrator.",
            "/people");
  }

  private Answer machines() {
    List<String> alone =
        seen.machines().stream().filter(one -> !one.answered()).map(Machine::name).toList();
    if (alone.isEmpty()) {
      return Answer.met(
          Question.MACHINES,
          seen.machines().isEmpty()
              ? "There is no machine."
              : "Somebody answers for each, and each token is bound to its machine’s key.",
          List.of(many(seen.machines().size(), "machine", "machines")));
    }
    return new Answer(
        Question.MACHINES,
        State.MISSING,
        "Nobody answers any more for "
            + many(alone.size(), "machine", "machines")
            + ". Their tokens are worth nothing until somebody does.",
        Lines.of(alone),
        "Remove them, or let somebody else answer for them.",
        "/machines");
  }
}
