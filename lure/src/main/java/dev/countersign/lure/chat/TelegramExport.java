package dev.countersign.lure.chat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.text.WrittenDate;
import dev.countersign.model.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code result.json} of Telegram Desktop: one chat, or all of an account. Of an account its owner
 * is told; of one chat with one person whoever is not that person is the owner; of a group alone
 * nothing tells who exported it, so nothing is taken for ours.
 */
final class TelegramExport {
  private static final int MOST_CHATS = 2_000;

  private final String owner;
  private final Budget budget;
  private final List<Message> messages = new ArrayList<>();
  private final List<String> defects = new ArrayList<>();

  private TelegramExport(String owner, Budget budget) {
    this.owner = owner;
    this.budget = budget;
  }

  static ChatReading.Chats read(String text, Budget budget) throws Budget.UsedUp {
    JsonNode root = Json.parse(text, "Telegram's export");
    String owner = root.path("personal_information").path("user_id").asString("");
    TelegramExport export = new TelegramExport(owner.isEmpty() ? "" : "user" + owner, budget);
    if (root.has("messages")) {
      export.chat(root);
    }
    export.chats(root.path("chats").path("list"));
    export.chats(root.path("left_chats").path("list"));
    return new ChatReading.Chats(Channel.TELEGRAM, export.messages, export.defects);
  }

  private void chats(JsonNode list) throws Budget.UsedUp {
    int count = 0;
    for (JsonNode chat : list) {
      if (++count > MOST_CHATS) {
        defects.add(
            "The export holds more than " + MOST_CHATS + " chats; the others were not read");
        return;
      }
      chat(chat);
    }
  }

  private void chat(JsonNode chat) throws Budget.UsedUp {
    budget.takeEntry();
    String name = chat.path("name").asString("");
    String type = chat.path("type").asString("");
    String id = chat.path("id").asString("");
    boolean withOne = type.equals("personal_chat") || type.equals("bot_chat");
    Conversation conversation = new Conversation(Channel.TELEGRAM, withOne ? "" : name);
    for (JsonNode one : chat.path("messages")) {
      if (!one.path("type").asString("message").equals("message")) {
        continue; // who joined, pinned or called
      }
      budget.checkTime();
      String account = account(one.path("from_id"));
      boolean ours =
          owner.isEmpty()
              ? withOne && !account.isEmpty() && !account.equals("user" + id)
              : account.equals(owner);
      conversation.add(
          new Correspondent(
              one.path("from").asString(ours ? "" : name),
              null,
              account.isEmpty() ? null : "telegram:" + account),
          ours,
          time(one),
          text(one.path("text")),
          links(one),
          files(one));
    }
    messages.addAll(conversation.messages());
    if (conversation.more()) {
      defects.add("A chat has more entries than are read of one");
    }
  }

  /** Older exports give the number alone. */
  private static String account(JsonNode id) {
    String text = id.asString("");
    return id.isNumber() ? "user" + text : text;
  }

  private static @Nullable Instant time(JsonNode message) {
    String seconds = message.path("date_unixtime").asString("");
    if (!seconds.isEmpty()
        && seconds.length() <= 11
        && seconds.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
    return WrittenDate.read(message.path("date").asString("")); // in the exporting computer's zone
  }

  private static String text(JsonNode text) {
    if (!text.isArray()) {
      return text.asString("");
    }
    StringBuilder whole = new StringBuilder();
    for (JsonNode part : text) {
      whole.append(part.isObject() ? part.path("text").asString("") : part.asString(""));
    }
    return whole.toString();
  }

  private static List<Conversation.Link> links(JsonNode message) {
    List<Conversation.Link> links = new ArrayList<>();
    for (JsonNode part : message.path("text")) {
      if (part.path("type").asString("").equals("text_link")) {
        add(part.path("text"), part.path("href"), links);
      }
    }
    for (JsonNode row : message.path("inline_bot_buttons")) {
      for (JsonNode button : row) {
        if (button.path("type").asString("").contains("url")
            || button.path("data").asString("").startsWith("http")) {
          add(button.path("text"), button.path("data"), links);
        }
      }
    }
    return links;
  }

  private static void add(JsonNode text, JsonNode target, List<Conversation.Link> links) {
    String to = target.asString("");
    if (!to.isBlank()) {
      links.add(new Conversation.Link(text.asString("").strip(), to.strip()));
    }
  }

  /** Names of files; {@code (File not included…)} stands where they were left out. */
  private static List<String> files(JsonNode message) {
    String name = message.path("file_name").asString("");
    String path = message.path("file").asString("");
    String file = name.isEmpty() && !path.startsWith("(") ? path : name;
    return file.isEmpty() ? List.of() : List.of(file);
  }
}
