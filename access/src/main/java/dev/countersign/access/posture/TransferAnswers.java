package dev.countersign.access.posture;

import static dev.countersign.access.posture.Lines.many;
import static dev.countersign.access.posture.Lines.moment;

import dev.countersign.access.posture.Observed.Person;
import dev.countersign.access.posture.ObservedChain.Agreement;
import dev.countersign.access.posture.ObservedPolicy.ChangeTerms;
import dev.countersign.access.posture.ObservedPolicy.ValueRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Answers about the way from a request to a signature. */
final class TransferAnswers {
  private static final int TWO = 2;
  private static final Duration TRIED_LATELY = Duration.ofDays(365);

  private final Observed seen;

  TransferAnswers(Observed seen) {
    this.seen = seen;
  }

  List<Answer> all() {
    return List.of(twoApprovals(), tested(), guarded(), bound(), nodes(), stop());
  }

  private Answer twoApprovals() {
    List<ValueRule> rules = seen.policy().rules();
    List<ValueRule> fewer = rules.stream().filter(rule -> rule.people() < TWO).toList();
    List<String> evidence =
        Lines.of(
            rules.stream()
                .map(rule ->
                    "“"
                        + rule.name()
                        + "”: "
                        + many(rule.people(), "other person", "other people")
                        + (rule.bounded() ? ", up to a bound" : "")
                        + " ("
                        + rule.words()
                        + ")")
                .toList());
    if (fewer.isEmpty()) {
      return Answer.met(
          Question.TWO_APPROVALS,
          rules.isEmpty()
              ? "No rule lets value move at all."
              : "Every rule that lets value move asks two different people or more.",
          evidence);
    }
    boolean all = fewer.stream().allMatch(ValueRule::bounded);
    return new Answer(
        Question.TWO_APPROVALS,
        all ? State.PARTLY : State.MISSING,
        all
            ? "Fewer than two are asked, but only up to a bound."
            : "There is a way to move any amount with fewer than two others.",
        evidence,
        all
            ? "See whether the bounds are as small as you would lose without regret."
            : "Ask two approvers in each rule that lets value move, or bound it.",
        "/policy");
  }

  private Answer tested() {
    ObservedPolicy policy = seen.policy();
    List<String> evidence = new ArrayList<>();
    evidence.add(many(policy.examples(), "test", "tests") + ", " + policy.failing() + " failing");
    evidence.addAll(policy.warnings());
    if (policy.failing() > 0 || policy.examples() == 0) {
      return new Answer(
          Question.POLICY_TESTED,
          State.MISSING,
          policy.examples() == 0
              ? "The policy has no tests: nobody can say what it means."
              : "Tests of the policy fail.",
          Lines.of(evidence),
          "Add examples that say what you expect.",
          "/policy");
    }
    if (!policy.own() || !policy.warnings().isEmpty()) {
      return new Answer(
          Question.POLICY_TESTED,
          State.PARTLY,
          !policy.own()
              ? "The policy in force is the one that every installation begins with."
              : "Its tests pass, but its review warns of something.",
          Lines.of(evidence),
          !policy.own() ? "Write one that says what your company means." : "Read the warnings.",
          "/policy");
    }
    return Answer.met(
        Question.POLICY_TESTED,
        "A policy of your own is in force, its tests pass, and nothing warns of it.",
        Lines.of(evidence));
  }

  private Answer guarded() {
    ObservedPolicy policy = seen.policy();
    List<ChangeTerms> alone = policy.changes().stream().filter(one -> one.people() < 1).toList();
    List<ChangeTerms> atOnce =
        policy.changes().stream()
            .filter(one -> one.coolingOff().isZero() && !one.kind().equals("stop"))
            .toList();
    List<String> evidence =
        Lines.of(
            policy.changes().stream()
                .map(one ->
                    one.kind()
                        + ": "
                        + many(one.people(), "other person", "other people")
                        + ", cools off for "
                        + one.coolingOff().toHours()
                        + " h")
                .toList());
    if (!alone.isEmpty()) {
      return new Answer(
          Question.RULES_GUARDED,
          State.MISSING,
          "One person alone can change " + kinds(alone) + ".",
          evidence,
          "Ask others in the policy’s governance.",
          "/policy");
    }
    if (policy.beingSetUp()) {
      return new Answer(
          Question.RULES_GUARDED,
          State.PARTLY,
          "The installation is being set up: changes apply without cooling off.",
          evidence,
          "End the setting up once everybody is in.",
          "/people");
    }
    if (!atOnce.isEmpty()) {
      return new Answer(
          Question.RULES_GUARDED,
          State.PARTLY,
          "Changes of " + kinds(atOnce) + " apply at once.",
          evidence,
          "Let them cool off, so that the others have time to notice.",
          "/policy");
    }
    return Answer.met(
        Question.RULES_GUARDED,
        "Every change needs somebody else, and cools off before it applies.",
        evidence);
  }

  private static String kinds(List<ChangeTerms> terms) {
    return String.join(", ", terms.stream().map(ChangeTerms::kind).toList());
  }

  private Answer bound() {
    int given = seen.approvals().given();
    int signed = seen.approvals().signed();
    List<String> evidence = List.of(signed + " of " + given + " approvals carry a signature");
    if (given == 0) {
      return new Answer(
          Question.APPROVALS_BOUND,
          State.CANNOT_TELL,
          "Nobody has approved anything yet.",
          evidence,
          "Make a first transfer, of little.",
          "/transfers");
    }
    return signed == given
        ? Answer.met(
            Question.APPROVALS_BOUND,
            "Every approval is a passkey’s signature over the exact effects.",
            evidence)
        : new Answer(
            Question.APPROVALS_BOUND,
            State.MISSING,
            "There are approvals without a signature.",
            evidence,
            "Find out where they come from; this should not be possible.",
            "/journal");
  }

  private Answer nodes() {
    List<ObservedChain> chains = seen.chains();
    List<String> evidence =
        Lines.of(
            chains.stream()
                .map(one ->
                    one.name()
                        + ": "
                        + many(one.nodes(), "node answers", "nodes answer")
                        + switch (one.agreement()) {
                          case NOT_COMPARED -> "";
                          case SAME -> ", and they say the same of a block";
                          case DIFFERENT -> ", and they do not say the same of a block";
                        })
                .toList());
    if (chains.isEmpty()) {
      return new Answer(
          Question.NODES,
          State.CANNOT_TELL,
          "No wallet is under Countersign, so there is no chain to ask about.",
          evidence,
          "Put a wallet under Countersign.",
          "/wallets");
    }
    if (chains.stream().anyMatch(one -> one.agreement() == Agreement.DIFFERENT)) {
      return new Answer(
          Question.NODES,
          State.MISSING,
          "Two nodes of one chain do not say the same.",
          evidence,
          "Sign nothing until it is known which of them is wrong.",
          "/stop");
    }
    if (chains.stream().anyMatch(one -> one.nodes() == 0)) {
      return new Answer(
          Question.NODES,
          State.MISSING,
          "There is a wallet on a chain of which no node answers.",
          evidence,
          "Start the server with --rpc and a node of each chain.",
          "");
    }
    return chains.stream().allMatch(one -> one.agreement() == Agreement.SAME)
        ? Answer.met(Question.NODES, "Two nodes of each chain answer, and say the same.", evidence)
        : new Answer(
            Question.NODES,
            State.PARTLY,
            "One node is believed alone.",
            evidence,
            "Start the server with a second --rpc of each chain, of somebody else.",
            "");
  }

  private Answer stop() {
    long security = seen.people().stream().filter(Person::security).count();
    List<String> evidence =
        List.of(
            many(security, "person", "people") + " of security",
            "pressed the last time: " + moment(seen.stop().tried()));
    if (security == 0) {
      return new Answer(
          Question.STOP,
          State.MISSING,
          "Nobody has the role by which the stop is pressed.",
          evidence,
          "Give somebody the role security.",
          "/people");
    }
    return seen.within(seen.stop().tried(), TRIED_LATELY)
        ? Answer.met(
            Question.STOP,
            seen.stop().stands() ? "All signing stands still now." : "It was tried within a year.",
            evidence)
        : new Answer(
            Question.STOP,
            State.PARTLY,
            "There is a stop, and nobody has tried it within a year.",
            evidence,
            "Press it once, on a quiet day, and lift it again.",
            "/stop");
  }
}
