package dev.countersign.lure.chat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.text.WrittenDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code messages.csv} of LinkedIn's data export. Its columns have changed over the years; what is
 * needed is the conversation, who wrote, and the content. Whoever asked for the export takes part
 * in every conversation; that is how they are told.
 */
final class LinkedInExport {
  private static final String CONVERSATION = "CONVERSATION ID";
  private static final String FROM = "FROM";
  private static final String SENDER = "SENDER PROFILE URL";
  private static final String RECIPIENTS = "RECIPIENT PROFILE URLS";
  private static final String CONTENT = "CONTENT";
  private static final int MOST_PREAMBLE = 10;

  private final Map<String, Integer> columns;
  private final List<List<String>> rows;

  private LinkedInExport(Map<String, Integer> columns, List<List<String>> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  static boolean beginsLike(String head) {
    return head.contains(CONVERSATION) && head.contains(FROM) && head.contains(CONTENT);
  }

  static ChatReading.Chats read(String text, Budget budget) throws Budget.UsedUp {
    Map<String, Integer> columns = new HashMap<>();
    List<List<String>> rows = new ArrayList<>();
    List<String> defects = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .ofCsvRecord(text)) {
      int before = 0;
      for (CsvRecord row : reader) {
        budget.checkTime();
        List<String> fields = row.getFields();
        if (columns.isEmpty()) {
          if (isHeader(fields)) {
            for (int i = 0; i < fields.size(); i++) {
              columns.putIfAbsent(fields.get(i).strip().toUpperCase(Locale.ROOT), i);
            }
          } else if (++before > MOST_PREAMBLE) {
            break;
          }
        } else {
          rows.add(fields);
        }
      }
    } catch (CsvParseException | java.io.IOException e) {
      defects.add("LinkedIn's messages.csv is broken; it was read only to there");
    }
    List<Message> messages = new ArrayList<>();
    boolean more = false;
    LinkedInExport export = new LinkedInExport(columns, rows);
    for (Conversation conversation : export.conversations()) {
      conversation.sort();
      messages.addAll(conversation.messages());
      more |= conversation.more();
    }
    if (more) {
      defects.add("A conversation has more entries than are read of one");
    }
    return new ChatReading.Chats(Channel.LINKEDIN, messages, defects);
  }

  private static boolean isHeader(List<String> fields) {
    Set<String> names = new HashSet<>();
    fields.forEach(field -> names.add(field.strip().toUpperCase(Locale.ROOT)));
    return names.contains(CONVERSATION) && names.contains(FROM) && names.contains(CONTENT);
  }

  private Iterable<Conversation> conversations() {
    String owner = owner();
    Map<String, Conversation> conversations = new LinkedHashMap<>();
    for (List<String> row : rows) {
      String title = get(row, "CONVERSATION TITLE");
      Conversation conversation =
          conversations.computeIfAbsent(
              get(row, CONVERSATION), id -> new Conversation(Channel.LINKEDIN, title));
      String profile = get(row, SENDER);
      String name = get(row, FROM);
      String subject = get(row, "SUBJECT");
      String content = PlainMarkup.text(get(row, CONTENT));
      conversation.add(
          new Correspondent(name, null, profile.isEmpty() ? null : "linkedin:" + account(profile)),
          !owner.isEmpty() && owner.equals(who(profile, name)),
          WrittenDate.read(get(row, "DATE")),
          subject.isBlank() ? content : subject + "\n" + content,
          List.of(),
          files(get(row, "ATTACHMENTS")));
    }
    return conversations.values();
  }

  /** The one who takes part in all conversations; empty where nobody does, or several do. */
  private String owner() {
    Map<String, Set<String>> people = new LinkedHashMap<>();
    for (List<String> row : rows) {
      Set<String> here = people.computeIfAbsent(get(row, CONVERSATION), id -> new HashSet<>());
      here.add(who(get(row, SENDER), get(row, FROM)));
      String profiles = get(row, RECIPIENTS);
      for (String recipient : (profiles.isEmpty() ? get(row, "TO") : profiles).split("[;,]", 500)) {
        here.add(profiles.isEmpty() ? who("", recipient) : who(recipient, ""));
      }
    }
    Set<String> common = null;
    for (Set<String> here : people.values()) {
      if (common == null) {
        common = new HashSet<>(here);
      } else {
        common.retainAll(here);
      }
    }
    if (common == null) {
      return "";
    }
    common.remove("");
    return common.size() == 1 ? common.iterator().next() : ownerByFolder(common);
  }

  /** With one conversation both take part in all: what lies in SENT, or was a draft, is ours. */
  private String ownerByFolder(Set<String> candidates) {
    for (List<String> row : rows) {
      String who = who(get(row, SENDER), get(row, FROM));
      if (candidates.contains(who)
          && (get(row, "FOLDER").equalsIgnoreCase("SENT")
              || get(row, "IS MESSAGE DRAFT").equalsIgnoreCase("Yes"))) {
        return who;
      }
    }
    return "";
  }

  private static String who(String profile, String name) {
    return profile.isBlank() ? name.strip() : account(profile);
  }

  private static String account(String profile) {
    String plain = profile.strip();
    int in = plain.indexOf("/in/");
    String account = in < 0 ? plain : plain.substring(in + 4);
    return account.endsWith("/") ? account.substring(0, account.length() - 1) : account;
  }

  private static List<String> files(String attachments) {
    return attachments.isBlank() ? List.of() : List.of(attachments.split("\\s+", 50));
  }

  private String get(List<String> row, String column) {
    int at = columns.getOrDefault(column, -1);
    return at < 0 || at >= row.size() ? "" : row.get(at);
  }
}
