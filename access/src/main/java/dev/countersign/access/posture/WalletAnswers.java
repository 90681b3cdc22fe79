package dev.countersign.access.posture;

import static dev.countersign.access.posture.Lines.many;
import static dev.countersign.access.posture.Lines.moment;

import dev.countersign.access.finding.WalletAccessFinding;
import dev.countersign.access.posture.Observed.WalletSeen;
import dev.countersign.access.wallet.Fewest;
import dev.countersign.access.wallet.Fewest.Certainty;
import dev.countersign.access.wallet.ReviewDue;
import dev.countersign.access.wallet.WalletQuorum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Answers about who can do what with wallets. */
final class WalletAnswers {
  private final Observed seen;

  WalletAnswers(Observed seen) {
    this.seen = seen;
  }

  List<Answer> all() {
    return List.of(
        found(
            Question.OWNERS_KNOWN,
            WalletAccessFinding.OWNER_UNKNOWN,
            true,
            "Every owner is somebody known.",
            "owner is nobody known",
            "owners are nobody known",
            "Say whose each address is in the directory of owners."),
        found(
            Question.MODULES_KNOWN,
            WalletAccessFinding.MODULE_UNKNOWN,
            true,
            "Nothing moves value past the owners that nobody answers for.",
            "module moves value past the owners, and nobody answers for it",
            "modules move value past the owners, and nobody answers for them",
            "Remove them, or say in the directory of owners who answers for each."),
        onePerson(),
        oneTeam(),
        oneDevice(),
        found(
            Question.FORMER_PEOPLE,
            WalletAccessFinding.RIGHT_OF_FORMER,
            true,
            "Nobody who left has a right over a wallet, as far as it is known who left.",
            "right is of somebody who left",
            "rights are of people who left",
            "Take them away: replace the owner, remove the binding."),
        found(
            Question.UNUSED_RIGHTS,
            WalletAccessFinding.RIGHT_UNUSED,
            false,
            "Every right whose use is seen was used or given lately.",
            "right was not used for long",
            "rights were not used for long",
            "Take them away from whoever does not need them."),
        reviewed());
  }

  private Answer none(Question question) {
    return new Answer(
        question,
        State.CANNOT_TELL,
        "No wallet is under Countersign.",
        List.of(),
        "Put a wallet under Countersign.",
        "/wallets");
  }

  private List<String> unread() {
    List<String> lines = new ArrayList<>();
    for (WalletSeen wallet : seen.wallets()) {
      wallet.access().unread().forEach(line -> lines.add(wallet.label() + ": " + line));
    }
    return lines;
  }

  private Answer untold(Question question, List<String> unread) {
    return new Answer(
        question,
        State.CANNOT_TELL,
        "What the chain says of "
            + many(
                seen.wallets().stream().filter(one -> !one.access().unread().isEmpty()).count(),
                "wallet",
                "wallets")
            + " could not be read.",
        Lines.of(unread),
        "Start the server with --rpc and a node of each chain.",
        "");
  }

  private List<String> sentences(WalletAccessFinding code) {
    return seen.wallets().stream()
        .flatMap(wallet -> wallet.access().noticed().stream())
        .filter(one -> one.finding().code() == code)
        .map(one -> one.finding().sentence())
        .toList();
  }

  private Answer found(
      Question question,
      WalletAccessFinding code,
      boolean chain,
      String met,
      String one,
      String several,
      String next) {
    if (seen.wallets().isEmpty()) {
      return none(question);
    }
    List<String> found = sentences(code);
    if (!found.isEmpty()) {
      return new Answer(
          question,
          State.MISSING,
          many(found.size(), one, several) + ".",
          Lines.of(found),
          next,
          "/wallets/access");
    }
    List<String> unread = unread();
    return chain && !unread.isEmpty()
        ? untold(question, unread)
        : Answer.met(
            question, met, question == Question.FORMER_PEOPLE ? withAside() : enough(wallet -> ""));
  }

  /** Also what nobody could read of who asks elsewhere: whoever left may be among them. */
  private List<String> withAside() {
    List<String> lines = new ArrayList<>(enough(wallet -> ""));
    for (WalletSeen wallet : seen.wallets()) {
      wallet.access().aside().forEach(line -> lines.add(wallet.label() + ": " + line));
    }
    return Lines.of(lines);
  }

  private Answer onePerson() {
    Answer answer =
        one(
            Question.ONE_PERSON,
            WalletQuorum::people,
            "fewest people",
            "It takes two people or more.",
            "one person is enough",
            "Ask two approvers, raise the threshold, or take keys away.");
    boolean doubtful =
        seen.wallets().stream()
            .map(one -> one.access().quorum())
            .anyMatch(one -> one.peopleAtWorst().isOne());
    return answer.state() == State.MET && doubtful
        ? new Answer(
            Question.ONE_PERSON,
            State.PARTLY,
            "One person could be enough, if they hold all the keys that nobody knows.",
            answer.evidence(),
            "Say whose each address is in the directory of owners.",
            "/wallets/access")
        : answer;
  }

  private Answer oneTeam() {
    Answer answer =
        one(
            Question.ONE_TEAM,
            WalletQuorum::teams,
            "fewest teams",
            "It takes two teams or more.",
            "one team is enough",
            "Give keys to another team, or raise the threshold.");
    boolean doubtful =
        seen.wallets().stream()
            .map(one -> one.access().quorum())
            .anyMatch(one -> one.teamsAtWorst().isOne());
    return answer.state() == State.MET && doubtful
        ? new Answer(
            Question.ONE_TEAM,
            State.CANNOT_TELL,
            "Of too many who are asked nobody said to which team they belong.",
            answer.evidence(),
            "Say it in the directory of owners, and in the groups of people.",
            "/wallets/access")
        : answer;
  }

  private Answer oneDevice() {
    Answer answer =
        one(
            Question.ONE_DEVICE,
            WalletQuorum::devices,
            "fewest devices",
            "It takes two devices or more.",
            "one device is enough",
            "Move a key to another device.");
    boolean untold = seen.wallets().stream().anyMatch(one -> !one.devicesTold());
    return answer.state() == State.MET && untold
        ? new Answer(
            Question.ONE_DEVICE,
            State.CANNOT_TELL,
            "Nobody said on which device every owner’s key lies.",
            answer.evidence(),
            "Say it in the directory of owners.",
            "/wallets/access")
        : answer;
  }

  private Answer one(
      Question question,
      Function<WalletQuorum, Fewest> fewest,
      String counted,
      String met,
      String bad,
      String next) {
    if (seen.wallets().isEmpty()) {
      return none(question);
    }
    List<Fewest> numbers =
        seen.wallets().stream()
            .map(one -> one.access().quorum())
            .filter(WalletQuorum::known)
            .map(fewest)
            .toList();
    long alone = numbers.stream().filter(Fewest::isOne).count();
    List<String> evidence =
        enough(wallet -> counted + ": " + fewest.apply(wallet.access().quorum()).words());
    if (alone > 0) {
      return new Answer(
          question,
          State.MISSING,
          "For " + many(alone, "wallet ", "wallets ") + bad + ".",
          evidence,
          next,
          "/wallets/access");
    }
    List<String> unread = unread();
    if (!unread.isEmpty()) {
      return untold(question, unread);
    }
    return numbers.stream().anyMatch(one -> one.certainty() == Certainty.NEVER)
        ? new Answer(
            question,
            State.CANNOT_TELL,
            "There is a wallet whose value all people together cannot move now.",
            evidence,
            "Give enough people the roles that the policy asks.",
            "/people")
        : Answer.met(question, met, evidence);
  }

  private List<String> enough(Function<WalletSeen, String> words) {
    return Lines.of(
        seen.wallets().stream()
            .map(wallet -> {
              String said = words.apply(wallet);
              return said.isEmpty()
                  ? wallet.label() + ": " + wallet.access().grants().size() + " rights"
                  : wallet.label() + ": " + said;
            })
            .toList());
  }

  private Answer reviewed() {
    if (seen.wallets().isEmpty()) {
      return none(Question.REVIEWED);
    }
    List<WalletSeen> due =
        seen.wallets().stream().filter(one -> ReviewDue.at(one.reviewed(), seen.now())).toList();
    List<String> evidence =
        Lines.of(
            seen.wallets().stream()
                .map(one -> one.label() + ": " + moment(one.reviewed()))
                .toList());
    return due.isEmpty()
        ? Answer.met(Question.REVIEWED, "Every wallet was reviewed within a quarter.", evidence)
        : new Answer(
            Question.REVIEWED,
            due.size() < seen.wallets().size() ? State.PARTLY : State.MISSING,
            many(due.size(), "wallet was", "wallets were") + " not reviewed within a quarter.",
            evidence,
            "Go through who can reach each, line by line.",
            "/wallets/access");
  }
}
