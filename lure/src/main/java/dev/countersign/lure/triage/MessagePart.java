package dev.countersign.lure.triage;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.conclusion.Conclusions;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.link.DomainWatch;
import dev.countersign.lure.link.LinkReading;
import dev.countersign.lure.link.Url;
import dev.countersign.lure.message.Attachment;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.rule.Rules;
import dev.countersign.lure.sign.SignReading;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A message of a report: its signs, its links, what came with it, and what all comes to. */
final class MessagePart {
  private static final Set<MessageFinding> TO_RUN =
      EnumSet.of(
          MessageFinding.TEST_TO_RUN,
          MessageFinding.COMMAND_TO_RUN,
          MessageFinding.SOFTWARE_TO_INSTALL,
          MessageFinding.CALL_BLOCKED,
          MessageFinding.FILE_TO_OPEN);

  private final Company company;
  private final Rules rules;
  private final DomainWatch watch;

  MessagePart(Company company, Rules rules, DomainWatch watch) {
    this.company = company;
    this.rules = rules;
    this.watch = watch;
  }

  /**
   * Reads a message and all that came with it.
   *
   * @param name in words, such as {@code the message}
   */
  void read(Message message, String name, Budget budget, Gathered into) {
    List<Finding> signs = new ArrayList<>(SignReading.read(message, company, rules));
    signs.addAll(LinkReading.read(message.links(), watch));
    signs.addAll(addresses(message));
    List<Finding> all = new ArrayList<>(signs);
    int at = into.parts().size();
    for (Attachment attachment : message.attachments()) {
      all.addAll(FilePart.read(attachment.content(), budget, into));
    }
    List<Finding> findings = new ArrayList<>(Conclusions.of(all, message, company));
    findings.addAll(signs);
    if (!message.defects().isEmpty()) {
      findings.add(
          Finding.of(
              MessageFinding.MESSAGE_UNREADABLE,
              message.defects().getFirst(),
              "where",
              name,
              "sure",
              "certain"));
      message.defects().forEach(into::unread);
    }
    into.part(at, name, kind(message.channel()), findings);
    if (signs.stream().anyMatch(sign -> TO_RUN.contains(sign.code()))) {
      into.canRun();
    }
    marks(message, into);
  }

  /** Whom the domains imitate from which it comes, and to which an answer would go. */
  private List<Finding> addresses(Message message) {
    Map<String, String> domains = new LinkedHashMap<>();
    if (message.from() != null) {
      domains.put(message.from().domain(), "the header From");
    }
    message.replyTo().forEach(one -> domains.putIfAbsent(one.domain(), "the header Reply-To"));
    List<Finding> findings = new ArrayList<>();
    domains.forEach(
        (domain, where) -> findings.addAll(LinkReading.ofAddress(domain, where, watch)));
    return findings;
  }

  private static void marks(Message message, Gathered into) {
    Correspondent from = message.from();
    if (from != null) {
      who(from, into);
      if (!from.domain().isEmpty()) {
        into.mark("from:" + from.domain());
      }
    }
    message.replyTo().forEach(reply -> who(reply, into));
    for (Hyperlink link : message.links()) {
      String host = Url.of(link.target()).host();
      if (!host.isEmpty()) {
        into.indicator(Indicator.Kind.URL, link.target());
        into.indicator(Indicator.Kind.DOMAIN, host);
        into.mark("host:" + host);
      }
    }
  }

  private static void who(Correspondent who, Gathered into) {
    if (who.address() != null) {
      into.indicator(Indicator.Kind.ADDRESS, who.address());
    }
    if (who.handle() != null) {
      into.indicator(Indicator.Kind.HANDLE, who.handle());
    }
  }

  static String kind(Channel channel) {
    return switch (channel) {
      case MAIL -> "a mail";
      case LINKEDIN -> "a conversation on LinkedIn";
      case TELEGRAM -> "a chat on Telegram";
      case SLACK -> "a conversation on Slack";
      case PASTED -> "pasted text";
    };
  }
}
