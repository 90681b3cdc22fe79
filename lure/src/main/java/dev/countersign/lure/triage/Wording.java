package dev.countersign.lure.triage;

import dev.countersign.lure.context.Contact;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import dev.countersign.model.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An answer's sentences: why, and what to do. For somebody who has never seen this program. */
public final class Wording {
  private static final int MOST_REASONS = 3;

  private Wording() {}

  /** What it is, from whom, and what is thought of it: one or two sentences. */
  public static String headline(Answer answer) {
    String what = answer.kind();
    String title = answer.title().isBlank() ? "" : ", “" + answer.title() + "”";
    String sender = answer.sender().isBlank() ? "" : ", from " + answer.sender();
    String thought =
        switch (answer.verdict().outcome()) {
          case DENY -> "This is dangerous: do not act on it.";
          case HOLD -> "Do not act on it before somebody has looked.";
          case ALLOW ->
              Unsure.is(answer.verdict())
                  ? "No danger was found in it, but who wrote it is not known: be careful."
                  : answer.unread().isEmpty()
                      ? "Nothing was found that speaks against it."
                      : "Nothing was found in what could be read, and not all could be read.";
        };
    return thought
        + " "
        + Character.toUpperCase(what.charAt(0))
        + what.substring(1)
        + title
        + sender
        + ".";
  }

  /**
   * Whether no danger was found, and yet a stranger offers or wants something: what is said of it
   * must not calm anybody.
   */
  public static boolean unsure(Answer answer) {
    return Unsure.is(answer.verdict());
  }

  /** The kind of an indicator, in a word. */
  public static String kind(Indicator.Kind kind) {
    return switch (kind) {
      case DOMAIN -> "domain";
      case URL -> "link";
      case ADDRESS -> "address";
      case HANDLE -> "account";
      case SHA256 -> "SHA-256";
      case PACKAGE -> "package";
    };
  }

  /**
   * At most three sentences. What decided comes first; what only speaks against it fills up, one of
   * each code, so that three reasons are not one reason three times.
   *
   * @param verdict with all findings
   */
  static List<String> why(Verdict verdict) {
    Set<String> codes = new LinkedHashSet<>();
    Set<String> sentences = new LinkedHashSet<>();
    for (Finding finding : verdict.findings()) {
      if (sentences.size() < MOST_REASONS
          && speaks(finding, verdict.outcome())
          && codes.add(finding.code().code())) {
        sentences.add(ended(finding.sentence()));
      }
    }
    if (sentences.isEmpty()) {
      return List.of("None of the signs of such thefts was found in what was handed in.");
    }
    return List.copyOf(sentences);
  }

  /** Of what is allowed the good signs are told as well: they are why. */
  private static boolean speaks(Finding finding, Outcome outcome) {
    return outcome == Outcome.ALLOW
        || finding.code().outcome() != Outcome.ALLOW
        || finding.code().severity().compareTo(Severity.LOW) >= 0;
  }

  /**
   * What to do.
   *
   * @param runs whether there is something in it to run, install or open
   * @param claimed whom it claims to be from, if that is somebody known
   */
  static List<String> todo(Verdict verdict, boolean runs, Optional<Contact> claimed) {
    List<String> todo = new ArrayList<>();
    switch (verdict) {
      case Verdict.Deny _ -> {
        todo.add(
            runs
                ? "Do not run, install or open it, on any machine, and do not answer"
                : "Do not do what it asks, open no link in it, and do not answer");
        todo.add("Keep it, and hand it to security as it is: others may have got it too");
        todo.add(
            runs
                ? "If it was run or opened already: take that machine off the network, leave it"
                    + " on, and tell security now; nobody is blamed, and minutes count"
                : "If you did what it asks already: tell security now; nobody is blamed, and"
                    + " minutes count");
      }
      case Verdict.Hold hold -> {
        todo.add(
            runs
                ? "Do not run, install or open it here, and wait with an answer"
                : "Wait with an answer, and open no link in it");
        todo.addAll(hold.releases());
      }
      case Verdict.Allow allow when Unsure.is(allow) -> {
        todo.add(
            "Such thefts begin with messages in which nothing is wrong yet. Answer if you like, but"
                + " run, install, sign, pay and reveal nothing before you know who it is");
        todo.add(
            "If it later asks for any of that, to move to another messenger, or to keep a secret,"
                + " hand that in too");
      }
      case Verdict.Allow _ ->
          todo.add(
              "Go on as with any message. If it later asks you to run or install something, to"
                  + " move to another messenger, or to keep a secret, hand that in too");
    }
    if (verdict.outcome() != Outcome.ALLOW || Unsure.is(verdict)) {
      todo.add(reallyThem(claimed));
    }
    return todo.stream().map(Wording::ended).distinct().toList();
  }

  private static String reallyThem(Optional<Contact> claimed) {
    return claimed
        .filter(contact -> !contact.channels().isEmpty())
        .map(contact ->
            "Is it really "
                + contact.name()
                + "? Ask over a channel that was known before: "
                + String.join("; ", contact.channels()))
        .orElse(
            "Is it really them? Ask over a channel that you knew before; never over one that the"
                + " message names");
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") || sentence.endsWith("?") || sentence.endsWith("!")
        ? sentence
        : sentence + ".";
  }
}
