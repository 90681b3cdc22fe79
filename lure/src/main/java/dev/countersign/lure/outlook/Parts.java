package dev.countersign.lure.outlook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.outlook.OutlookMessage.Person;
import dev.countersign.lure.outlook.OutlookMessage.Recipient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What both forms of Outlook's hold, put together to a message. */
final class Parts {
  static final int ATTACHMENT = 0x3701;
  private static final int SUBJECT = 0x0037;
  private static final int SUBMITTED = 0x0039;
  private static final int DELIVERED = 0x0e06;
  private static final int SENT_FOR_NAME = 0x0042;
  private static final int SENT_FOR_ADDRESS = 0x0065;
  private static final int SENT_FOR_SMTP = 0x5d02;
  private static final int SENDER_NAME = 0x0c1a;
  private static final int SENDER_ADDRESS = 0x0c1f;
  private static final int SENDER_SMTP = 0x5d01;
  private static final int REPLY_NAMES = 0x0050;
  private static final int HEADERS = 0x007d;
  private static final int BODY = 0x1000;
  private static final int RTF = 0x1009;
  private static final int HTML = 0x1013;
  private static final int MESSAGE_ID = 0x1035;
  private static final int REFERENCES = 0x1039;
  private static final int IN_REPLY_TO = 0x1042;
  private static final int RECIPIENT_TYPE = 0x0c15;
  private static final int NAME = 0x3001;
  private static final int ADDRESS = 0x3003;
  private static final int SMTP = 0x39fe;
  private static final int SHORT_NAME = 0x3704;
  private static final int LONG_NAME = 0x3707;
  private static final int METHOD = 0x3705;
  private static final int PATH = 0x3708;
  private static final int LONG_PATH = 0x370d;
  private static final int TYPE = 0x370e;
  private static final int CONTENT_ID = 0x3712;
  private static final Set<Long> ELSEWHERE = Set.of(2L, 3L, 4L, 7L);

  final Properties properties;
  final List<Recipient> recipients = new ArrayList<>();
  final List<OutlookMessage.File> files = new ArrayList<>();
  final List<OutlookMessage> messages = new ArrayList<>();
  final List<String> defects = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  /** A file that lies at a service. */
  private record Link(String name, String target) {}

  Parts(Properties properties) {
    this.properties = properties;
  }

  OutlookMessage message(Budget budget) throws Budget.UsedUp {
    byte[] markup = properties.bytes(HTML);
    String charset = properties.markupCharset();
    if (properties.wide(HTML)) {
      markup = properties.text(HTML).getBytes(UTF_8);
      charset = "utf-8";
    } else if (markup.length == 0 && properties.has(RTF)) {
      markup = rich(budget).getBytes(UTF_8);
      charset = "utf-8";
    }
    byte[] shown = markup;
    StringBuilder plain = new StringBuilder(properties.text(BODY));
    for (Link link : links) {
      plain.append('\n').append(link.name()).append(' ').append(link.target()).append('\n');
      shown = markup.length == 0 ? markup : linked(shown, link);
    }
    return new OutlookMessage(
        properties.text(HEADERS),
        properties.text(SUBJECT),
        person(SENT_FOR_NAME, SENT_FOR_SMTP, SENT_FOR_ADDRESS),
        person(SENDER_NAME, SENDER_SMTP, SENDER_ADDRESS),
        recipients,
        replyTo(),
        properties.has(SUBMITTED) ? properties.time(SUBMITTED) : properties.time(DELIVERED),
        properties.text(MESSAGE_ID),
        properties.text(IN_REPLY_TO),
        properties.text(REFERENCES),
        plain.toString(),
        shown,
        charset,
        files,
        messages,
        defects);
  }

  /** The markup with a link below it, as Outlook shows files that lie at a service. */
  private static byte[] linked(byte[] markup, Link link) {
    StringBuilder ascii = new StringBuilder();
    String anchor =
        "<p><a href=\"" + Escaped.of(link.target()) + "\">" + Escaped.of(link.name()) + "</a></p>";
    anchor
        .codePoints()
        .forEach(one -> ascii.append(one < 128 ? Character.toString(one) : "&#" + one + ";"));
    byte[] added = ascii.toString().getBytes(US_ASCII);
    byte[] all = Arrays.copyOf(markup, markup.length + added.length);
    System.arraycopy(added, 0, all, markup.length, added.length);
    return all;
  }

  private String rich(Budget budget) throws Budget.UsedUp {
    try {
      byte[] rtf = CompressedRtf.unpack(properties.bytes(RTF), budget);
      RtfMarkup.Made made = RtfMarkup.of(rtf, budget);
      if (!made.whole()) {
        defects.add("The message's rich text is longer or deeper than what is read of one");
      }
      return made.markup();
    } catch (CompressedRtf.Damaged e) {
      defects.add(e.getMessage());
      return "";
    }
  }

  private Person person(int name, int smtp, int address) {
    return new Person(properties.text(name), address(properties, smtp, address));
  }

  private static String address(Properties properties, int smtp, int address) {
    String said = properties.text(smtp, address);
    return said.indexOf('@') > 0 ? said : "";
  }

  private List<Person> replyTo() {
    List<Person> people = new ArrayList<>();
    for (String one : properties.text(REPLY_NAMES).split(";", -1)) {
      if (!one.isBlank() && people.size() < 1_000) {
        boolean address = one.indexOf('@') > 0;
        people.add(new Person(address ? "" : one.strip(), address ? one.strip() : ""));
      }
    }
    return people;
  }

  void recipient(Properties of) {
    String field =
        switch ((int) of.number(RECIPIENT_TYPE) & 0xf) {
          case 2 -> "Cc";
          case 3 -> "Bcc";
          default -> "To";
        };
    Person person = new Person(of.text(NAME), address(of, SMTP, ADDRESS));
    if (!person.isNobody()) {
      recipients.add(new Recipient(person, field));
    }
  }

  /** What a file is called. */
  static String name(Properties of) {
    return of.text(LONG_NAME, SHORT_NAME, NAME);
  }

  /** A file with bytes, or one that is only named and lies elsewhere. */
  void file(Properties of) {
    String name = name(of);
    if (ELSEWHERE.contains(of.number(METHOD)) && of.bytes(ATTACHMENT).length == 0) {
      String at = of.text(LONG_PATH, PATH);
      if (at.regionMatches(true, 0, "http", 0, 4)) {
        links.add(new Link(name, at));
        return;
      }
      defects.add(
          "The file \"" + name + "\" is not in the message, which only names its place: " + at);
      return;
    }
    files.add(
        new OutlookMessage.File(
            name,
            of.text(TYPE).toLowerCase(Locale.ROOT),
            of.text(CONTENT_ID),
            of.bytes(ATTACHMENT)));
  }
}
