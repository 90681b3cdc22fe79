package dev.countersign.lure.chat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.text.Decoded;
import dev.countersign.model.value.UnreadableInput;
import java.util.List;
import java.util.Optional;

/** Recognises exports of conversations by what they hold, and reads them. */
public final class ChatReading {
  private static final int LONGEST = 64 << 20;
  private static final int HEAD = 64 * 1024;

  private ChatReading() {}

  /**
   * Conversations.
   *
   * @param defects what could not be read, each a sentence
   */
  public record Chats(Channel channel, List<Message> messages, List<String> defects) {
    /** Copies. */
    public Chats {
      messages = List.copyOf(messages);
      defects = List.copyOf(defects);
    }
  }

  /** Pasted text as a message: a conversation where its lines name who wrote them. */
  public static Message pasted(String text) {
    return PastedChat.read(text);
  }

  /**
   * The conversations of an export; nothing where it is none. Never throws.
   *
   * @param name of the file
   */
  public static Optional<Chats> read(byte[] bytes, String name, Budget budget) {
    Optional<Channel> channel = recognise(bytes);
    if (channel.isEmpty()) {
      return ExportArchive.isZip(bytes) ? ExportArchive.read(bytes, budget) : Optional.empty();
    }
    return Optional.of(read(channel.get(), bytes, name, budget));
  }

  static Chats read(Channel channel, byte[] bytes, String name, Budget budget) {
    if (bytes.length > LONGEST) {
      return new Chats(
          channel,
          List.of(),
          List.of(
              "The export is larger than 64 MiB, which is not read; export the one conversation"
                  + " alone"));
    }
    try {
      budget.takeBytes(bytes.length);
      String text = Decoded.guess(bytes);
      return switch (channel) {
        case LINKEDIN -> LinkedInExport.read(text, budget);
        case TELEGRAM -> TelegramExport.read(text, budget);
        default -> SlackExport.of(name, text, budget);
      };
    } catch (UnreadableInput e) {
      return new Chats(channel, List.of(), List.of(e.sentence()));
    } catch (Budget.UsedUp e) {
      return new Chats(channel, List.of(), List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Which export it looks like, by its first bytes and the names in it. */
  private static Optional<Channel> recognise(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && at < 64 && (bytes[at] <= ' ')) { // blanks, a byte order mark
      at++;
    }
    if (at >= bytes.length) {
      return Optional.empty();
    }
    byte first = bytes[at];
    if (first == '{' || first == '[') {
      String head = new String(bytes, at, Math.min(HEAD, bytes.length - at), ISO_8859_1);
      return first == '{' ? telegram(head, bytes) : slack(head);
    }
    String head = new String(bytes, at, Math.min(4096, bytes.length - at), ISO_8859_1);
    return LinkedInExport.beginsLike(head) ? Optional.of(Channel.LINKEDIN) : Optional.empty();
  }

  private static Optional<Channel> telegram(String head, byte[] bytes) {
    boolean chat =
        head.contains("\"messages\"") && head.contains("\"type\"") && head.contains("\"date\"");
    boolean all = head.contains("\"personal_information\"") && head.contains("\"user_id\"");
    if (!chat && !all) {
      return Optional.empty();
    }
    String tail =
        new String(
            bytes, Math.max(0, bytes.length - HEAD), Math.min(HEAD, bytes.length), ISO_8859_1);
    boolean telegrams =
        all
            || head.contains("\"from_id\"")
            || head.contains("\"actor_id\"")
            || tail.contains("\"from_id\"");
    return telegrams ? Optional.of(Channel.TELEGRAM) : Optional.empty();
  }

  private static Optional<Channel> slack(String head) {
    boolean messages = head.contains("\"ts\"") && head.contains("\"type\"");
    boolean people =
        head.contains("\"user\"") || head.contains("\"bot_id\"") || head.contains("\"username\"");
    return messages && people && head.contains("\"message\"")
        ? Optional.of(Channel.SLACK)
        : Optional.empty();
  }
}
