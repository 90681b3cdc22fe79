package dev.countersign.lure.mail;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.chat.ChatReading;
import dev.countersign.lure.outlook.OutlookReading;
import dev.countersign.lure.text.Decoded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what was handed in as messages, if that is what it is: by what it holds first, by its name
 * second. Whatever the bytes, it ends in an answer: what cannot be read is told in a sentence.
 */
public final class MessageReader {
  private static final Set<String> MAIL_NAMES = Set.of("eml", "emlx");
  private static final Set<String> PASTED_NAMES = Set.of("", "txt", "text");
  private static final Set<String> FILES_WITHOUT_ENDING =
      Set.of(
          "makefile",
          "dockerfile",
          "containerfile",
          "license",
          "readme",
          "jenkinsfile",
          "gemfile",
          "rakefile",
          "procfile",
          "vagrantfile",
          "justfile");
  private static final int LONGEST_PASTED = 4 << 20;

  private MessageReader() {}

  /** As {@link #read(byte[], String, Set, Budget)} where no server is known. */
  public static Read read(byte[] bytes, String name, Budget budget) {
    return read(bytes, name, Set.of(), budget);
  }

  /**
   * The messages in it. Never throws.
   *
   * @param name of the file; empty for what was pasted
   * @param trustedServers the authserv-ids whose Authentication-Results are believed, in any case
   *     of letters
   */
  public static Read read(byte[] bytes, String name, Set<String> trustedServers, Budget budget) {
    String ending = ending(name);
    if (OutlookReading.isCompound(bytes) || OutlookReading.isPacked(bytes)) {
      return outlook(bytes, trustedServers, budget);
    }
    byte[] plain = Prepared.unmarked(ending.equals("emlx") ? AppleMail.mail(bytes) : bytes);
    if (isMailbox(plain)) {
      return mailbox(plain, ending, trustedServers, budget);
    }
    Optional<ChatReading.Chats> chats = ChatReading.read(bytes, name, budget);
    if (chats.isPresent()) {
      return chats(chats.get());
    }
    if (MailMarks.beginLike(plain) || (MAIL_NAMES.contains(ending) && !isEmpty(plain))) {
      return new Read(Read.Kind.MAIL, MailReading.read(plain, trustedServers, budget), List.of());
    }
    return isPasted(plain, name, ending) ? pasted(plain) : none(List.of());
  }

  private static Read outlook(byte[] bytes, Set<String> trustedServers, Budget budget) {
    try {
      return OutlookReading.read(bytes, budget)
          .map(message ->
              new Read(
                  Read.Kind.MAIL, MailReading.read(message, trustedServers, budget), List.of()))
          .orElse(none(List.of()));
    } catch (Budget.UsedUp e) {
      return none(List.of(String.valueOf(e.getMessage())));
    }
  }

  private static boolean isMailbox(byte[] bytes) {
    return MailMarks.isMailboxLine(bytes, 0);
  }

  private static Read mailbox(
      byte[] bytes, String ending, Set<String> trustedServers, Budget budget) {
    Mailbox mailbox = Mailbox.read(bytes);
    List<Carried> carried = new ArrayList<>();
    List<String> defects = new ArrayList<>();
    for (byte[] mail : mailbox.mails()) {
      try {
        budget.takeEntry();
      } catch (Budget.UsedUp e) {
        defects.add(e.getMessage());
        break;
      }
      carried.addAll(MailReading.read(mail, trustedServers, budget));
    }
    if (mailbox.more()) {
      defects.add("The mailbox holds more than 1,000 mails; the others were not read");
    }
    boolean one = mailbox.mails().size() == 1 && !ending.equals("mbox");
    return new Read(one ? Read.Kind.MAIL : Read.Kind.MBOX, carried, defects);
  }

  private static Read chats(ChatReading.Chats chats) {
    Read.Kind kind =
        switch (chats.channel()) {
          case LINKEDIN -> Read.Kind.LINKEDIN;
          case TELEGRAM -> Read.Kind.TELEGRAM;
          case SLACK -> Read.Kind.SLACK;
          case MAIL, PASTED -> Read.Kind.PASTED;
        };
    return new Read(
        kind, chats.messages().stream().map(Carried::byItself).toList(), chats.defects());
  }

  private static boolean isPasted(byte[] bytes, String name, String ending) {
    return PASTED_NAMES.contains(ending)
        && !FILES_WITHOUT_ENDING.contains(name.toLowerCase(Locale.ROOT))
        && !startsWith(bytes, new byte[] {'#', '!'})
        && isText(bytes);
  }

  private static Read pasted(byte[] bytes) {
    boolean cut = bytes.length > LONGEST_PASTED;
    String text =
        Decoded.clean(Decoded.guess(cut ? Arrays.copyOf(bytes, LONGEST_PASTED) : bytes))
            .replace("\r\n", "\n")
            .replace('\r', '\n');
    List<Carried> carried = new ArrayList<>();
    carried.add(Carried.byItself(ChatReading.pasted(text)));
    Forwards.in(carried.getFirst().message(), carried);
    return new Read(
        Read.Kind.PASTED,
        carried,
        cut ? List.of("The text is longer than what is read of one") : List.of());
  }

  /** Whether it is text: no NULs, hardly any control characters. */
  private static boolean isText(byte[] bytes) {
    int controls = 0;
    for (byte b : bytes) {
      if (b == 0) {
        return false;
      }
      if (b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0x1B && b != '\f') {
        controls++;
      }
    }
    return !isEmpty(bytes) && controls * 100L <= bytes.length;
  }

  private static boolean isEmpty(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }

  private static Read none(List<String> defects) {
    return new Read(Read.Kind.NONE, List.of(), defects);
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
