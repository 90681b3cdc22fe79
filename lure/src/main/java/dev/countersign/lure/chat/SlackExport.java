package dev.countersign.lure.chat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Message;
import dev.countersign.model.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A conversation of Slack's export: files of a day each, in a folder a channel. Who exported it is
 * not told in it; it can be told only of direct messages, where one person is in all of them.
 */
final class SlackExport {
  private final Map<String, Correspondent> people = new HashMap<>();
  private final Map<String, Conversation> conversations;
  private String owner = "";

  SlackExport(Map<String, Conversation> conversations) {
    this.conversations = conversations;
  }

  /** One file alone. */
  static ChatReading.Chats of(String name, String text, Budget budget) throws Budget.UsedUp {
    Map<String, Conversation> one = new HashMap<>();
    SlackExport export = new SlackExport(one);
    int slash = name.lastIndexOf('/');
    export.day(slash < 0 ? "" : name.substring(0, slash), text, budget);
    return export.chats(List.of());
  }

  ChatReading.Chats chats(List<String> defects) {
    List<Message> messages = new ArrayList<>();
    List<String> all = new ArrayList<>(defects);
    for (Conversation conversation : conversations.values()) {
      conversation.sort();
      messages.addAll(conversation.messages());
      if (conversation.more()) {
        all.add("A conversation has more entries than are read of one");
      }
    }
    return new ChatReading.Chats(Channel.SLACK, messages, all);
  }

  /** Reads {@code users.json}. */
  void users(String text) {
    for (JsonNode user : Json.parse(text, "Slack's users.json")) {
      String id = user.path("id").asString("");
      if (!id.isEmpty()) {
        people.put(id, person(id, user.path("profile"), user));
      }
    }
  }

  /** Reads {@code dms.json}: whoever is in each of several is the owner. */
  void directMessages(String text) {
    Map<String, Integer> in = new HashMap<>();
    int count = 0;
    for (JsonNode conversation : Json.parse(text, "Slack's dms.json")) {
      count++;
      for (JsonNode member : conversation.path("members")) {
        in.merge(member.asString(""), 1, Integer::sum);
      }
    }
    int all = count;
    List<String> everywhere =
        in.entrySet().stream().filter(one -> one.getValue() == all).map(Map.Entry::getKey).toList();
    owner = all >= 2 && everywhere.size() == 1 ? everywhere.getFirst() : "";
  }

  /** Reads a file of messages into the conversation of that name. */
  void day(String channel, String text, Budget budget) throws Budget.UsedUp {
    Conversation conversation =
        conversations.computeIfAbsent(channel, name -> new Conversation(Channel.SLACK, name));
    for (JsonNode one : Json.parse(text, "Slack's export")) {
      budget.checkTime();
      String said = one.path("text").asString("");
      boolean service =
          !one.path("type").asString("").equals("message")
              || one.path("subtype").asString("").startsWith("channel_");
      List<Conversation.Link> links = new ArrayList<>();
      String plain = SlackText.plain(said, this::nameOf, links);
      for (JsonNode attachment : one.path("attachments")) {
        plain = SlackText.withAttachment(plain, attachment, links);
      }
      List<String> files = new ArrayList<>();
      one.path("files").forEach(file -> files.add(file.path("name").asString("")));
      files.removeIf(String::isBlank);
      boolean empty = plain.isBlank() && files.isEmpty();
      if (service || empty) {
        continue;
      }
      Correspondent who = who(one);
      boolean ours = !owner.isEmpty() && one.path("user").asString("").equals(owner);
      conversation.add(who, ours, time(one.path("ts").asString("")), plain, links, files);
    }
  }

  private Correspondent who(JsonNode message) {
    String id = message.path("user").asString(message.path("bot_id").asString(""));
    Correspondent known = people.get(id);
    if (known != null) {
      return known;
    }
    Correspondent told = person(id, message.path("user_profile"), message);
    if (!id.isEmpty()) {
      people.put(id, told);
    }
    return told;
  }

  private static Correspondent person(String id, JsonNode profile, JsonNode other) {
    String name = "";
    for (String field : List.of("real_name", "display_name", "name")) {
      name = name.isEmpty() ? profile.path(field).asString("") : name;
    }
    for (String field : List.of("real_name", "username", "name")) {
      name = name.isEmpty() ? other.path(field).asString("") : name;
    }
    String address = profile.path("email").asString("");
    return new Correspondent(
        name,
        address.isEmpty() ? null : Correspondent.ofMail("", address).address(),
        id.isEmpty() ? null : "slack:" + id);
  }

  private String nameOf(String id) {
    Correspondent known = people.get(id);
    return known == null || known.name().isEmpty() ? id : known.name();
  }

  private static @Nullable Instant time(String ts) {
    int dot = ts.indexOf('.');
    String seconds = dot < 0 ? ts : ts.substring(0, dot);
    boolean number =
        !seconds.isEmpty()
            && seconds.length() <= 11
            && seconds.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      return null;
    }
    Instant second = Instant.ofEpochSecond(Long.parseLong(seconds));
    String part = dot < 0 ? "" : ts.substring(dot + 1);
    boolean micros = part.length() == 6 && part.chars().allMatch(c -> c >= '0' && c <= '9');
    return micros ? second.plusNanos(Long.parseLong(part) * 1_000) : second;
  }
}
