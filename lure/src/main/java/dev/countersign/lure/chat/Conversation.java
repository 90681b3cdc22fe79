package dev.countersign.lure.chat;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.message.Attachment;
import dev.countersign.lure.message.Authentication;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.message.Threading;
import dev.countersign.lure.message.Turn;
import dev.countersign.lure.text.Decoded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conversation being put together: who wrote what, and what they linked to. */
final class Conversation {
  private static final int MOST_TURNS = 20_000;
  private static final int MOST_COUNTERPARTS = 200;
  private static final int MOST_CHARACTERS = 4 << 20;

  private final Channel channel;
  private final String title;
  private final List<Said> said = new ArrayList<>();
  private boolean more;

  /** A text under which a link lies that it does not show. */
  record Link(String text, String target) {}

  private record Said(Turn turn, List<Link> links, List<String> files) {}

  Conversation(Channel channel, String title) {
    this.channel = channel;
    this.title = title;
  }

  void add(
      Correspondent who,
      boolean ours,
      @Nullable Instant at,
      String text,
      List<Link> links,
      List<String> files) {
    if (said.size() < MOST_TURNS) {
      said.add(new Said(new Turn(who, ours, at, Decoded.clean(text)), links, files));
    } else {
      more = true;
    }
  }

  boolean isEmpty() {
    return said.isEmpty();
  }

  /** Sorts by time; what has none keeps its place behind what it followed. */
  void sort() {
    if (said.stream().allMatch(one -> one.turn.at() != null)) {
      said.sort(Comparator.comparing(one -> time(one.turn)));
    }
  }

  private static Instant time(Turn turn) {
    Instant at = turn.at();
    return at == null ? Instant.MIN : at;
  }

  /** The conversation as a message of each counterpart, in the order in which they first wrote. */
  List<Message> messages() {
    Set<Correspondent> counterparts = new LinkedHashSet<>();
    said.stream().filter(one -> !one.turn.ours()).forEach(one -> counterparts.add(one.turn.who()));
    List<Turn> turns = List.copyOf(said.stream().map(Said::turn).toList());
    List<Message> messages = new ArrayList<>();
    counterparts.stream().limit(MOST_COUNTERPARTS).forEach(one -> messages.add(of(one, turns)));
    if (counterparts.size() > MOST_COUNTERPARTS) {
      more = true;
    }
    if (messages.isEmpty() && !said.isEmpty()) {
      messages.add(of(null, turns));
    }
    return messages;
  }

  /** Whether more people or entries are in it than are told. */
  boolean more() {
    return more;
  }

  private Message of(@Nullable Correspondent counterpart, List<Turn> turns) {
    StringBuilder text = new StringBuilder();
    List<Hyperlink> links = new ArrayList<>();
    List<Attachment> attachments = new ArrayList<>();
    Set<Correspondent> recipients = new LinkedHashSet<>();
    List<String> defects = new ArrayList<>();
    Instant last = null;
    int line = 1;
    for (Said one : said) {
      if (!one.turn.who().equals(counterpart)) {
        recipients.add(one.turn.who());
        continue;
      }
      last = one.turn.at() == null ? last : one.turn.at();
      if (text.length() + one.turn.text().length() > MOST_CHARACTERS) {
        defects.add("The conversation is longer than what is read of one");
        break;
      }
      if (!text.isEmpty()) {
        text.append('\n');
        line++;
      }
      addLinks(one, line, links);
      text.append(one.turn.text());
      line += (int) one.turn.text().chars().filter(c -> c == '\n').count();
      one.files.forEach(file -> attachments.add(named(file)));
    }
    return new Message(
        channel,
        counterpart,
        List.of(),
        null,
        List.copyOf(recipients),
        Decoded.clean(title),
        last,
        text.toString(),
        "",
        links,
        List.of(),
        attachments,
        Authentication.NONE,
        Threading.NONE,
        turns,
        List.of(),
        defects);
  }

  private static void addLinks(Said one, int line, List<Hyperlink> into) {
    Set<String> shown = new LinkedHashSet<>();
    for (Link link : one.links) {
      shown.add(link.text());
      shown.add(link.target());
      into.add(new Hyperlink(link.text(), link.target(), "the text, line " + line));
    }
    into.addAll(
        PlainLinks.of(one.turn.text(), line).stream()
            .filter(link -> !shown.contains(link.target()))
            .toList());
  }

  /** A file that the export only names: its name is known, its bytes are not: it counts as cut. */
  private static Attachment named(String path) {
    String plain = Decoded.clean(path);
    int slash = Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\'));
    String name = plain.substring(slash + 1).replace('!', '_').strip();
    String clean = name.isEmpty() || name.chars().allMatch(c -> c == '.') ? "file" : name;
    return new Attachment(clean, "", new Content(clean, new byte[0], 1, false), false);
  }
}
