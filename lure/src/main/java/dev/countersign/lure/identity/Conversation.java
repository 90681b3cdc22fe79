package dev.countersign.lure.identity;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.message.Turn;
import dev.countersign.lure.rule.Shown;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The conversation to which a message belongs, or says that it does. */
final class Conversation {
  private Conversation() {}

  static List<Finding> read(Message message, Company company, Standing standing) {
    List<Finding> findings = new ArrayList<>();
    boolean answersUs = message.threading().answers().stream().anyMatch(company.sent()::contains);
    Optional<Turn> other = takenOver(message, company, standing);
    if (other.isPresent()) {
      findings.add(
          finding(
              MessageFinding.THREAD_TAKEN_OVER,
              "It goes on with a conversation with "
                  + address(other.get())
                  + ", but comes from "
                  + senderOf(standing)
                  + ".",
              address(other.get()),
              "what it quotes",
              "likely"));
    } else if (answersUs || weBegan(message)) {
      findings.add(
          finding(
              MessageFinding.OWN_CONVERSATION,
              "It belongs to a conversation that we began.",
              Shown.line(message.subject()),
              answersUs ? "the header In-Reply-To" : "the first turn",
              "likely"));
    } else if (falseReply(message, company)) {
      findings.add(
          finding(
              MessageFinding.FALSE_REPLY,
              "Its subject says that it is an answer, but it answers no message.",
              Shown.line(message.subject()),
              "the subject",
              "possible"));
    }
    return findings;
  }

  private static boolean weBegan(Message message) {
    return message.channel() != Channel.MAIL
        && !message.turns().isEmpty()
        && message.turns().getFirst().ours();
  }

  /** What it quotes was written by somebody at another, similar or known, address. */
  private static Optional<Turn> takenOver(Message message, Company company, Standing standing) {
    if (message.channel() != Channel.MAIL
        || standing.sender() == null
        || !standing.stranger()
        || standing.sender().domain().isEmpty()
        || Bulk.is(message)) {
      return Optional.empty();
    }
    Set<String> others = new HashSet<>();
    message.recipients().stream()
        .filter(r -> r.address() != null)
        .forEach(r -> others.add(Standing.normal(String.valueOf(r.address()))));
    String name = standing.sender().name();
    String domain = standing.sender().domain();
    return message.turns().stream()
        .filter(turn -> !turn.ours() && turn.who().address() != null)
        .filter(turn -> !turn.who().domain().equals(domain))
        .filter(turn -> !others.contains(Standing.normal(String.valueOf(turn.who().address()))))
        .filter(turn ->
            Likeness.ofNames(turn.who().name(), name)
                || Likeness.ofDomains(domain, turn.who().domain())
                || known(turn, company))
        .findFirst();
  }

  private static boolean known(Turn turn, Company company) {
    String address = Standing.normal(String.valueOf(turn.who().address()));
    return company.correspondents().contains(address)
        || company.contacts().stream()
            .anyMatch(c ->
                c.addresses().contains(address)
                    || Standing.under(turn.who().domain(), c.domains()));
  }

  private static boolean falseReply(Message message, Company company) {
    String subject = message.subject().strip().toLowerCase(Locale.ROOT);
    return message.channel() == Channel.MAIL
        && (subject.startsWith("re:") || subject.startsWith("aw:") || subject.startsWith("sv:"))
        && (message.threading().answers().isEmpty() || !company.sent().isEmpty())
        && !Bulk.is(message);
  }

  private static String senderOf(Standing standing) {
    return standing.sender() == null || standing.sender().address() == null
        ? "another"
        : Shown.line(String.valueOf(standing.sender().address()));
  }

  private static String address(Turn turn) {
    return Shown.line(String.valueOf(turn.who().address()));
  }

  private static Finding finding(
      MessageFinding code, String sentence, String words, String where, String sure) {
    return Finding.of(code, sentence, "words", words, "where", where, "sure", sure);
  }
}
