package dev.countersign.server.finding;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.finding.AccountFinding.State;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.Person;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Where security says what a finding was, and its person what they think of it. */
public final class FindingDesk {
  private static final int LONGEST = 500;

  private final JournalStore journal;
  private final AccountFindings findings;
  private final Stolen stolen;

  /**
   * A desk over those findings.
   *
   * @param stolen what is done about one that was somebody else
   */
  public FindingDesk(JournalStore journal, AccountFindings findings, Stolen stolen) {
    this.journal = journal;
    this.findings = findings;
    this.stolen = stolen;
  }

  /** What is done once security says that it was somebody else, in the transaction that says so. */
  @FunctionalInterface
  public interface Stolen {
    /** Does it. */
    void respond(AccountFinding finding, Journal entries);
  }

  /** The findings. */
  public AccountFindings store() {
    return findings;
  }

  /**
   * Says what it was.
   *
   * @param theirs whether it was the person themselves
   * @throws UnreadableInput when there is no reason, it is about whoever says so, or was said
   *     before
   */
  public void settle(UUID id, boolean theirs, String reason, Person by) {
    check(reason, "The reason");
    State state = theirs ? State.THEIRS : State.NOT_THEIRS;
    journal.record(entries -> {
      AccountFinding finding = ofAnother(id, by, theirs);
      if (!findings.settle(id, state, by.subject(), reason.strip(), journal.now())) {
        throw new UnreadableInput("That was said of it already");
      }
      entries.add(
          "finding-settled",
          finding.subject(),
          said(finding, by).put("state", state.word()).put("reason", reason.strip()));
      if (!theirs) {
        stolen.respond(finding, entries);
      }
    });
  }

  /**
   * Bounds the risk that comes of it.
   *
   * @param atMost 0 to 100
   * @throws UnreadableInput when there is no reason, or it is about whoever lowers it
   */
  public void lower(UUID id, int atMost, String reason, Person by) {
    check(reason, "The reason");
    if (atMost < 0 || atMost > 100) {
      throw new UnreadableInput("A risk is 0 to 100");
    }
    journal.record(entries -> {
      AccountFinding finding = ofAnother(id, by, true);
      findings.lower(id, atMost, by.subject(), reason.strip());
      entries.add(
          "risk-lowered",
          finding.subject(),
          said(finding, by).put("atMost", atMost).put("reason", reason.strip()));
    });
  }

  /**
   * Its person says that it is not right.
   *
   * @throws UnreadableInput when they say nothing, or it is not about them
   */
  public void dispute(UUID id, String words, Person who) {
    check(words, "What you say");
    journal.record(entries -> {
      if (!findings.dispute(id, who.id(), words.strip())) {
        throw new UnreadableInput("There is nothing of that kind about you");
      }
      entries.add("risk-disputed", who.subject(), Json.object().put("finding", id.toString()));
    });
  }

  /** Whoever a finding is about may say that it was somebody else, and nothing that lowers it. */
  private AccountFinding ofAnother(UUID id, Person by, boolean lowers) {
    AccountFinding finding =
        findings.find(id).orElseThrow(() -> new UnreadableInput("There is no such finding"));
    if (lowers && by.id().equals(finding.person())) {
      throw new UnreadableInput(
          "Nobody settles a finding about themselves; another of security does");
    }
    return finding;
  }

  private static ObjectNode said(AccountFinding finding, Person by) {
    return Json.object()
        .put("by", by.subject())
        .put("finding", finding.id().toString())
        .put("code", finding.code());
  }

  private static void check(String words, String what) {
    if (words.isBlank()) {
      throw new UnreadableInput(what + " is missing; say in a sentence why");
    }
    if (words.length() > LONGEST) {
      throw new UnreadableInput(what + " may have at most " + LONGEST + " characters");
    }
  }
}
