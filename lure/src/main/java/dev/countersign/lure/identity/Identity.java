package dev.countersign.lure.identity;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.identity.Standing.Proof;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.rule.Shown;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads who wrote a message: who that is to us, what proves it, and whom it imitates. */
public final class Identity {
  private final Message message;
  private final Company company;
  private final Standing standing;
  private final List<Finding> findings = new ArrayList<>();

  private Identity(Message message, Company company) {
    this.message = message;
    this.company = company;
    this.standing = Standing.of(message, company);
  }

  /** The signs of who wrote it; each a note. */
  public static List<Finding> read(Message message, Company company) {
    Identity identity = new Identity(message, company);
    identity.look();
    return identity.findings;
  }

  private void look() {
    Correspondent sender = standing.sender();
    if (sender == null) {
      add(
          MessageFinding.SENDER_UNKNOWN,
          "Nothing shows who wrote this.",
          "",
          "the whole message",
          "certain");
    } else {
      known(sender);
      proof(sender);
      imitation(sender);
      company(sender);
    }
    Conversation.read(message, company, standing).forEach(findings::add);
  }

  private void known(Correspondent sender) {
    if (standing.knownAndProven()) {
      String who = standing.contact().map(Contact::name).orElse(shown(sender));
      add(
          MessageFinding.KNOWN_CONTACT,
          "The mail comes from " + who + ", who is known, and its domain proves it.",
          shown(sender),
          "the header From",
          "likely");
    } else if (standing.stranger()) {
      add(
          MessageFinding.FIRST_CONTACT,
          "Nothing is known here of " + shown(sender) + ".",
          shown(sender),
          where(),
          "likely");
    }
  }

  private void proof(Correspondent sender) {
    if (standing.proof() == Proof.FAILED) {
      add(
          MessageFinding.IDENTITY_FAILED,
          "It says that it comes from "
              + sender.domain()
              + ", and the mail servers' check of that"
              + " failed.",
          message.authentication().toString(),
          "the header Authentication-Results",
          "likely");
    } else if (standing.proof() == Proof.PROVEN && !FreeMail.has(sender.domain())) {
      add(
          MessageFinding.SENDER_PROVEN,
          "It is proven that the mail comes from " + sender.domain() + ".",
          sender.domain(),
          "the header Authentication-Results",
          "likely");
    }
    for (Correspondent reply : message.replyTo()) {
      if (!reply.domain().isEmpty()
          && !related(reply.domain(), sender.domain())
          && !Bulk.is(message)) {
        add(
            MessageFinding.REPLY_ELSEWHERE,
            "It comes from "
                + sender.domain()
                + ", and an answer would go to "
                + reply.domain()
                + ".",
            shown(reply),
            "the header Reply-To",
            FreeMail.has(reply.domain()) ? "likely" : "possible");
        return;
      }
    }
  }

  private void imitation(Correspondent sender) {
    if ((standing.ours() && standing.proof() != Proof.FAILED) || standing.contact().isPresent()) {
      return;
    }
    Optional<Contact> named =
        company.contacts().stream()
            .filter(c -> Likeness.ofNames(sender.name(), c.name()))
            .filter(c -> !c.addresses().isEmpty() || !c.domains().isEmpty())
            .findFirst();
    if (named.isPresent() && (sender.address() != null || sender.handle() == null)) {
      add(
          MessageFinding.NAME_IMITATED,
          "It shows the name of "
              + named.get().name()
              + ", but comes from "
              + shown(sender)
              + ", which is not known to be theirs.",
          shown(sender),
          "the header From",
          "likely");
    } else if (standing.ours()) {
      add(
          MessageFinding.NAME_IMITATED,
          "It shows an address of our own, "
              + shown(sender)
              + ", and the check of where it comes from failed.",
          shown(sender),
          "the header From",
          "likely");
    }
    imitatedDomain(sender);
  }

  private void imitatedDomain(Correspondent sender) {
    if (sender.domain().isEmpty() || standing.ours() || FreeMail.has(sender.domain())) {
      return;
    }
    List<String> known = new ArrayList<>(company.domains());
    company.contacts().forEach(c -> known.addAll(c.domains()));
    known.addAll(company.protectedDomains());
    for (String domain : known) {
      if (sender.domain().equals(domain) || sender.domain().endsWith("." + domain)) {
        return;
      }
    }
    known.stream()
        .filter(domain -> Likeness.ofDomains(sender.domain(), domain))
        .findFirst()
        .ifPresent(domain ->
            add(
                MessageFinding.SENDER_DOMAIN_IMITATED,
                "It comes from "
                    + sender.domain()
                    + ", which looks like "
                    + domain
                    + " and is not.",
                shown(sender),
                "the header From",
                "likely"));
  }

  /** Whether the name or the text claims a company that the domain is not. */
  private void company(Correspondent sender) {
    String domain = sender.domain();
    if (domain.isEmpty() || Bulk.is(message)) {
      return;
    }
    String name = sender.name().toLowerCase(Locale.ROOT);
    if (!company.name().isEmpty()
        && !standing.ours()
        && standing.contact().isEmpty()
        && name.contains(company.name().toLowerCase(Locale.ROOT))) {
      add(
          MessageFinding.NAME_IMITATED,
          "It calls itself “"
              + Shown.line(sender.name())
              + "”, but does not come from a domain of "
              + company.name()
              + ".",
          shown(sender),
          "the header From",
          "likely");
    }
    Claims.read(message, sender, standing).forEach(findings::add);
  }

  private static boolean related(String one, String other) {
    return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
  }

  private String where() {
    return message.channel() == Channel.MAIL ? "the header From" : "the sender";
  }

  private static String shown(Correspondent who) {
    String address =
        who.address() != null ? who.address() : who.handle() != null ? who.handle() : "";
    return Shown.line((who.name() + " " + (address.isEmpty() ? "" : "<" + address + ">")).strip());
  }

  private void add(MessageFinding code, String sentence, String words, String where, String sure) {
    findings.add(Finding.of(code, sentence, "words", words, "where", where, "sure", sure));
  }
}
