package dev.countersign.lure.triage;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import dev.countersign.lure.link.DomainWatch;
import dev.countersign.lure.link.Lists;
import dev.countersign.lure.mail.Carried;
import dev.countersign.lure.mail.MessageReader;
import dev.countersign.lure.mail.Read;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.rule.Rules;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers reports: what was handed in is recognised, read within a budget, and put into words. For
 * several threads.
 */
public final class Triage {
  private final Company company;
  private final MessagePart reading;
  private final boolean all;

  /**
   * For that company's people.
   *
   * @throws UnreadableInput when the company's own rules cannot be read
   */
  public Triage(Company company) {
    this(company, false);
  }

  private Triage(Company company, boolean all) {
    this.company = company;
    this.all = all;
    Rules rules =
        company.rules().isBlank()
            ? Rules.shipped()
            : Rules.shipped().and(Rules.read(company.rules(), "The company's rules"));
    this.reading = new MessagePart(company, rules, DomainWatch.of(company, Lists.NONE));
  }

  /**
   * One that tells indicators also where nothing was found, for whoever looks them up elsewhere
   * before {@link Answer#settled}.
   */
  public static Triage tellingAll(Company company) {
    return new Triage(company, true);
  }

  /**
   * The answer to what was handed in: a message, a file, an archive. Never throws on what is in it.
   */
  public Answer answer(Content handedIn) {
    return answer(handedIn, Budget.usual());
  }

  /**
   * The answer to a file of any size, which is never held whole: it is read as a file, not as a
   * message.
   *
   * @param head its beginning, with the size of the whole
   * @param whole all of it; it is not closed here
   */
  public Answer answer(Content head, SeekableByteChannel whole) {
    Gathered gathered = new Gathered();
    FilePart.read(head, whole, Budget.usual(), gathered);
    gathered.canRun();
    return put(gathered, gathered.parts().getLast().kind(), head.name(), null);
  }

  /** The same within a budget. */
  public Answer answer(Content handedIn, Budget budget) {
    Gathered gathered = new Gathered();
    Read read =
        MessageReader.read(handedIn.bytes(), handedIn.name(), company.mailServers(), budget);
    read.defects().forEach(gathered::unread);
    if (read.carried().isEmpty()) {
      FilePart.read(handedIn, budget, gathered);
      gathered.canRun();
      return put(gathered, gathered.parts().getLast().kind(), handedIn.name(), null);
    }
    List<Carried> judged = judged(read.carried());
    for (int i = 0; i < judged.size(); i++) {
      String name = judged.size() == 1 ? "the message" : "message " + (i + 1);
      reading.read(judged.get(i).message(), name, budget, gathered);
    }
    Message told = told(judged).message();
    return put(gathered, MessagePart.kind(told.channel()), told.subject(), told);
  }

  /**
   * Without the mail in which a colleague forwards another: that one is the report and not what is
   * reported. A mail that only says that it is a colleague's is judged.
   */
  private List<Carried> judged(List<Carried> carried) {
    boolean forwards = carried.size() > 1 && carried.get(1).carrier() != null;
    Correspondent from = carried.getFirst().message().from();
    return forwards && from != null && company.domains().contains(from.domain())
        ? carried.subList(1, carried.size())
        : carried;
  }

  /** The message that the answer is about: the innermost that was forwarded, else the first. */
  private static Carried told(List<Carried> judged) {
    return judged.stream()
        .filter(one -> one.how() != Carried.How.ITSELF)
        .findFirst()
        .orElse(judged.getFirst());
  }

  private Answer put(Gathered gathered, String kind, String title, @Nullable Message about) {
    Verdict verdict = Verdict.of(gathered.findings());
    return new Answer(
        kind,
        title,
        about == null ? "" : sender(about.from()),
        verdict,
        Wording.why(verdict),
        Wording.todo(verdict, gathered.runs(), about == null ? Optional.empty() : claimed(about)),
        gathered.parts(),
        verdict.outcome() == Outcome.ALLOW && !all ? List.of() : gathered.indicators(),
        Likeness.of(gathered.marks(), about == null ? List.of() : Likeness.ofText(about)),
        gathered.unread());
  }

  private static String sender(@Nullable Correspondent from) {
    if (from == null) {
      return "";
    }
    String account = from.address() != null ? from.address() : from.handle();
    if (account == null) {
      return from.name();
    }
    return from.name().isBlank() ? account : from.name() + " <" + account + ">";
  }

  /** The contact whose address, domain or name the message bears. */
  private Optional<Contact> claimed(Message message) {
    Correspondent from = message.from();
    if (from == null) {
      return Optional.empty();
    }
    String name = from.name().toLowerCase(Locale.ROOT);
    return company.contacts().stream()
        .filter(contact ->
            (from.address() != null && contact.addresses().contains(from.address()))
                || contact.domains().contains(from.domain())
                || name.contains(contact.name().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
